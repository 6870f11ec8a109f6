package experiment

import (
	"encephagen/sim"
	"encephagen/sim/motor"
)

// Whole is the ablation that takes nothing out.
const Whole = "nothing"

// Ablations names what can be taken out of the newborn: each of its terms of torque,
// the stepping drive to the cord, and the cortex, whose share in the torque is zero,
// so that it is shown and not lived.
func Ablations(plan motor.Plan) []string {
	names := []string{Whole}
	n := newNewborn(sim.DefaultParams(sim.DefaultBody), plan, 0)
	for _, term := range n.stem.Terms() {
		names = append(names, term.Name)
	}
	return append(names, "stepping", "cord", "cortex")
}

// NewAblated makes a newborn without one of Ablations. What is taken out still feels
// and counts, only its torque does not reach the muscles; without stepping the cord
// gets no drive.
func NewAblated(without string, p *sim.Params, plan motor.Plan, seed uint64) Controller {
	n := newNewborn(p, plan, seed)
	switch without {
	case Whole, "cortex":
		return n
	case "stepping":
		n.still = true
		return n
	case "cord":
		n.mute = len(n.terms) - 1
		return n
	}
	for i, term := range n.stem.Terms() {
		if term.Name == without {
			n.mute = i
			return n
		}
	}
	panic("experiment: nothing to take out is called " + without)
}
