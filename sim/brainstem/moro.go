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
// Its centre lies in the lower pons and the medulla (Futagi, Toribe & Suzuki 2012,
// Int J Pediatr 191562). Muscles of the neck answer a sound after 66 ms in children
// and those of the limbs later (Bakker et al. 2009, Clin Neurophysiol 120:424);
// half the conduction velocity of an adult leaves a newborn no faster.
//
// The release at birth stays below the trigger: Humanoid-v5 then falls by
// 0.029 m in a tick of 15 ms at most, 1.93 m/s, and Walker2d-v5 from lower. When
// an examiner lets a newborn fall by a few centimetres, the otoliths feel the lost
// support long before such a speed; that is a stimulus of its own.
type MoroParams struct {
	Latency        float64 `unit:"ms" min:"0" max:"500" step:"5" default:"75" origin:"assumed" doc:"from the stimulus to torque: a little after the neck's 66 ms in children"`
	Support        float64 `unit:"m" min:"0.005" max:"0.5" step:"0.005" default:"0.02" origin:"assumed" doc:"fall of the platform under the body that triggers it"`
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

// called tells whether the senses of a tick are a reason for it.
func (p *MoroParams) called(s *motor.Senses, changed change) bool {
	return changed.drop > p.DropSpeed*s.DT || changed.tilt > p.TiltSpeed*s.DT || s.Sound > p.Sound || s.Fall >= p.Support
}

// moro runs in the centre and, later, in the muscles.
type moro struct {
	stage    [stages]sequence
	activity float64 // share of the reflex that is still to come
}

// sequence counts the ticks of a reflex that runs to its end.
type sequence struct {
	age int // ticks since it began, this one included; 0 at rest
}

func (q *sequence) tick(called bool, total int) {
	if q.age > 0 {
		q.age++
	}
	if q.age > total {
		q.age = 0
	}
	if q.age == 0 && called && total > 0 {
		q.age = 1
	}
}

func (m *moro) running() bool { return m.stage[centre].age > 0 }

func (m *moro) update(p *MoroParams, arc *ArcParams, plan *motor.Plan, s *motor.Senses, felt *afferents, row []float64) {
	extension := int(math.Round(p.Extension / 1000 / s.DT))
	total := extension + int(math.Round(p.Flexion/1000/s.DT))
	for k, ticks := range arc.lags(p.Latency, s) {
		m.stage[k].tick(felt.ago(ticks).moro > 0, total)
	}
	m.activity = 0
	if m.running() {
		m.activity = float64(total-m.stage[centre].age+1) / float64(total)
	}
	age := m.stage[muscle].age
	if age == 0 {
		return
	}
	spreading := age <= extension
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
