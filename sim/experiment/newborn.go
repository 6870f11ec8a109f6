package experiment

import (
	"encephagen/sim"
	"encephagen/sim/brainstem"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
	"encephagen/sim/spinal"
)

// newborn is the product's own nervous system, with every reflex and the cord. It
// goes without the cortex, whose share in the torque is zero: its actions are
// those of a sim.Newborn of the same seed and parameters, to the bit.
type newborn struct {
	plan  motor.Plan
	stem  *brainstem.Brainstem
	cord  *spinal.Cord
	terms [][]float64 // the last is the cord's

	mute  int  // the term that does not reach the muscles; -1: none
	still bool // no drive reaches the cord
}

func newNewborn(p *sim.Params, plan motor.Plan, seed uint64) *newborn {
	n := &newborn{plan: plan, stem: brainstem.New(&p.Brainstem, plan, seed), cord: spinal.New(&p.Cord, plan, seed), mute: -1}
	for range len(n.stem.Terms()) + 1 {
		n.terms = append(n.terms, make([]float64, plan.Actuators))
	}
	return n
}

func (n *newborn) Act(s *motor.Senses, action []float32) {
	last := len(n.terms) - 1
	n.stem.Update(s, n.terms[:last])
	drive := n.stem.Stepping()
	if n.still {
		drive = 0
	}
	n.cord.Sense(s)
	n.cord.Advance(int(s.DT*frame.StepsPerSecond+0.5), drive)
	clear(n.terms[last])
	n.cord.Torque(n.terms[last], drive)
	if n.mute >= 0 {
		clear(n.terms[n.mute])
	}
	motor.Sum(action, n.terms, n.plan.Limit)
}
