package calibrate

import (
	"context"
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

// evaluate asks for the costs of all candidates on several workers. Each cost has
// its own place, so that order and number of workers do not matter. What is no
// number counts as the worst.
func evaluate(ctx context.Context, cost func(Candidate) float64, candidates []Candidate, workers int) ([]float64, error) {
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
				if math.IsNaN(costs[i]) || costs[i] > worst {
					costs[i] = worst
				}
			}
		})
	}
	group.Wait()
	return costs, ctx.Err()
}

const worst = math.MaxFloat64
