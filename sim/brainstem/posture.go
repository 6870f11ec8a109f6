package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// PostureParams belong to the postural tone that stretch reflexes keep: a muscle
// that is stretched pulls back (Liddell & Sherrington 1924, Proc R Soc B
// 96:212). Every joint is drawn to the upright posture and damped. Without any
// search for better gains this alone doubles the time that the body stands. With
// BalanceParams on, trunk and legs balance instead.
type PostureParams struct {
	Stiffness float64 `unit:"1/rad" min:"0" max:"10" step:"0.05" default:"1" origin:"hard-wired" doc:"torque per angle away from the upright posture"`
	Damping   float64 `unit:"s/rad" min:"0" max:"1" step:"0.005" default:"0.05" origin:"hard-wired" doc:"torque against the speed of a joint"`
}

type posture struct{ activity float64 }

func (t *posture) update(p *PostureParams, plan *motor.Plan, s *motor.Senses, stand *BalanceParams, row []float64) {
	strongest := 0.0
	for j := range plan.Actuators {
		row[j] = -float64(p.Stiffness*s.JointPos[j]) - float64(p.Damping*s.JointVel[j])
	}
	if stand.On {
		(&balance{stand, plan, s, row}).act()
	}
	for _, u := range row[:plan.Actuators] {
		strongest = max(strongest, math.Abs(u))
	}
	t.activity = min(1, strongest/plan.Limit)
}
