package body

import "encephagen/sim/motor"

// Senses fills in what the body feels. Tick, Time and the stimuli are left to
// others. Joints stand in the order of the actuators.
func (b *Body) Senses(s *motor.Senses) {
	s.DT = b.tick
	b.gym.feelTorso(b, s)
	s.Actuators = len(b.drives)
	for i, d := range b.drives {
		s.JointPos[i] = b.qpos[d.pos]
		s.JointVel[i] = b.qvel[d.vel]
	}
	s.FootLoad = b.footLoad()
	b.feelBalance(s)
}

// Observation appends Gymnasium's observation to dst; the kinds of body tell what
// it holds.
func (b *Body) Observation(dst []float64) []float64 { return b.gym.observe(b, dst) }

// footLoad sums the normal forces of all contacts of each foot, N, by side.
func (b *Body) footLoad() (load [2]float64) {
	for i := range b.data.Contacts() {
		geom1, geom2 := b.data.Contact(i)
		for side, foot := range b.feet {
			if geom1 == foot || geom2 == foot {
				load[side] += b.data.NormalForce(i)
			}
		}
	}
	return load
}
