package calibrate

import (
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
)

// Candidate is what a cost is asked for.
type Candidate struct {
	X          []float64 // parameters, within the bounds
	Generation int       // of the whole search, from 0: a key for fresh noise
	Index      int       // in the generation
}

// Evaluate gives the costs of a generation, in its order, wherever and however they
// are found. What is found must depend on each candidate alone.
type Evaluate func(context.Context, []Candidate) ([]float64, error)

// onWorkers asks cost for all candidates on several workers. Each cost has its own
// place, so that order and number of workers do not matter.
func onWorkers(cost func(Candidate) float64, workers int) Evaluate {
	return func(ctx context.Context, candidates []Candidate) ([]float64, error) {
		costs := make([]float64, len(candidates))
		var next atomic.Int64
		var group sync.WaitGroup
		for range min(max(1, workers), len(candidates)) {
			group.Go(func() {
				for ctx.Err() == nil {
					i := int(next.Add(1)) - 1
					if i >= len(candidates) {
						return
					}
					costs[i] = cost(candidates[i])
				}
			})
		}
		group.Wait()
		return costs, ctx.Err()
	}
}

// costs asks for the costs of a generation. What is no number counts as the worst.
func (s *search) costs(ctx context.Context, candidates []Candidate) ([]float64, error) {
	evaluate := s.options.Evaluate
	if evaluate == nil {
		evaluate = onWorkers(s.problem.Cost, s.options.Workers)
	}
	costs, err := evaluate(ctx, candidates)
	if err != nil {
		return nil, err
	}
	if len(costs) != len(candidates) {
		panic(fmt.Sprintf("calibrate: %d costs for %d candidates", len(costs), len(candidates)))
	}
	for i, cost := range costs {
		if math.IsNaN(cost) || cost > worst {
			costs[i] = worst
		}
	}
	return costs, nil
}

const worst = math.MaxFloat64
