package cortex

import (
	"fmt"
	"math"
	"slices"
)

// exactLimit bounds the arrival sums: int32s below it are exact as float32.
const exactLimit = 1 << 24

// Ceilings that the format is made for.
const (
	maxBackground = 2.0    // events/ms, as in the tag of BackgroundParams.Rate
	maxSenses     = 1000.0 // Hz per neuron
	maxStimulus   = 1000.0 // Hz per neuron
)

// charge is what a spike brings through one kind of synapse.
type charge struct {
	fast float64 // jump of the fast current, mV
	slow float64 // charge of the slow current, mV ms
}

// format says what one unit of the integer arrival sums means. Units are powers
// of two, the finest for which the largest sum stays below 2^24, at most 2^-16
// mV and 2^-13 mV ms; they are part of the network's identity.
type format struct {
	fastUnit, slowUnit float32 // mV, mV ms
	fast, slow         []int32 // by code, units
	background         []int32 // one event, by region, units of fast
	fastMax, slowMax   int64   // largest possible sums
}

// newFormat finds the units. The largest sum is reached if every synapse of a
// neuron delivers in the same step (fast) or window (slow; no neuron fires twice
// in a window), with as many background events as one neuron gets in one step
// with a probability above 1e-30. Were that exceeded, the conversion to float32
// would round, in the same way everywhere.
func newFormat(net *network, charges []charge, event []float64) (format, error) {
	events := rareCount((maxBackground+(maxSenses+maxStimulus)/1000)*dt, 1e-30)
	for bits := 0; bits < 16; bits++ {
		f := format{fastUnit: float32(math.Ldexp(1, bits-16))}
		for _, x := range event {
			f.background = append(f.background, units(x, f.fastUnit))
		}
		for _, c := range charges {
			f.fast = append(f.fast, units(c.fast, f.fastUnit))
		}
		f.fastMax = net.largestSum(f.fast, int64(events)*int64(slices.Max(f.background)))
		if f.fastMax >= exactLimit {
			continue
		}
		for bits := 0; bits < 16; bits++ {
			f.slowUnit = float32(math.Ldexp(1, bits-13))
			f.slow = f.slow[:0]
			for _, c := range charges {
				f.slow = append(f.slow, units(c.slow, f.slowUnit))
			}
			if f.slowMax = net.largestSum(f.slow, 0); f.slowMax < exactLimit {
				return f, nil
			}
		}
	}
	return format{}, fmt.Errorf("cortex: synapses too strong: the sum of all charges onto one neuron exceeds 2^24 units of any size")
}

func units(x float64, unit float32) int32 { return int32(math.Round(x / float64(unit))) }

// largestSum is the largest magnitude that the arrivals of one neuron can reach
// in one slot, with extra on top of the positive ones.
func (net *network) largestSum(byCode []int32, extra int64) int64 {
	up, down := make([]int64, net.neurons), make([]int64, net.neurons)
	for _, s := range net.syn {
		if c := int64(byCode[s&net.codeMask]); c > 0 {
			up[s>>net.codeBits] += c
		} else {
			down[s>>net.codeBits] -= c
		}
	}
	largest := int64(0)
	for i := range up {
		largest = max(largest, up[i]+extra, down[i])
	}
	return largest
}

// rareCount is the smallest k such that a Poisson variable of mean lambda
// exceeds k with a probability below p.
func rareCount(lambda, p float64) int {
	term := 1.0
	for k := 1; ; k++ {
		term *= lambda / float64(k)
		// Beyond twice lambda the tail is less than twice its first term.
		if 2*term < p && float64(k) > 2*lambda {
			return k - 1
		}
	}
}
