package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// StartleParams belong to the startle: a sudden stimulus makes the whole body
// jerk through the giant neurons of the caudal pontine reticular nucleus (Koch
// 1999, Prog Neurobiol 59:107). Its level jumps with the stimulus and decays.
//
// A change of posture counts as one if the first 20 senses (height, orientation,
// 15 joint angles; fewer in a smaller body) change fast enough. The threshold is the reference system's;
// the release at birth reaches a tenth of it, so that sound is the usual cause.
//
// Newborns startle at 100 dB noise (Blumenthal, Avenando & Berg 1987, J Exp Child
// Psychol 44:64). Of the same jerk in children the neck has a median latency of
// 66 ms and the eyelid of 41 ms, and but for the blink it fades with repetition
// (Bakker et al. 2009, Clin Neurophysiol 120:424).
type StartleParams struct {
	Latency     float64 `unit:"ms" min:"0" max:"500" step:"5" default:"60" origin:"assumed" doc:"from the stimulus to torque; 66 ms in the neck of children"`
	Habituation float64 `min:"0" max:"1" step:"0.05" default:"0.2" origin:"assumed" doc:"share of the response that each startle costs the next"`
	Recovery    float64 `unit:"s" min:"1" max:"600" step:"1" default:"20" origin:"assumed" doc:"time constant with which it comes back"`
	Sound       float64 `min:"0" max:"1" step:"0.01" default:"0.3" origin:"hard-wired" doc:"loudness above which a sound startles"`
	ChangeSpeed float64 `unit:"1/s" min:"1" max:"1000" step:"1" default:"200" origin:"hard-wired" doc:"summed speed of the first 20 senses that startles: a change of 3 in 15 ms"`
	FullSpeed   float64 `unit:"1/s" min:"1" max:"1000" step:"1" default:"333.33333333333337" origin:"hard-wired" doc:"summed speed that startles fully: a change of 5 in 15 ms"`
	Kept        float64 `min:"0" max:"0.99" step:"0.01" default:"0.85" origin:"hard-wired" doc:"share of the level that is left after 15 ms"`
	Least       float64 `min:"0" max:"1" step:"0.01" default:"0.1" origin:"hard-wired" doc:"level below which nothing moves"`
	Amplitude   float64 `min:"0" max:"0.4" step:"0.01" default:"0.08" origin:"hard-wired" doc:"largest torque of any joint, action units"`
}

// keptOver is the time that Kept refers to, s.
const keptOver = 0.015

// called is the level that the senses of a tick call for.
func (p *StartleParams) called(s *motor.Senses, changed change) float64 {
	level := 0.0
	if s.Sound > p.Sound {
		level = min(1, s.Sound)
	}
	if changed.posture > p.ChangeSpeed*s.DT {
		level = max(level, min(1, changed.posture/(p.FullSpeed*s.DT)))
	}
	return level
}

// startle rises in the centre and, later, in the muscles. Either stage gets used
// to it in the same way.
type startle struct {
	stage [stages]jerk
}

type jerk struct {
	level float64
	habit habituation
}

func (st *startle) update(p *StartleParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, row []float64) {
	kept := math.Pow(p.Kept, s.DT/keptOver)
	for k, ticks := range arc.lags(p.Latency, s) {
		j, called := &st.stage[k], felt.ago(ticks).startle
		share := j.habit.share(called > 0, p.Habituation, p.Recovery, s)
		j.level = max(j.level*kept, called*share)
	}
	level := st.stage[muscle].level
	if level <= p.Least {
		return
	}
	// Joints jerk with mixed signs and strengths, always the same ones.
	for j := range plan.Actuators {
		row[j] = level * p.Amplitude * math.Sin(1.5*float64(j))
	}
}

// level of the centre, 0..1.
func (st *startle) level() float64 { return st.stage[centre].level }
