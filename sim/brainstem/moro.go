package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// MoroParams belong to the Moro reflex: when support is lost, the trunk tips
// suddenly or a loud sound comes, the arms spread and then close in an embrace
// (Moro 1918, Muench Med Wochenschr 65:1147). Once begun it runs to its end.
// The legs take part less; in a body without arms theirs is the whole reflex:
// the hips extend, then flex.
//
// The release at birth stays below the trigger: Humanoid-v5 then falls by
// 0.029 m in a tick of 15 ms at most, 1.93 m/s, and Walker2d-v5 from lower.
type MoroParams struct {
	DropSpeed      float64 `unit:"m/s" min:"0.1" max:"10" step:"0.1" default:"2" origin:"hard-wired" doc:"speed of falling that triggers it: 0.03 m in 15 ms"`
	TiltSpeed      float64 `unit:"rad/s" min:"0.1" max:"40" step:"0.1" default:"13.333333333333334" origin:"hard-wired" doc:"speed of tipping that triggers it: 0.2 rad in 15 ms"`
	Sound          float64 `min:"0" max:"1" step:"0.01" default:"0.5" origin:"hard-wired" doc:"loudness above which a sound triggers it"`
	Extension      float64 `unit:"ms" min:"0" max:"2000" step:"15" default:"225" origin:"hard-wired" doc:"how long the arms spread (or the hips extend)"`
	Flexion        float64 `unit:"ms" min:"0" max:"2000" step:"15" default:"225" origin:"hard-wired" doc:"how long they embrace (or flex)"`
	Shoulder1      float64 `name:"shoulder 1" min:"0" max:"0.4" step:"0.01" default:"0.3" origin:"hard-wired" doc:"torque of the first shoulder axis, out and then in, action units"`
	Shoulder2      float64 `name:"shoulder 2" min:"0" max:"0.4" step:"0.01" default:"0.2" origin:"hard-wired" doc:"torque of the second shoulder axis while spreading, action units"`
	ElbowExtension float64 `min:"0" max:"0.4" step:"0.01" default:"0.2" origin:"hard-wired" doc:"torque that opens the elbows, action units"`
	ElbowFlexion   float64 `min:"0" max:"0.4" step:"0.01" default:"0.3" origin:"hard-wired" doc:"torque that closes them, action units"`
	HipExtension   float64 `min:"0" max:"0.4" step:"0.01" default:"0.16" origin:"hard-wired" doc:"torque that extends the hips of a body without arms, action units: 0.2 of the reference system's 0.8"`
	HipFlexion     float64 `min:"0" max:"0.4" step:"0.01" default:"0.1" origin:"hard-wired" doc:"torque that flexes them, action units: 0.2 of its 0.5"`
}

type moro struct {
	age      int     // ticks since the trigger, this one included; 0 at rest
	activity float64 // share of the reflex that is still to come
}

func (m *moro) running() bool { return m.age > 0 }

func (m *moro) update(p *MoroParams, plan *motor.Plan, s *motor.Senses, changed change, row []float64) {
	extension := int(math.Round(p.Extension / 1000 / s.DT))
	total := extension + int(math.Round(p.Flexion/1000/s.DT))
	if m.age > 0 {
		m.age++
	}
	if m.age > total {
		m.age = 0
	}
	triggered := changed.drop > p.DropSpeed*s.DT || changed.tilt > p.TiltSpeed*s.DT || s.Sound > p.Sound
	if m.age == 0 && triggered && total > 0 {
		m.age = 1
	}
	m.activity = 0
	if m.age == 0 {
		return
	}
	m.activity = float64(total-m.age+1) / float64(total)
	spreading := m.age <= extension
	for _, side := range [...]motor.Side{motor.Left, motor.Right} {
		switch {
		case !plan.HasArms() && spreading:
			plan.Hip[side].Add(row, p.HipExtension)
		case !plan.HasArms():
			plan.Hip[side].Add(row, -p.HipFlexion)
		case spreading:
			extendArm(row, plan, side, p.Shoulder1, p.Shoulder2, p.ElbowExtension)
		default:
			extendArm(row, plan, side, -p.Shoulder1, 0, -p.ElbowFlexion)
		}
	}
}
