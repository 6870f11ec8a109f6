package experiment

import (
	"context"
	"flag"
	"strings"
	"testing"

	"encephagen/sim"
	"encephagen/sim/calibrate"
	"encephagen/sim/motor"
)

var long = flag.Bool("long", false, "let newborns live for 80 seeds a body instead of a few")

// TestFitReflexes: the search has the 47 gains within their ranges, its cost is
// that of the episodes, for any number of workers, and it finds better ones.
func TestFitReflexes(t *testing.T) {
	const model, episodes = "humanoid-v5", 2
	p := sim.DefaultParams(model)
	p.Brainstem.Balance.HipPitch, p.Brainstem.Balance.KneeStiffness = 0, 0 // falls soon
	fit, err := FitReflexes(model, p, episodes)
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

// TestBalanceKeepsItUp: on seeds that no search saw, with every reflex and the cord at
// work, the newborn stands for what was promised: by springs alone for a tenth of the
// time, in the plane to the end.
func TestBalanceKeepsItUp(t *testing.T) {
	lists := map[string][]uint64{"humanoid-v5": seeds(0, 10), "walker2d-v5": seeds(0, 5)}
	if *long {
		for model := range lists {
			lists[model] = append(seeds(0, 40), seeds(2000, 2040)...)
		}
	}
	for model, least := range map[string]float64{"humanoid-v5": 400, "walker2d-v5": 900} {
		steps := survive(t, model, "newborn", lists[model], 2)
		mean, sd := MeanSD(steps)
		low, high := Interval(steps)
		t.Logf("%s: %.1f +- %.1f steps, 95 %% %.1f to %.1f", model, mean, sd, low, high)
		if mean < least {
			t.Errorf("%s stands for %.1f steps, want %v: %v", model, mean, least, steps)
		}
	}
	p := sim.DefaultParams(humanoid)
	p.Brainstem.Balance.On = false
	steps, err := SurviveAll(context.Background(), humanoid, seeds(0, 10), 2,
		func(seed uint64) Controller { return NewController("newborn", p, motor.HumanoidPlan, seed) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	if plain, _ := MeanSD(steps); plain < 80 || plain > 150 {
		t.Errorf("by springs alone it stands for %.1f steps: %v", plain, steps)
	}
}
