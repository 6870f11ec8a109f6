package calibrate

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// Problem is what is searched.
type Problem struct {
	Name  string
	Start []float64 // where the search begins
	Scale []float64 // how far each parameter is worth moving; nil: 1

	Lower, Upper []float64 // bounds; nil: none

	// Cost is minimised. It is called by several goroutines at once and must
	// depend on the candidate alone.
	Cost func(Candidate) float64
}

// Options say how it is searched.
type Options struct {
	Step       float64  // first step size, in scales; 0: 0.3
	Population int      // 0: 4 + 3 ln n
	Seed       uint64   //
	Workers    int      // 0: 1
	Evaluate   Evaluate // instead of Cost on Workers; may be nil
	Target     *float64 // stop at this cost or below; nil: none

	// Limits of the whole search; 0: none. Without restarts a run that can gain no
	// more ends it as well.
	Generations, Evaluations, Restarts int

	Checkpoint string         // file; "": none. What it holds is continued.
	Progress   func(Progress) // called after each generation; may be nil
}

// Progress is how far a search is.
type Progress struct {
	Generation, Evaluations int
	Run                     int // restarts so far
	Best                    float64
	Lowest                  float64 // cost of this generation's best
	Step                    float64
}

// Result is what a search found.
type Result struct {
	X           []float64 // of the lowest cost
	Cost        float64
	Mean        []float64 // of the last run: under noise it is the better estimate
	Generations int
	Evaluations int
	Restarts    int
	Reason      string // why it ended
}

const (
	maxPopulation = 1 << 20
	defaultStep   = 0.3
)

// Minimize searches until a limit, the target, or until nothing can be gained. If
// ctx ends, the result so far comes with its error, and the checkpoint, if there
// is one, can be continued.
func Minimize(ctx context.Context, p Problem, o Options) (Result, error) {
	s, err := newSearch(&p, &o)
	if err != nil {
		return Result{}, err
	}
	for {
		if reason := s.end(); reason != "" {
			return s.result(reason), nil
		}
		if err := s.generation(ctx); err != nil {
			return s.result("interrupted"), err
		}
	}
}

type search struct {
	checkpoint
	problem *Problem
	options *Options
	space   *space
	run     *strategy
}

func newSearch(p *Problem, o *Options) (*search, error) {
	sp, err := newSpace(p)
	if err != nil {
		return nil, err
	}
	n := len(p.Start)
	if o.Step == 0 {
		o.Step = defaultStep
	}
	if o.Population == 0 {
		o.Population = defaultPopulation(n)
	}
	if !(o.Step > 0) || math.IsInf(o.Step, 0) {
		return nil, fmt.Errorf("calibrate %s: first step %v; allowed: more than 0", p.Name, o.Step)
	}
	if o.Population < 4 || o.Population > maxPopulation {
		return nil, fmt.Errorf("calibrate %s: population %d; allowed: 4 to %d", p.Name, o.Population, maxPopulation)
	}
	s := &search{problem: p, options: o, space: sp}
	s.checkpoint = checkpoint{Search: fingerprint(p, o), Best: slices.Clone(p.Start), BestCost: worst}
	if o.Checkpoint != "" {
		found, err := load(o.Checkpoint, s.Search, n)
		if err != nil {
			return nil, err
		}
		if found != nil {
			s.checkpoint = *found
			s.run = &strategy{state: found.State}
			s.run.prepare()
			return s, nil
		}
	}
	s.run = newStrategy(make([]float64, n), o.Step, o.Population)
	return s, nil
}

// end says why the search is over, or "".
func (s *search) end() string {
	o := s.options
	switch {
	case o.Target != nil && s.BestCost <= *o.Target:
		return "target"
	case o.Generations > 0 && s.Generation >= o.Generations:
		return "generations"
	case o.Evaluations > 0 && s.Evaluations >= o.Evaluations:
		return "evaluations"
	}
	return s.Over
}

// generation asks, evaluates, tells and saves.
func (s *search) generation(ctx context.Context) error {
	points := s.run.ask(func(candidate, coordinate int) float64 {
		return normal(s.options.Seed, s.Generation, candidate, coordinate)
	})
	candidates := make([]Candidate, len(points))
	for i, point := range points {
		candidates[i] = Candidate{X: s.space.parameters(point), Generation: s.Generation, Index: i}
	}
	costs, err := s.costs(ctx, candidates)
	if err != nil {
		return err
	}
	for i, cost := range costs {
		if cost < s.BestCost {
			s.BestCost, s.Best = cost, candidates[i].X
		}
	}
	s.run.tell(costs)
	s.Generation++
	s.Evaluations += len(costs)
	s.Schedule.used(len(costs))
	progress := Progress{s.Generation, s.Evaluations, s.Schedule.Run, s.BestCost, slices.Min(costs), s.run.Step}

	if reason := s.run.spent(costs); reason != "" {
		s.restart(reason)
	} else if limit := s.Schedule.Limit; limit > 0 && s.Schedule.RunUsed >= limit {
		s.restart("share of evaluations")
	}
	if s.options.Checkpoint != "" {
		s.State = s.run.state
		if err := s.save(s.options.Checkpoint); err != nil {
			return err
		}
	}
	if s.options.Progress != nil {
		s.options.Progress(progress)
	}
	return nil
}

// restart begins another run, anywhere within the bounds, if one is left.
func (s *search) restart(reason string) {
	o := s.options
	if s.Schedule.Run >= o.Restarts {
		s.Over = reason
		return
	}
	draw := func(k int) float64 { return uniform(o.Seed, s.Generation, k) }
	population, share := s.Schedule.next(o.Population, [2]float64{draw(0), draw(1)})
	start := slices.Clone(s.problem.Start)
	for i := range start {
		if s.space.lower != nil {
			start[i] = s.space.lower[i] + draw(2+i)*(s.space.upper[i]-s.space.lower[i])
		} else {
			start[i] += s.space.scaleOf(i) * o.Step * (2*draw(2+i) - 1)
		}
	}
	s.run = newStrategy(s.space.point(start), share*o.Step, population)
}

func (s *search) result(reason string) Result {
	return Result{
		X: s.Best, Cost: s.BestCost, Mean: s.space.parameters(s.run.Mean),
		Generations: s.Generation, Evaluations: s.Evaluations, Restarts: s.Schedule.Run, Reason: reason,
	}
}
