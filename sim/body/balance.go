package body

import (
	"math"

	"encephagen/sim/motor"
)

// feelBalance tells where the centre of mass is beyond the middle of the feet and
// how fast it moves, forward and to the left as the trunk is turned. An animal
// builds this sense from joint angles, pressure under the feet and the vestibular
// organs; here the physics says it.
func (b *Body) feelBalance(s *motor.Senses) {
	var at, moving [3]float64
	for i, m := range b.mass {
		for k := range at {
			at[k] += float64(m * b.xipos[3*i+k])
		}
	}
	for k := range at {
		at[k] /= b.massSum
	}
	// MuJoCo gives each body's velocity at the common centre of mass: rotation,
	// then translation.
	for i, m := range b.mass {
		turn, shift := b.cvel[6*i:6*i+3], b.cvel[6*i+3:6*i+6]
		var arm [3]float64
		for k := range arm {
			arm[k] = b.xipos[3*i+k] - at[k]
		}
		for k := range moving {
			p, q := (k+1)%3, (k+2)%3
			moving[k] += float64(m * (shift[k] + float64(turn[p]*arm[q]) - float64(turn[q]*arm[p])))
		}
	}
	left, right := 3*b.bodyOf[b.feet[motor.Left]], 3*b.bodyOf[b.feet[motor.Right]]
	sin, cos := math.Sincos(s.Yaw())
	x := at[0] - (b.xpos[left]+b.xpos[right])/2
	y := at[1] - (b.xpos[left+1]+b.xpos[right+1])/2
	vx, vy := moving[0]/b.massSum, moving[1]/b.massSum
	s.Lean = [2]float64{float64(cos*x) + float64(sin*y), float64(cos*y) - float64(sin*x)}
	s.Sway = [2]float64{float64(cos*vx) + float64(sin*vy), float64(cos*vy) - float64(sin*vx)}
}
