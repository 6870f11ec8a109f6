package experiment

import (
	"encephagen/sim/motor"
	"encephagen/sim/spinal"
)

// trialSeconds is how long each cord of the robustness trials runs.
const trialSeconds = 6

// Perturb judges the 112 cords with one number changed, each with its own noise
// seed from first on, and tells which lost their rhythm. step, if not nil, is
// called after each cord; false ends the trials.
func Perturb(p *spinal.Params, first uint64, step func() bool) (total int, lost []LostCord) {
	for i, change := range spinal.Perturbations() {
		r := spinal.Measure(spinal.New(change.Of(p), motor.HumanoidPlan, first+uint64(i)), trialSeconds, 0)
		total++
		if !r.Survives() {
			lost = append(lost, LostCord{change.Name, change.Factor, r.LeftRight})
		}
		if step != nil && !step() {
			break
		}
	}
	return total, lost
}

// LostCord is a perturbation that a cord does not survive.
type LostCord struct {
	Number    string  `json:"number"`
	Factor    float64 `json:"factor"`
	LeftRight float64 `json:"corr_lr"`
}

// Rewired counts how many of n cords oscillate after rewire moved their synapses.
func Rewired(p *spinal.Params, n int, first uint64, rewire func(c *spinal.Cord, seed uint64), step func() bool) (oscillating int) {
	for i := range n {
		seed := first + uint64(i)
		c := spinal.New(p, motor.HumanoidPlan, seed)
		rewire(c, seed)
		if r := spinal.Measure(c, trialSeconds, 0); r.Oscillates() {
			oscillating++
		}
		if step != nil && !step() {
			break
		}
	}
	return oscillating
}
