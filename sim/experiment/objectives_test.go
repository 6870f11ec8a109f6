package experiment

import (
	"context"
	"strings"
	"testing"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/calibrate"
	"encephagen/sim/motor"
)

// TestFitReflexes: the search has the 47 gains within their ranges, its cost is
// that of the episodes, for any number of workers, and it finds better ones.
func TestFitReflexes(t *testing.T) {
	const model, episodes = "humanoid-v5", 2
	fit, err := FitReflexes(model, sim.DefaultParams(model), episodes)
	if err != nil {
		t.Fatal(err)
	}
	if len(fit.Keys) != 47 || len(fit.Start) != 47 {
		t.Fatalf("%d parameters: %v", len(fit.Keys), fit.Keys)
	}
	for i, x := range fit.Start {
		if !(fit.Lower[i] < x && x < fit.Upper[i] && fit.Scale[i] > 0) {
			t.Errorf("%s: %v in %v to %v, scale %v", fit.Keys[i], x, fit.Lower[i], fit.Upper[i], fit.Scale[i])
		}
	}
	want := 0.0
	p := sim.DefaultParams(model)
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

// TestFitReflexesOfTheWalker: only joints that it has are searched.
func TestFitReflexesOfTheWalker(t *testing.T) {
	fit, err := FitReflexes("walker2d-v5", sim.DefaultParams("walker2d-v5"), 1)
	if err != nil {
		t.Fatal(err)
	}
	keys := strings.Join(fit.Keys, " ")
	if len(fit.Keys) != 22 || !strings.Contains(keys, "ankle_lean_rate") || strings.Contains(keys, "side") || strings.Contains(keys, "abdomen") {
		t.Errorf("%d parameters: %v", len(fit.Keys), fit.Keys)
	}
}

// TestBalanceKeepsItUp: on seeds that no search saw, with every reflex at work, the
// newborn stands twice as long with its gains of balance as by springs, in the plane
// to the end.
func TestBalanceKeepsItUp(t *testing.T) {
	for _, model := range body.Models() {
		list := seeds(0, 20)
		balanced, sd := MeanSD(survive(t, model, "newborn", list, 2))
		p := sim.DefaultParams(model)
		p.Brainstem.Balance.On = false
		plan, better := motor.HumanoidPlan, 2.0
		if model == "walker2d-v5" {
			plan, better = motor.WalkerPlan, 1.1
		}
		steps, err := SurviveAll(context.Background(), model, list, 2,
			func(seed uint64) Controller { return NewController("newborn", p, plan, seed) }, nil)
		if err != nil {
			t.Fatal(err)
		}
		plain, _ := MeanSD(steps)
		t.Logf("%s: %.1f steps by springs, %.1f +- %.1f with balance", model, plain, balanced, sd)
		if balanced < better*plain || plan.HasArms() == (balanced == Cap) {
			t.Errorf("%s: %.1f steps by springs, %.1f with balance", model, plain, balanced)
		}
	}
}
