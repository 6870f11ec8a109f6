package brainstem

import "encephagen/sim/motor"

// WithdrawalParams belong to the flexor withdrawal reflex: a pinch of the foot
// bends hip and knee of that leg, and the other leg extends to bear the weight
// (Sherrington 1910, J Physiol 40:28).
//
// In newborns the knee's flexors answer a prick of the sole sooner and more
// strongly the stronger it is, and after a series more weakly (Andrews & Fitzgerald
// 1999, Dev Med Child Neurol 41:696); from the 35th week on the reflex habituates
// (Andrews & Fitzgerald 1994, Pain 56:95). It lasts longer than in adults (Hartley
// et al. 2015, Sci Rep 5:12519, and what they cite).
type WithdrawalParams struct {
	Latency     float64 `unit:"ms" min:"0" max:"900" step:"5" default:"90" origin:"assumed" doc:"from the pinch to torque: 25 cm of nerve each way at 28 m/s, several synapses, muscle"`
	Crossed     float64 `unit:"ms" min:"0" max:"500" step:"5" default:"45" origin:"assumed" doc:"how much later the other leg extends"`
	Threshold   float64 `min:"0" max:"1" step:"0.01" default:"0.3" origin:"hard-wired" doc:"pinch below which nothing moves: the reference system's"`
	Hip         float64 `min:"0" max:"0.4" step:"0.01" default:"0.3" origin:"assumed" doc:"torque that flexes the hip at a full pinch, action units"`
	Knee        float64 `min:"0" max:"0.4" step:"0.01" default:"0.3" origin:"assumed" doc:"torque that flexes the knee, action units"`
	Support     float64 `min:"0" max:"0.4" step:"0.01" default:"0.1" origin:"assumed" doc:"torque that extends hip and knee of the other leg, action units"`
	Decay       float64 `unit:"ms" min:"0" max:"5000" step:"50" default:"300" origin:"assumed" doc:"time constant with which it ends after the pinch"`
	Habituation float64 `min:"0" max:"1" step:"0.05" default:"0.25" origin:"assumed" doc:"share of the response that each pinch costs the next"`
	Recovery    float64 `unit:"s" min:"1" max:"600" step:"1" default:"15" origin:"assumed" doc:"time constant with which it comes back"`
}

// withdrawal has a third stage, which crosses to the other leg.
type withdrawal struct {
	stage    [stages + 1][2]flight // by side of the pinch
	activity float64
}

type flight struct {
	level float64
	habit habituation
}

const crossed = stages

func (w *withdrawal) update(p *WithdrawalParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, row []float64) {
	lags := arc.lags(p.Latency, s)
	for k, ticks := range [...]int{centre: lags[centre], muscle: lags[muscle], crossed: lag(p.Latency+p.Crossed, s)} {
		for side, x := range felt.ago(ticks).pinch {
			st := &w.stage[k][side]
			if x <= p.Threshold {
				x = 0
			}
			x *= st.habit.share(x > 0, p.Habituation, p.Recovery, s)
			st.level = max(x, fade(st.level, p.Decay, s))
		}
	}
	w.activity = 0
	for _, side := range [...]motor.Side{motor.Left, motor.Right} {
		w.activity = max(w.activity, w.stage[centre][side].level)
		level := w.stage[muscle][side].level
		plan.Hip[side].Add(row, -p.Hip*level)
		plan.Knee[side].Add(row, -p.Knee*level)
		level = w.stage[crossed][side].level
		plan.Hip[side.Other()].Add(row, p.Support*level)
		plan.Knee[side.Other()].Add(row, p.Support*level)
	}
}
