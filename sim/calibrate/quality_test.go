package calibrate

import (
	"context"
	"math"
	"testing"
)

// TestStandardFunctions reaches 1e-10 in about as many evaluations as pycma 4.5,
// the reference implementation, which was run with the same start, first step and
// population (sphere and ellipsoid in 20 dimensions: mean of seeds 1 to 3;
// otherwise seed 1). Rosenbrock's in 40 dimensions has a limit only.
func TestStandardFunctions(t *testing.T) {
	for _, c := range []struct {
		name        string
		cost        func(Candidate) float64
		dimension   int
		start, step float64
		pycma       int
	}{
		{"sphere", sphere, 20, 1, 0.5, 3076},
		{"sphere", sphere, 40, 1, 0.5, 5940},
		{"ellipsoid", ellipsoid, 20, 1, 0.5, 13416},
		{"ellipsoid", ellipsoid, 40, 1, 0.5, 49905},
		{"Rosenbrock", rosenbrock, 20, 0, 0.1, 17352},
		{"Rosenbrock", rosenbrock, 40, 0, 0.1, 0},
	} {
		if testing.Short() && c.dimension > 20 {
			continue
		}
		target := 1e-10
		r, err := Minimize(context.Background(),
			Problem{Name: c.name, Start: constant(c.start, c.dimension), Cost: c.cost},
			Options{Step: c.step, Seed: 1, Target: &target, Evaluations: 100000})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s in %d dimensions: %.1e after %d evaluations (pycma %d)", c.name, c.dimension, r.Cost, r.Evaluations, c.pycma)
		if !(r.Cost <= target) {
			t.Errorf("%s in %d dimensions: %.3g after %d evaluations, ended by %s", c.name, c.dimension, r.Cost, r.Evaluations, r.Reason)
		}
		if ratio := float64(r.Evaluations) / float64(c.pycma); c.pycma > 0 && ratio > 1.25 {
			t.Errorf("%s in %d dimensions: %d evaluations, pycma %d", c.name, c.dimension, r.Evaluations, c.pycma)
		}
	}
}

// TestStepSizeMatters guards against the defect of a CMA-ES that samples N(mean,
// C) without the step size: it would not notice a far too small first step.
func TestStepSizeMatters(t *testing.T) {
	used := map[float64]int{}
	target := 1e-10
	for _, step := range []float64{1e-6, 0.5, 1e3} {
		var first Progress
		r, err := Minimize(context.Background(),
			Problem{Name: "sphere", Start: constant(1, 20), Cost: sphere},
			Options{Step: step, Seed: 2, Target: &target, Evaluations: 20000, Progress: func(p Progress) {
				if p.Generation == 1 {
					first = p
				}
			}})
		if err != nil || r.Cost > target {
			t.Fatalf("first step %v: cost %v, %v", step, r.Cost, err)
		}
		used[step] = r.Evaluations
		// From (1, ..., 1) the first candidates lie a step away.
		if step == 1e-6 && math.Abs(first.Lowest-20) > 1e-3 || step == 1e3 && first.Lowest < 1e6 {
			t.Errorf("first step %v: the best of the first candidates costs %v", step, first.Lowest)
		}
	}
	if used[1e-6] < used[0.5]*11/10 || used[1e3] < used[0.5]*11/10 {
		t.Errorf("evaluations by first step: %v; a bad first step must cost some", used)
	}
}

// TestCovarianceLearnsTheShape: on the ellipsoid the axes of the candidates become
// those of the function.
func TestCovarianceLearnsTheShape(t *testing.T) {
	target := 1e-10
	p := Problem{Name: "ellipsoid", Start: constant(1, 8), Cost: ellipsoid}
	o := Options{Step: 0.5, Seed: 1, Target: &target, Evaluations: 20000}
	s, err := newSearch(&p, &o)
	if err != nil {
		t.Fatal(err)
	}
	for s.end() == "" {
		if err := s.generation(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	c := s.run.Covariance
	if ratio := math.Sqrt(c[0] / c[7*8+7]); ratio < 300 || ratio > 3000 {
		t.Errorf("the widest axis is %.0f times the narrowest, want about 1,000", ratio)
	}
}

// TestWeights holds the recombination weights against the tutorial's figures.
func TestWeights(t *testing.T) {
	k := deriveConstants(20, defaultPopulation(20))
	if len(k.weights) != 12 || k.parents != 6 {
		t.Fatalf("%d candidates, %d parents", len(k.weights), k.parents)
	}
	sum := 0.0
	for i, w := range k.weights {
		if i > 0 && w >= k.weights[i-1] || (i < 6) != (w > 0) {
			t.Errorf("weight %d is %v", i, w)
		}
		if i < 6 {
			sum += w
		}
	}
	if math.Abs(sum-1) > 1e-12 || math.Abs(k.parentsEff-3.729458934303068) > 1e-9 {
		t.Errorf("positive weights sum to %v, mu_eff %v", sum, k.parentsEff)
	}
	if s := k.c1 + k.cRank; s <= 0 || s >= 1 {
		t.Errorf("learning rates c1 %v, c_mu %v", k.c1, k.cRank)
	}
}

func BenchmarkGeneration(b *testing.B) {
	p := Problem{Name: "sphere", Start: constant(1, 35), Cost: sphere}
	s, err := newSearch(&p, &Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := s.generation(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
