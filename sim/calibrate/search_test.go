package calibrate

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func search20(workers int, checkpoint string) (Problem, Options) {
	return Problem{Name: "Rosenbrock", Start: constant(0, 8), Lower: constant(-2, 8), Upper: constant(2, 8), Cost: rosenbrock},
		Options{Seed: 3, Workers: workers, Generations: 120, Restarts: 2, Checkpoint: checkpoint}
}

func TestSameResultForAnyNumberOfWorkers(t *testing.T) {
	var want Result
	for _, workers := range []int{1, 2, 3, 16} {
		p, o := search20(workers, "")
		r, err := Minimize(context.Background(), p, o)
		if err != nil {
			t.Fatal(err)
		}
		if workers == 1 {
			want = r
		} else if !reflect.DeepEqual(r, want) {
			t.Errorf("%d workers: %+v, one: %+v", workers, r, want)
		}
	}
}

// TestKillAndResume ends a search in the middle of generations again and again and
// continues it from its file.
func TestKillAndResume(t *testing.T) {
	p, o := search20(2, "")
	want, err := Minimize(context.Background(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "search.json")
	for kill := 1; ; kill++ {
		p, o := search20(2, path)
		ctx, cancel := context.WithCancel(context.Background())
		inner, lives := p.Cost, 0
		p.Cost = func(c Candidate) float64 {
			if c.Generation == 7*kill && c.Index == 3 {
				cancel()
			}
			return inner(c)
		}
		o.Progress = func(Progress) { lives++ }
		got, err := Minimize(ctx, p, o)
		cancel()
		if err == nil {
			if !reflect.DeepEqual(got, want) {
				t.Errorf("interrupted %d times: %+v, at one go: %+v", kill-1, got, want)
			}
			if kill < 10 {
				t.Errorf("only %d interruptions", kill-1)
			}
			break
		}
		if !errors.Is(err, context.Canceled) || lives > 7 {
			t.Fatalf("kill %d after %d generations: %v", kill, lives, err)
		}
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	// Going on from the end does nothing more, until it is allowed to.
	p, o = search20(1, path)
	if got, err := Minimize(context.Background(), p, o); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("from the end: %+v, %v", got, err)
	}
	o.Generations += 5
	if got, err := Minimize(context.Background(), p, o); err != nil || got.Generations != want.Generations+5 {
		t.Errorf("5 generations more: %+v, %v", got, err)
	}
}

func TestCheckpointsThatAreNotThisSearchs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "search.json")
	p, o := search20(1, path)
	if _, err := Minimize(context.Background(), p, o); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refuse := func(name, want string) {
		t.Helper()
		p, o := search20(1, path)
		if name == "seed" {
			o.Seed++
		}
		if _, err := Minimize(context.Background(), p, o); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
	refuse("seed", "another search")
	for name, text := range map[string]string{
		"cut":   string(whole[:len(whole)/2]),
		"empty": "",
		"state": strings.Replace(string(whole), `"lengths":[`, `"lengths":[1,`, 1),
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		refuse(name, "remove it")
	}
	o.Checkpoint = filepath.Join(path, "below", "a", "file")
	if _, err := Minimize(context.Background(), p, o); err == nil {
		t.Error("an impossible place for the checkpoint is accepted")
	}
}

// FuzzCheckpoint: whatever a file holds is refused or continued, never a panic.
func FuzzCheckpoint(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.json")
	p, o := search20(1, path)
	o.Generations = 2
	if _, err := Minimize(context.Background(), p, o); err != nil {
		f.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"state":{"mean":[1]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "search.json")
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		p, o := search20(1, path)
		if c, err := load(path, fingerprint(&p, &o), 8); (c == nil) == (err == nil) {
			t.Errorf("neither a checkpoint nor an error")
		}
	})
}

// TestBounds: an optimum at a corner is found, and nothing outside is ever asked
// for.
func TestBounds(t *testing.T) {
	p := Problem{Name: "corner", Start: constant(0.5, 6), Lower: constant(0.25, 6), Upper: constant(2, 6), Scale: constant(0.5, 6),
		Cost: func(c Candidate) float64 {
			for _, x := range c.X {
				if !(x >= 0.25 && x <= 2) {
					t.Errorf("asked for %v", c.X)
				}
			}
			return sphere(c) + 3*c.X[0] - 10*c.X[5] // the last is pulled to its upper bound
		}}
	r, err := Minimize(context.Background(), p, Options{Step: 1, Evaluations: 8000, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range r.X {
		want := 0.25
		if i == 5 {
			want = 2
		}
		if math.Abs(x-want) > 1e-6 {
			t.Errorf("parameter %d is %v, want %v", i, x, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ x, want float64 }{
		{1.5, 1.5}, {1, 1}, {3, 3}, {0.5, 1.5}, {3.5, 2.5}, {-2, 2}, {5, 1}, {101, 1}, {-1e9, 2}, {1e18, 2}, {103.25, 2.75},
	} {
		got := fold(c.x, 1, 3)
		if got < 1 || got > 3 || math.Abs(c.x) < 1e6 && math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v folds to %v, want %v", c.x, got, c.want)
		}
	}
}

// TestRestartsLeaveLocalMinima: one run on Rastrigin's function ends in one of its
// many valleys, BIPOP finds the deepest.
func TestRestartsLeaveLocalMinima(t *testing.T) {
	target := 1e-8
	p := Problem{Name: "Rastrigin", Start: constant(3.1, 5), Lower: constant(-5, 5), Upper: constant(5, 5), Cost: rastrigin}
	single, err := Minimize(context.Background(), p, Options{Step: 1, Seed: 1, Target: &target, Evaluations: 100000})
	if err != nil || single.Cost < 0.5 || single.Reason == "evaluations" {
		t.Errorf("one run: %+v, %v; it should end in a local minimum", single, err)
	}
	runs := map[int]int{}
	o := Options{Step: 1, Seed: 1, Target: &target, Evaluations: 100000, Restarts: 30}
	o.Progress = func(p Progress) { runs[p.Run]++ }
	r, err := Minimize(context.Background(), p, o)
	if err != nil || r.Cost > target || r.Reason != "target" {
		t.Errorf("with restarts: %+v, %v", r, err)
	}
	if r.Restarts == 0 || len(runs) != r.Restarts+1 {
		t.Errorf("%d restarts, runs %v", r.Restarts, runs)
	}
}

// TestSchedule: after the first run large and small ones share the evaluations.
func TestSchedule(t *testing.T) {
	var s schedule
	s.used(1000)
	if population, share := s.next(10, [2]float64{0.5, 0.5}); population != 20 || share != 1 || s.Small {
		t.Errorf("second run: population %d, share %v", population, share)
	}
	s.used(4000)
	for s.SmallUsed < 4000 {
		population, share := s.next(10, [2]float64{0.99, 0.5})
		if !s.Small || population != 10 || math.Abs(share-0.1) > 1e-12 || s.Limit != 2000 {
			t.Fatalf("small run: population %d, share %v, %+v", population, share, s)
		}
		s.used(1500)
	}
	if population, _ := s.next(10, [2]float64{}); population != 40 || s.Small {
		t.Errorf("second large run: population %d", population)
	}
}

func TestFlatAndBrokenCostsEnd(t *testing.T) {
	for name, cost := range map[string]float64{"flat": 1, "NaN": math.NaN(), "infinite": math.Inf(1)} {
		r, err := Minimize(context.Background(),
			Problem{Name: name, Start: constant(1, 4), Cost: func(Candidate) float64 { return cost }},
			Options{Generations: 5000})
		if err != nil || r.Reason == "generations" {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

func TestWrongProblems(t *testing.T) {
	good := func() (Problem, Options) {
		return Problem{Name: "wing", Start: []float64{1, 2}, Lower: []float64{0, 0}, Upper: []float64{3, 3}, Cost: sphere}, Options{}
	}
	for want, change := range map[string]func(*Problem, *Options){
		"no parameters":   func(p *Problem, _ *Options) { p.Start = nil },
		"both ends":       func(p *Problem, _ *Options) { p.Upper = nil },
		"outside":         func(p *Problem, _ *Options) { p.Start[1] = 4 },
		"starts at NaN":   func(p *Problem, _ *Options) { p.Start[0] = math.NaN() },
		"in scale":        func(p *Problem, _ *Options) { p.Scale = []float64{1} },
		"has scale":       func(p *Problem, _ *Options) { p.Scale = []float64{1, 0} },
		"first step":      func(_ *Problem, o *Options) { o.Step = -1 },
		"population 3":    func(_ *Problem, o *Options) { o.Population = 3 },
		"first step +Inf": func(_ *Problem, o *Options) { o.Step = math.Inf(1) },
	} {
		p, o := good()
		change(&p, &o)
		if _, err := Minimize(context.Background(), p, o); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "wing") {
			t.Errorf("%s: %v", want, err)
		}
	}
}
