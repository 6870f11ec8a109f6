package brain

import (
	"math"

	"encephagen/sim/frame"
)

// state is what moves: everything that a picture shows of a moment, computed
// without a graphics card.
type state struct {
	static  *frame.Static
	step    float64
	flashes *flashes
	pulses  *pulses
	rate    []float32 // by region, Hz, excitatory
	gone    []bool    // by region: lesioned; may be short
	share   []shares  // by vertex, left then right hemisphere
	glow    []float32 // by vertex, 0..1 of the scale; lesioned cortex is at -1, outside it
}

func newState(st *frame.Static, a *Atlas, t *tracts) *state {
	s := &state{
		static: st, step: math.Inf(-1),
		flashes: newFlashes(len(st.RegionOf)),
		pulses:  newPulses(t, len(st.Regions), SpikesPerComet),
		rate:    make([]float32, len(st.Regions)),
	}
	for i := range a.Cortex {
		h := &a.Cortex[i]
		s.share = append(s.share, borders(h.Pial, h.Region, neighbours(len(h.Pial), h.Index))...)
	}
	s.glow = make([]float32, len(s.share))
	return s
}

// advance moves to a biological time. Time that runs backwards, as when
// somebody scrubs through the past, starts afresh: there were no spikes before.
func (s *state) advance(step float64, spikes []frame.Spike, rateE []float32, o *Options) {
	gap, shown := step-s.step, int64(math.Floor(step))
	if gap < 0 {
		s.flashes.reset(shown)
		s.pulses.reset()
		gap = 0
	}
	if gap > longestGap {
		gap = 0
	}
	s.step = step
	s.flashes.add(spikes)
	s.pulses.add(s.static, spikes)
	s.flashes.shown = shown
	s.pulses.at(step, gap*shutter)
	copy(s.rate, rateE)
	s.light(o)
}

// light spreads the regions' rates over the vertices, smoothed across borders.
func (s *state) light(o *Options) {
	low, scale := float32(o.Rate.Min), float32(1/(o.Rate.Max-o.Rate.Min))
	for i := range s.share {
		q := &s.share[i]
		var v float32
		for k, w := range q.weight {
			if w == 0 {
				break // shares are sorted
			}
			if r := int(q.region[k]); r < len(s.gone) && s.gone[r] {
				v -= w
				continue
			}
			v += w * min(max((s.rate[q.region[k]]-low)*scale, 0), 1)
		}
		s.glow[i] = v
	}
}
