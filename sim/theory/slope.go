package theory

import (
	"fmt"
	"math"

	"encephagen/sim/philox"
)

// neuron is one that is simulated by itself: leaky integrate-and-fire with one
// fast synaptic current, by the equations of package cortex, under two Poisson
// inputs. Two with equal fields have equal slopes.
type neuron struct {
	tauM, tauFast, threshold, refract float64 // ms, ms, mV, ms
	backgroundRate, backgroundJump    float64 // events/ms, mV
	inhibitionRate, inhibitionJump    float64
	target                            float64 // Hz
}

// How much is simulated: the rate of 5 Hz is then known to 0.8 %, and since all
// inputs are tried on the same events, the slope over them to about 1 %. A
// quarter of the cells finds where to measure it.
const (
	slopeCells   = 400
	slopeSeconds = 8
	slopeSettle  = 0.3 // s
	slopeDt      = 0.1 // ms

	// streamSlope keeps these draws apart from those of package philox.
	streamSlope = 0x736c6f70
)

// slope is by how much the rate rises with the mean input, Hz/mV, where the
// rate is at its target; input is that mean, mV.
func (n neuron) slope() (slope, input float64, err error) {
	// The logarithm of the rate is nearly straight over the input.
	const width = 0.5 // mV
	steep := 0.25     // 1/mV, a guess
	input = n.threshold - 5
	for range 8 {
		r := n.rate(input, slopeCells/4)
		step := 2.0
		if r > 0 {
			step = max(-6, min(6, math.Log(n.target/r)/steep))
		}
		input += step
		if math.Abs(step) < 0.02 {
			break
		}
	}
	below, above := n.rate(input-width, slopeCells), n.rate(input+width, slopeCells)
	if !(below > 0) || math.Abs(math.Log(above*below)/2-math.Log(n.target)) > 0.1 {
		return 0, 0, fmt.Errorf("theory: no mean input makes a neuron with a threshold of %g mV and %g events/ms of %g mV fire at %g Hz, so that its slope is not known",
			n.threshold, n.backgroundRate, n.backgroundJump, n.target)
	}
	return n.target * math.Log(above/below) / (2 * width), input, nil
}

// rate simulates some neurons under a mean input besides that of their events, Hz.
func (n neuron) rate(input float64, cells int) float64 {
	table := n.events()
	decay, alpha := math.Exp(-slopeDt/n.tauFast), slopeDt/n.tauM
	hold := int(math.Round(n.refract / slopeDt))
	// The events' own mean is taken out, so that input is all there is.
	input -= n.tauFast * (n.backgroundRate*n.backgroundJump + n.inhibitionRate*n.inhibitionJump)
	words := make([]uint32, 1000*4*philox.CallsPerBatch/8)
	steps, settle := int(slopeSeconds*1000/slopeDt), int(slopeSettle*1000/slopeDt)
	spikes := 0
	for cell := range cells {
		s, v := 0.0, n.threshold*float64(cell)/float64(cells)
		held := 0
		for step := range steps {
			at := step % len(words)
			if at == 0 {
				philox.Fill(words, 0, streamSlope, uint32(cell), 0, uint32(step/4))
			}
			s += table.jump(words[at])
			if held > 0 {
				held--
			} else if v += alpha * (s + input - v); v >= n.threshold {
				v, held = 0, hold-1
				if step >= settle {
					spikes++
				}
			}
			s *= decay
		}
	}
	return float64(spikes) / (float64(cells) * (slopeSeconds - slopeSettle))
}

// eventTable draws the sum of the jumps of one step by one word.
type eventTable struct {
	below []float64 // cumulative probability times 2^32
	jumps []float64 // mV
}

// events tabulates up to four events of either kind in a step. The likeliest
// stand first.
func (n neuron) events() *eventTable {
	poisson := func(mean float64, k int) float64 {
		p := math.Exp(-mean)
		for i := range k {
			p *= mean / float64(i+1)
		}
		return p
	}
	t := new(eventTable)
	sum := 0.0
	for total := range 9 {
		for i := range min(5, total+1) {
			b := total - i
			if b > 4 {
				continue
			}
			p := poisson(n.backgroundRate*slopeDt, b) * poisson(n.inhibitionRate*slopeDt, i)
			sum += p
			t.below = append(t.below, sum*(1<<32))
			t.jumps = append(t.jumps, float64(b)*n.backgroundJump+float64(i)*n.inhibitionJump)
		}
	}
	return t
}

func (t *eventTable) jump(word uint32) float64 {
	x := float64(word)
	for i, b := range t.below {
		if x < b {
			return t.jumps[i]
		}
	}
	return t.jumps[len(t.jumps)-1]
}
