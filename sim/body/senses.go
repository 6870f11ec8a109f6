package body

import "encephagen/sim/motor"

// Senses fills in what the body feels. Tick, Time and the stimuli are left to
// others. Joints stand in the order of the actuators.
func (b *Body) Senses(s *motor.Senses) {
	s.DT = b.tick
	s.Height = b.qpos[2]
	s.Quat = [4]float64(b.qpos[3:7])
	s.LinVel = [3]float64(b.qvel[0:3])
	s.AngVel = [3]float64(b.qvel[3:6])
	s.Actuators = len(b.drives)
	for i, d := range b.drives {
		s.JointPos[i] = b.qpos[d.pos]
		s.JointVel[i] = b.qvel[d.vel]
	}
	s.FootLoad = b.footLoad()
	s.Posture = [motor.StartlePosture]float64(b.qpos[2:])
}

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
