package brain

import (
	"math"

	"encephagen/sim/frame"
)

// FlashTau is the time constant with which a flash fades, steps of 0.1 ms.
const FlashTau = 40 * frame.StepsPerMS

// flashes keeps when each neuron last fired. Brightness is a function of the
// age of that spike alone, so it does not depend on how often it is drawn.
type flashes struct {
	last   []int64
	light  []byte // per neuron, 255 at the moment of the spike
	fading []byte // by age in steps
}

const never = math.MinInt64 / 2

func newFlashes(neurons int) *flashes {
	f := &flashes{last: make([]int64, neurons), light: make([]byte, neurons)}
	for age := 0; ; age++ {
		b := byte(255*math.Exp(-float64(age)/FlashTau) + 0.5)
		if b == 0 {
			break
		}
		f.fading = append(f.fading, b)
	}
	f.reset()
	return f
}

func (f *flashes) reset() {
	for i := range f.last {
		f.last[i] = never
	}
}

func (f *flashes) add(spikes []frame.Spike) {
	for _, s := range spikes {
		f.last[s.Neuron] = s.Step
	}
}

// at computes the light of every neuron at a step.
func (f *flashes) at(step int64) {
	for i, last := range f.last {
		var b byte
		if age := step - last; uint64(age) < uint64(len(f.fading)) {
			b = f.fading[age]
		}
		f.light[i] = b
	}
}
