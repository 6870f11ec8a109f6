package experiment

import (
	"context"
	"slices"
	"testing"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/motor"
)

func seeds(from, to uint64) (list []uint64) {
	for s := from; s < to; s++ {
		list = append(list, s)
	}
	return list
}

func survive(t *testing.T, model, controller string, list []uint64, workers int) []int {
	t.Helper()
	p, plan := sim.DefaultParams(model), motor.HumanoidPlan
	if model == "walker2d-v5" {
		plan = motor.WalkerPlan
	}
	steps, err := SurviveAll(context.Background(), model, list, workers,
		func(seed uint64) Controller { return NewController(controller, p, plan, seed) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return steps
}

// TestKnownSurvival: means over seeds 0 to 19 are those that Gymnasium itself gave
// with Python's controllers (see controllers.go for the walker's posture). The
// reference's noise is drawn otherwise here.
func TestKnownSurvival(t *testing.T) {
	for _, c := range []struct {
		model, controller string
		mean, within      float64
	}{
		{"humanoid-v5", "zero", 40.20, 0.005},
		{"humanoid-v5", "random", 23.85, 0.005},
		{"humanoid-v5", "posture", 93.70, 0.005},
		{"humanoid-v5", "reference", 65.1, 6},
		{"walker2d-v5", "zero", 115.85, 0.005},
		{"walker2d-v5", "random", 22.05, 0.005},
		{"walker2d-v5", "posture", 595.5, 20},
		{"walker2d-v5", "reference", 239.8, 20},
	} {
		if testing.Short() && c.controller != "reference" && c.controller != "zero" {
			continue
		}
		steps := survive(t, c.model, c.controller, seeds(0, 20), 2)
		mean, sd := MeanSD(steps)
		t.Logf("%s %s: %.2f +- %.2f", c.model, c.controller, mean, sd)
		if mean < c.mean-c.within || mean > c.mean+c.within {
			t.Errorf("%s %s: %.2f steps, want %v +- %v: %v", c.model, c.controller, mean, c.mean, c.within, steps)
		}
	}
}

// TestNewbornIsTheProducts: without its cortex the newborn moves to the bit as the
// whole one does.
func TestNewbornIsTheProducts(t *testing.T) {
	for _, model := range body.Models() {
		const seed, ticks = 5, 40
		whole, err := sim.New(sim.Config{Seed: seed, Body: model, Threads: 1})
		if err != nil {
			t.Fatal(err)
		}
		defer whole.Close()
		b, err := body.New(model)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		b.Reset(seed)
		n := NewController("newborn", sim.DefaultParams(model), b.Plan(), seed)
		action := make([]float32, b.Plan().Actuators)
		var s motor.Senses
		for tick := range ticks {
			b.Senses(&s)
			s.DT = float64(b.StepsPerTick()) / 10000
			n.Act(&s, action)
			if err := b.Step(action, nil); err != nil {
				t.Fatal(err)
			}
			if err := whole.Tick(); err != nil {
				t.Fatal(err)
			}
			f := whole.Frames().Newest()
			if !slices.Equal(f.Ctrl, action) {
				t.Fatalf("%s, tick %d: action %v, of the whole newborn %v", model, tick, action, f.Ctrl)
			}
			f.Release()
		}
	}
}

func TestSurvivalForAnyNumberOfWorkers(t *testing.T) {
	list := seeds(40, 46)
	want := survive(t, "humanoid-v5", "newborn", list, 1)
	if got := survive(t, "humanoid-v5", "newborn", list, 3); !slices.Equal(got, want) {
		t.Errorf("%v with 3 workers, %v with one", got, want)
	}
}

func TestSurviveStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	birth := func(uint64) Controller { return zero{} }
	if _, err := SurviveAll(ctx, "humanoid-v5", seeds(0, 3), 2, birth, nil); err == nil {
		t.Error("an ended context is not noticed")
	}
	if _, err := SurviveAll(context.Background(), "centaur", seeds(0, 3), 2, birth, nil); err == nil {
		t.Error("an unknown body is not noticed")
	}
}

// TestReferenceCordAddsNothing: its share of the torque is below 0.3 % of the
// range, as was measured in the reference.
func TestReferenceCordAddsNothing(t *testing.T) {
	c := newReferenceCord(1, false)
	largest, spikes := 0.0, false
	for range 200 {
		left, right := c.advance(0.3)
		for _, torque := range []float64{left, right} {
			largest = max(largest, torque*0.15*0.3, -torque*0.15*0.3)
		}
		spikes = spikes || left != 0
	}
	if !spikes || largest > 0.003*0.4*2 {
		t.Errorf("motor neurons fire: %v, largest torque %v", spikes, largest)
	}
}

func TestMeanSD(t *testing.T) {
	if mean, sd := MeanSD([]int{2, 4, 4, 6}); mean != 4 || sd < 1.632 || sd > 1.633 {
		t.Errorf("mean %v, sd %v", mean, sd)
	}
	if _, sd := MeanSD([]int{3}); sd != 0 {
		t.Errorf("sd of one: %v", sd)
	}
}
