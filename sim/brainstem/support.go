package brainstem

import "encephagen/sim/motor"

// SupportParams belong to the positive supporting reaction, or magnet reaction: a
// touch of the sole makes the leg extend against it (Magnus 1926, Lancet 208:531;
// Schaltenbrand 1925 in infants). Neither body has toes to grasp with; a body that
// has ankles presses the toes down as well, which is what is left of the plantar
// grasp. The weight on the feet that standing brings is no touch.
type SupportParams struct {
	Latency float64 `unit:"ms" min:"0" max:"500" step:"5" default:"70" origin:"assumed" doc:"from the touch to torque: 25 cm of nerve each way at 28 m/s, cord, muscle"`
	Leg     float64 `min:"0" max:"0.4" step:"0.01" default:"0.15" origin:"assumed" doc:"torque that extends hip and knee at full touch, action units"`
	Toes    float64 `min:"0" max:"0.4" step:"0.01" default:"0.1" origin:"assumed" doc:"torque that presses the toes down, action units"`
	Decay   float64 `unit:"ms" min:"0" max:"5000" step:"50" default:"100" origin:"assumed" doc:"time constant with which it ends after the touch"`
}

type support struct {
	stage    [stages][2]float64 // by side
	activity float64
}

func (u *support) update(p *SupportParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, row []float64) {
	for k, ticks := range arc.lags(p.Latency, s) {
		for side, x := range felt.ago(ticks).sole {
			u.stage[k][side] = max(x, fade(u.stage[k][side], p.Decay, s))
		}
	}
	u.activity = 0
	for _, side := range [...]motor.Side{motor.Left, motor.Right} {
		u.activity = max(u.activity, u.stage[centre][side])
		level := u.stage[muscle][side]
		plan.Hip[side].Add(row, p.Leg*level)
		plan.Knee[side].Add(row, p.Leg*level)
		plan.Ankle[side].Add(row, -p.Toes*level)
	}
}
