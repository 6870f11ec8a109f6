package experiment

import (
	"context"
	"testing"

	"encephagen/sim"
	"encephagen/sim/calibrate"
	"encephagen/sim/motor"
)

// TestFitReflexes: the search has the 35 gains within their ranges, its cost is
// that of the episodes, for any number of workers, and it finds better ones.
func TestFitReflexes(t *testing.T) {
	const model, episodes = "humanoid-v5", 2
	fit, err := FitReflexes(model, sim.DefaultParams(model), episodes)
	if err != nil {
		t.Fatal(err)
	}
	if len(fit.Keys) != 35 || len(fit.Start) != 35 {
		t.Fatalf("%d parameters: %v", len(fit.Keys), fit.Keys)
	}
	for i, x := range fit.Start {
		if !(fit.Lower[i] < x && x < fit.Upper[i] && fit.Scale[i] > 0) {
			t.Errorf("%s: %v in %v to %v, scale %v", fit.Keys[i], x, fit.Lower[i], fit.Upper[i], fit.Scale[i])
		}
	}
	want := 0.0
	p := sim.DefaultParams(model)
	p.Brainstem.Balance.On = true
	steps, err := SurviveAll(context.Background(), model, []uint64{1006, 1007}, 1,
		func(seed uint64) Controller { return NewController("newborn", p, motor.HumanoidPlan, seed) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range steps {
		want -= float64(n) / episodes
	}
	if got := fit.Cost(calibrate.Candidate{X: fit.Start, Generation: 3}); got != want {
		t.Errorf("the cost of generation 3 is %v, of its episodes %v", got, want)
	}
	search := func(workers int) calibrate.Result {
		r, err := calibrate.Minimize(context.Background(), fit.Problem, calibrate.Options{Generations: 2, Population: 6, Workers: workers, Step: 0.1})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	one, two := search(1), search(2)
	if one.Cost != two.Cost || one.Mean[7] != two.Mean[7] || one.Cost >= 0 {
		t.Errorf("one worker: %v, two: %v", one.Cost, two.Cost)
	}
}

// TestBalanceKeepsItUp: on seeds that no search saw, with every reflex at work, the
// newborn stands more than twice as long with its fitted gains as without.
func TestBalanceKeepsItUp(t *testing.T) {
	const model = "humanoid-v5"
	list := seeds(0, 20)
	plain, _ := MeanSD(survive(t, model, "newborn", list, 2))
	p := sim.DefaultParams(model)
	p.Brainstem.Balance.On = true
	steps, err := SurviveAll(context.Background(), model, list, 2,
		func(seed uint64) Controller { return NewController("newborn", p, motor.HumanoidPlan, seed) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	balanced, sd := MeanSD(steps)
	t.Logf("%.1f steps without, %.1f +- %.1f with balance", plain, balanced, sd)
	if plain < 90 || plain > 125 || balanced < 2*plain {
		t.Errorf("%.1f steps without, %.1f with balance: %v", plain, balanced, steps)
	}
}
