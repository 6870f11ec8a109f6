package overlay

import "encephagen/sim/frame"

// Link names a lane of a causal strip.
type Link int

const (
	StimulusLink Link = iota
	ReceptorLink
	ReflexLink
	MotorLink
	TorqueLink
)

// CausalHover is what lies under a point of a causal strip.
type CausalHover struct {
	Link Link
	Step int64 // begin of the tick, biological steps
	Lost bool  // the tick never reached the strip

	Stimulus [frame.EventKinds]float32 // in units of EventKind.Scale
	Receptor [frame.Receptors]float32  // 0..1
	Cord     [4]float32                // Hz: flexor L, extensor L, flexor R, extensor R
	Reflex   []float32                 // 0..1, as Static.Reflexes; valid until the next Advance

	Actuator int // whose torque is shown, -1 for the sizes of all
	// Torque by term, N.m: at the actuator, or the sum of the sizes at all.
	Torque []float32
}

// At says what lies at x, y px from the strip's top left as it was last drawn.
func (s *Causal) At(x, y int) (hover CausalHover, ok bool) {
	x -= s.left
	y -= int(laneTop*s.scale + 0.5)
	if s.texture == nil || x < 0 || x >= s.plot || y < 0 || y >= s.height {
		return CausalHover{}, false
	}
	l := &s.lanes
	hover.Link = -1
	for i, lane := range [...]span{l.stimulus, l.receptor, l.reflex, l.motor, l.torque} {
		if lane.holds(y) {
			hover.Link = Link(i)
		}
	}
	h, column := s.chain, s.column(x)
	tick := column * ColumnSteps / int64(h.static.StepsPerTick)
	if hover.Link < 0 || column < 0 || tick < h.born || tick >= h.next {
		return CausalHover{}, false
	}
	hover.Step, hover.Actuator = tick*int64(h.static.StepsPerTick), h.look
	now, k := h.at(column)
	if now == nil {
		hover.Lost = true
		return hover, true
	}
	hover.Stimulus, hover.Receptor, hover.Cord = now.stimulus, now.receptor, now.cord
	hover.Reflex = h.reflex[k*len(h.family) : (k+1)*len(h.family)]
	actuators := len(h.static.Actuators)
	hover.Torque = make([]float32, len(h.static.Terms))
	for i := range hover.Torque {
		for j, a := range h.static.Actuators {
			u := h.terms[(k*len(hover.Torque)+i)*actuators+j] * float32(a.Gear)
			switch {
			case j == h.look:
				hover.Torque[i] = u
			case h.look < 0:
				hover.Torque[i] += max(u, -u)
			}
		}
	}
	return hover, true
}
