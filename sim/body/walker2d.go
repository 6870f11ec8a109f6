package body

import (
	"math"

	"encephagen/sim/motor"
)

// walker2dV5 is Gymnasium's Walker2d-v5, a trunk on two legs in the plane y = 0.
var walker2dV5 = description{
	name:       "walker2d-v5",
	plan:       motor.WalkerPlan,
	file:       "body/walker2d.xml",
	subSteps:   4,
	footGeoms:  [2]string{"left foot", "right foot"},
	upright:    walkerZ,
	apart:      0.055,
	resetNoise: 5e-3,
	gym:        walker2d{},
}

type walker2d struct{}

// The trunk's place in qpos and qvel.
const (
	walkerX     = iota
	walkerZ     // height above the floor
	walkerPitch // positive when it tips forward, not limited to one turn
)

// observe gives 17 values:
//
//	0: 8  position: torso height, pitch, joints of the right and the left leg
//	8:17  velocity: torso forward, up, pitch, joints; limited to +-10
func (walker2d) observe(b *Body, dst []float64) []float64 {
	dst = append(dst, b.qpos[walkerZ:]...)
	for _, v := range b.qvel {
		dst = append(dst, min(max(v, -10), 10))
	}
	return dst
}

// progress is that of the trunk.
func (walker2d) progress(b *Body) float64 { return b.qpos[walkerX] }

// reward weighs speed, life and squared action as given, not as limited. Numpy
// adds the squares of single precision actions in single precision.
func (w walker2d) reward(b *Body, speed float64) Reward {
	squares := float32(0)
	for _, u := range b.ctrl {
		squares += float32(float32(u) * float32(u)) // the conversion keeps the compiler from fusing
	}
	r := Reward{Forward: speed, Control: float64(1e-3 * squares)}
	if w.healthy(b) {
		r.Healthy = 1
	}
	return r
}

// healthy is a trunk at a height between standing and jumping, and about
// upright.
func (walker2d) healthy(b *Body) bool {
	z, pitch := b.qpos[walkerZ], b.qpos[walkerPitch]
	return 0.8 < z && z < 2 && -1 < pitch && pitch < 1
}

// feelTorso tells the motion in the plane as one in space. The posture is the
// height, the pitch and the six joint angles; nothing else of it ever changes.
func (walker2d) feelTorso(b *Body, s *motor.Senses) {
	sin, cos := math.Sincos(b.qpos[walkerPitch] / 2)
	s.Height = b.qpos[walkerZ]
	s.Quat = [4]float64{cos, 0, sin, 0}
	s.LinVel = [3]float64{b.qvel[walkerX], 0, b.qvel[walkerZ]}
	s.AngVel = [3]float64{0, b.qvel[walkerPitch], 0}
	s.Posture = [motor.StartlePosture]float64{}
	copy(s.Posture[:], b.qpos[walkerZ:])
}
