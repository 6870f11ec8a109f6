//go:build !race

package body

import (
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Without the race detector, which makes sync.Pool drop items at random.
func TestNothingIsAllocatedInSteadyState(t *testing.T) {
	b := newBody(t)
	ctrl, poses, state := make([]float32, 17), make([]frame.Pose, 18), []byte{}
	observation := []float64{}
	var s motor.Senses
	sub := func() { b.Poses(poses) }
	tick := func() {
		b.Senses(&s)
		b.Push(1, [3]float64{0, 1, 0})
		if err := b.Step(ctrl, sub); err != nil {
			t.Fatal(err)
		}
		observation = b.Observation(observation[:0])
		state = b.AppendState(state[:0])
	}
	tick()
	if n := testing.AllocsPerRun(100, tick); n != 0 {
		t.Errorf("%v allocations per tick", n)
	}
}
