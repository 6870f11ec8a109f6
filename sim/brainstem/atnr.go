package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// ATNRParams belong to the asymmetric tonic neck reflex, the fencing posture:
// the arm on the side of the face extends, the other bends (Magnus & de Kleijn
// 1912, Pfluegers Arch 145:455; Gesell 1938 in infants). No body here has a
// neck; the turn of the head is a stimulus. Without arms nothing answers it.
//
// It is tonic: the posture is held while the head is turned.
type ATNRParams struct {
	Latency float64 `unit:"ms" min:"0" max:"1000" step:"5" default:"150" origin:"assumed" doc:"from the turn of the head to torque: neck spindles, medulla, cord"`
	Gain    float64 `min:"0" max:"0.4" step:"0.01" default:"0.1" origin:"hard-wired" doc:"torque of shoulder and elbow at a full turn of the head, action units"`
	Least   float64 `min:"0" max:"1" step:"0.01" default:"0.05" origin:"hard-wired" doc:"turn below which nothing moves"`
}

type atnr struct{ activity float64 }

func (a *atnr) update(p *ATNRParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, row []float64) {
	a.activity = 0
	if !plan.HasArms() {
		return
	}
	lags := arc.lags(p.Latency, s)
	a.activity = math.Abs(p.beyond(felt.ago(lags[centre]).turn))
	torque := p.Gain * p.beyond(felt.ago(lags[muscle]).turn)
	if torque == 0 {
		return
	}
	extendArm(row, plan, motor.Right, torque, 0, torque)
	extendArm(row, plan, motor.Left, -torque, 0, -torque)
}

// beyond is a turn that is large enough to be answered, positive with the face to
// the right.
func (p *ATNRParams) beyond(turn float64) float64 {
	if turn = max(-1, min(1, turn)); math.Abs(turn) <= p.Least {
		return 0
	}
	return turn
}
