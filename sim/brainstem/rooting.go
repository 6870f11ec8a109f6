package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// RootingParams belong to rooting: touched at a cheek, the newborn turns its face
// there and searches (Prechtl 1958, Behaviour 13:212). No body here has a neck; the
// trunk turns to the side that is touched, and stays a little beyond the touch.
// The response is slow, and it wanes when the touch leads to nothing.
type RootingParams struct {
	Latency     float64 `unit:"ms" min:"0" max:"900" step:"10" default:"300" origin:"assumed" doc:"from the touch to torque: trigeminal nucleus, medulla and a slow turn; long enough to be timed by eye"`
	Threshold   float64 `min:"0" max:"1" step:"0.01" default:"0.1" origin:"hard-wired" doc:"touch below which nothing moves: the reference system's"`
	Turn        float64 `min:"0" max:"0.4" step:"0.01" default:"0.2" origin:"assumed" doc:"torque that turns the trunk at full touch (abdomen_z), action units"`
	Decay       float64 `unit:"ms" min:"0" max:"5000" step:"50" default:"400" origin:"assumed" doc:"time constant with which it ends after the touch"`
	Habituation float64 `min:"0" max:"1" step:"0.05" default:"0.25" origin:"assumed" doc:"share of the response that each touch costs the next"`
	Recovery    float64 `unit:"s" min:"1" max:"600" step:"1" default:"30" origin:"assumed" doc:"time constant with which it comes back"`
}

type rooting struct {
	stage    [stages]search
	activity float64
}

type search struct {
	level [2]float64 // by side
	habit [2]habituation
}

// update turns the trunk with the share that the gate lets through.
func (r *rooting) update(p *RootingParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, open float64, row []float64) {
	r.activity = 0
	if !plan.AbdomenZ.Exists() {
		return
	}
	for k, ticks := range arc.lags(p.Latency, s) {
		st, touch := &r.stage[k], &felt.ago(ticks).cheek
		for side, x := range touch {
			if x <= p.Threshold {
				x = 0
			}
			x *= st.habit[side].share(x > 0, p.Habituation, p.Recovery, s)
			st.level[side] = max(x, fade(st.level[side], p.Decay, s))
		}
	}
	now := &r.stage[muscle].level
	plan.AbdomenZ.Add(row, open*p.Turn*(now[motor.Right]-now[motor.Left]))
	early := &r.stage[centre].level
	r.activity = open * math.Abs(early[motor.Right]-early[motor.Left])
}
