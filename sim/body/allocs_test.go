//go:build !race

package body

import (
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Without the race detector, which makes sync.Pool drop items at random.
func TestNothingIsAllocatedInSteadyState(t *testing.T) {
	for _, model := range Models() {
		if n := allocationsPerTick(t, newModel(t, model)); n != 0 {
			t.Errorf("%s: %v allocations per tick", model, n)
		}
	}
}

func allocationsPerTick(t *testing.T, b *Body) float64 {
	ctrl, poses, state := make([]float32, len(b.Actuators())), make([]frame.Pose, len(b.Geoms())), []byte{}
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
	return testing.AllocsPerRun(100, tick)
}
