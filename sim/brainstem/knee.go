package brainstem

import "encephagen/sim/motor"

// KneeParams belong to the antigravity tone of the knees, a constant pull of
// the extensors: the positive supporting reaction in its simplest form (Magnus
// 1924).
type KneeParams struct {
	Tone float64 `min:"-0.4" max:"0.4" step:"0.01" default:"0.05" origin:"hard-wired" doc:"constant torque that extends both knees, action units"`
}

func (p *KneeParams) tone(plan *motor.Plan, row []float64) {
	for _, knee := range plan.Knee {
		knee.Add(row, p.Tone)
	}
}
