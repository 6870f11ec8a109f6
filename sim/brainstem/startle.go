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
type StartleParams struct {
	Sound       float64 `min:"0" max:"1" step:"0.01" default:"0.3" origin:"hard-wired" doc:"loudness above which a sound startles"`
	ChangeSpeed float64 `unit:"1/s" min:"1" max:"1000" step:"1" default:"200" origin:"hard-wired" doc:"summed speed of the first 20 senses that startles: a change of 3 in 15 ms"`
	FullSpeed   float64 `unit:"1/s" min:"1" max:"1000" step:"1" default:"333.33333333333337" origin:"hard-wired" doc:"summed speed that startles fully: a change of 5 in 15 ms"`
	Kept        float64 `min:"0" max:"0.99" step:"0.01" default:"0.85" origin:"hard-wired" doc:"share of the level that is left after 15 ms"`
	Least       float64 `min:"0" max:"1" step:"0.01" default:"0.1" origin:"hard-wired" doc:"level below which nothing moves"`
	Amplitude   float64 `min:"0" max:"0.4" step:"0.01" default:"0.08" origin:"hard-wired" doc:"largest torque of any joint, action units"`
}

// keptOver is the time that Kept refers to, s.
const keptOver = 0.015

type startle struct{ level float64 }

func (st *startle) update(p *StartleParams, plan *motor.Plan, s *motor.Senses, changed change, row []float64) {
	st.level *= math.Pow(p.Kept, s.DT/keptOver)
	if s.Sound > p.Sound {
		st.level = max(st.level, min(1, s.Sound))
	}
	if changed.posture > p.ChangeSpeed*s.DT {
		st.level = max(st.level, min(1, changed.posture/(p.FullSpeed*s.DT)))
	}
	if st.level <= p.Least {
		return
	}
	// Joints jerk with mixed signs and strengths, always the same ones.
	for j := range plan.Actuators {
		row[j] = st.level * p.Amplitude * math.Sin(1.5*float64(j))
	}
}
