package body

// Observation appends the 348 values of Gymnasium's observation to dst:
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
func (b *Body) Observation(dst []float64) []float64 {
	dst = append(dst, b.qpos[2:]...)
	dst = append(dst, b.qvel...)
	dst = append(dst, b.cinert[10:]...) // entry 0 is the world
	dst = append(dst, b.cvel[6:]...)
	dst = append(dst, b.qfrcActuator[6:]...) // the torso is not driven
	return append(dst, b.cfrc[6:]...)
}
