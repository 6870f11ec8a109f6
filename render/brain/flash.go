package brain

import "encephagen/sim/frame"

// FlashTau is the time constant with which a flash fades, steps of 0.1 ms.
const FlashTau = 40 * frame.StepsPerMS

// flashColumns is how many neurons lie in a row of the picture of last spikes.
const flashColumns = 1024

// flashes keeps when each neuron last fired. Its brightness is a function of the
// age of that spike alone (soma.vert), so it does not depend on how often it is
// drawn. Steps are kept mod 2^32: after 119 h of silence, 59 h without any spike, a
// neuron flashes once.
type flashes struct {
	last  []uint32 // step of each neuron's last spike, in whole rows of flashColumns
	shown int64    // step
	anew  bool     // the past is another one than before
}

func newFlashes(neurons int) *flashes {
	rows := (neurons + flashColumns - 1) / flashColumns
	f := &flashes{last: make([]uint32, rows*flashColumns)}
	f.reset(0)
	return f
}

// reset begins anew at a step: nobody has fired.
func (f *flashes) reset(step int64) {
	for i := range f.last {
		f.last[i] = uint32(step) - 1<<31
	}
	f.anew = true
}

func (f *flashes) add(spikes []frame.Spike) {
	for _, s := range spikes {
		f.last[s.Neuron] = uint32(s.Step)
	}
}
