package body

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

// TestBalanceSense: the velocity of the centre of mass is what its place changes
// by, and both turn with the trunk.
func TestBalanceSense(t *testing.T) {
	for _, model := range Models() {
		b, err := New(model)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		b.Reset(3)
		ctrl := make([]float32, len(b.Actuators()))
		for i := range ctrl {
			ctrl[i] = 0.3 * float32(i%3-1)
		}
		var before, after motor.Senses
		feet := func() (x float64) { // their middle, moves too
			return (b.xpos[3*b.bodyOf[b.feet[0]]] + b.xpos[3*b.bodyOf[b.feet[1]]]) / 2
		}
		for tick := range 12 {
			b.Senses(&before)
			place := before.Lean[0] + feet()
			if err := b.Step(ctrl, nil); err != nil {
				t.Fatal(err)
			}
			b.Senses(&after)
			if math.Abs(after.Yaw()) > 0.02 {
				break
			}
			speed := (after.Lean[0] + feet() - place) / after.DT
			if mean := (before.Sway[0] + after.Sway[0]) / 2; tick > 0 && math.Abs(mean-speed) > 0.02 {
				t.Errorf("%s, tick %d: the centre of mass moves at %.4f m/s and is felt at %.4f", model, tick, speed, mean)
			}
		}
	}
	b := newBody(t)
	feel := func(yaw float64) (s motor.Senses) {
		b.place(func(qpos, qvel []float64) {
			sin, cos := math.Sincos(yaw / 2)
			copy(qpos[3:], []float64{cos, 0, 0, sin})
			qpos[2], qpos[8], qpos[9] = 1.4, 0.3, 0.2 // bent forward and to a side
			sin, cos = math.Sincos(yaw)
			qvel[0], qvel[1] = 0.5*cos-0.2*sin, 0.5*sin+0.2*cos
		})
		b.Senses(&s)
		return s
	}
	straight, turned := feel(0), feel(2)
	for k, want := range [2]float64{0.5, 0.2} {
		if math.Abs(straight.Lean[k]) < 0.01 || math.Abs(straight.Lean[k]-turned.Lean[k]) > 1e-9 {
			t.Errorf("axis %d: lean %v straight, %v turned", k, straight.Lean[k], turned.Lean[k])
		}
		if math.Abs(straight.Sway[k]-want) > 1e-9 || math.Abs(turned.Sway[k]-want) > 1e-9 {
			t.Errorf("axis %d: sway %v straight, %v turned, want %v", k, straight.Sway[k], turned.Sway[k], want)
		}
	}
}
