package body

import "encephagen/sim/motor"

// humanoidV5 is Gymnasium's Humanoid-v5, a three-dimensional body with arms.
var humanoidV5 = description{
	name:       "humanoid-v5",
	plan:       motor.HumanoidPlan,
	file:       "body/humanoid.xml",
	subSteps:   5,
	footGeoms:  [2]string{"left foot", "right foot"},
	upright:    2,
	resetNoise: 0.01,
	gym:        humanoid{},
}

type humanoid struct{}

// observe gives 348 values:
//
//	  0: 22  position: torso height, torso quaternion (w, x, y, z), 17 joint angles
//	 22: 45  velocity: torso linear (world) and angular (own frame), 17 joints
//	 45:175  inertia and mass of each of 13 bodies about the centre of mass, 10 each
//	175:253  velocity of each body about the centre of mass, rotation then translation
//	253:270  actuator force on each joint, N.m
//	270:348  external force on each body, torque then force
//
// Joints stand in MuJoCo's order of joints (abdomen z, y, x, right leg, left leg,
// right arm, left arm), which is not that of the actuators.
func (humanoid) observe(b *Body, dst []float64) []float64 {
	dst = append(dst, b.qpos[2:]...)
	dst = append(dst, b.qvel...)
	dst = append(dst, b.cinert[10:]...) // entry 0 is the world
	dst = append(dst, b.cvel[6:]...)
	dst = append(dst, b.qfrcActuator[6:]...) // the torso is not driven
	return append(dst, b.cfrc[6:]...)
}

// progress is that of the centre of mass.
func (humanoid) progress(b *Body) float64 {
	sum := 0.0
	for i, m := range b.mass {
		sum += float64(m * b.xipos[3*i]) // the conversion keeps the compiler from fusing
	}
	return sum / b.massSum
}

// reward weighs speed, life, squared action as given, not as limited, and
// squared force from outside on each body.
func (h humanoid) reward(b *Body, speed float64) Reward {
	r := Reward{
		Forward: 1.25 * speed,
		Control: 0.1 * b.sumOfSquares(b.ctrl),
		Contact: min(5e-7*b.sumOfSquares(b.cfrc), 10),
	}
	if h.healthy(b) {
		r.Healthy = 5
	}
	return r
}

// healthy is a torso at a height between standing and jumping.
func (humanoid) healthy(b *Body) bool {
	z := b.qpos[2]
	return 1 < z && z < 2
}

func (humanoid) feelTorso(b *Body, s *motor.Senses) {
	s.Height = b.qpos[2]
	s.Quat = [4]float64(b.qpos[3:7])
	s.LinVel = [3]float64(b.qvel[0:3])
	s.AngVel = [3]float64(b.qvel[3:6])
	s.Posture = [motor.StartlePosture]float64(b.qpos[2:])
}
