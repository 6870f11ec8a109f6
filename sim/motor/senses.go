package motor

import "math"

// StartlePosture is how many leading senses the startle reflex compares from
// tick to tick: torso height, torso quaternion and the first 15 joint angles.
const StartlePosture = 20

// Senses is what the body reports at the start of a control tick.
type Senses struct {
	Tick int64   // control ticks completed since birth
	Time float64 // biological time, s
	DT   float64 // length of one control tick, s

	Height float64    // torso height above the floor, m
	Quat   [4]float64 // torso orientation (w, x, y, z)
	LinVel [3]float64 // torso velocity, world frame, m/s
	AngVel [3]float64 // torso angular velocity, body frame (roll, pitch, yaw), rad/s

	Actuators int                   // how many entries of the next two are in use
	JointPos  [MaxActuators]float64 // joint angle by actuator, rad
	JointVel  [MaxActuators]float64 // joint velocity by actuator, rad/s

	Lean [2]float64 // centre of mass beyond the middle of the feet: forward, left by the trunk's heading, m
	Sway [2]float64 // its velocity, by the same axes, m/s

	FootLoad [2]float64              // contact force on each foot (Left, Right), N
	Posture  [StartlePosture]float64 // the first senses of the Gymnasium observation

	HeadTurn   float64    // stimulus: -1 face left ... +1 face right
	PalmTouch  [2]float64 // stimulus: pressure on each palm, 0..1
	SoleTouch  [2]float64 // stimulus: touch of each sole, beyond what the floor presses, 0..1
	CheekTouch [2]float64 // stimulus: touch of each cheek, 0..1
	Pinch      [2]float64 // stimulus: a pinch of each foot, 0..1
	Sound      float64    // stimulus: loudness, 0..1
	Fall       float64    // stimulus: by how much the support fell away, m, while the body follows
}

// Pitch is the forward tilt of the torso in rad, positive when it tips forward.
func (s *Senses) Pitch() float64 {
	w, x, y, z := s.Quat[0], s.Quat[1], s.Quat[2], s.Quat[3]
	return math.Asin(max(-1, min(1, 2*(float64(w*y)-float64(z*x)))))
}

// Roll is the sideways tilt of the torso in rad, positive towards its right.
func (s *Senses) Roll() float64 {
	w, x, y, z := s.Quat[0], s.Quat[1], s.Quat[2], s.Quat[3]
	return math.Atan2(2*(float64(w*x)+float64(y*z)), 1-2*(float64(x*x)+float64(y*y)))
}

// Yaw is the heading of the torso in rad, positive to the left.
func (s *Senses) Yaw() float64 {
	w, x, y, z := s.Quat[0], s.Quat[1], s.Quat[2], s.Quat[3]
	return math.Atan2(2*(float64(w*z)+float64(x*y)), 1-2*(float64(y*y)+float64(z*z)))
}

// Tilt is the angle between the torso's long axis and the vertical, rad.
func (s *Senses) Tilt() float64 {
	x, y := s.Quat[1], s.Quat[2]
	return math.Acos(max(-1, min(1, 1-2*(float64(x*x)+float64(y*y)))))
}

// RollRate and PitchRate are angular velocities in the torso's own frame, rad/s.
func (s *Senses) RollRate() float64  { return s.AngVel[0] }
func (s *Senses) PitchRate() float64 { return s.AngVel[1] }
