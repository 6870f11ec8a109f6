package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// ATNRParams belong to the asymmetric tonic neck reflex, the fencing posture:
// the arm on the side of the face extends, the other bends (Magnus & de Kleijn
// 1912, Pfluegers Arch 145:455; Gesell 1938 in infants). No body here has a
// neck; the turn of the head is a stimulus. Without arms nothing answers it.
type ATNRParams struct {
	Gain  float64 `min:"0" max:"0.4" step:"0.01" default:"0.1" origin:"hard-wired" doc:"torque of shoulder and elbow at a full turn of the head, action units"`
	Least float64 `min:"0" max:"1" step:"0.01" default:"0.05" origin:"hard-wired" doc:"turn below which nothing moves"`
}

type atnr struct{ activity float64 }

func (a *atnr) update(p *ATNRParams, plan *motor.Plan, s *motor.Senses, row []float64) {
	turn := max(-1, min(1, s.HeadTurn)) // positive: face to the right
	a.activity = 0
	if math.Abs(turn) <= p.Least || !plan.HasArms() {
		return
	}
	a.activity = math.Abs(turn)
	torque := p.Gain * turn
	extendArm(row, plan, motor.Right, torque, 0, torque)
	extendArm(row, plan, motor.Left, -torque, 0, -torque)
}
