package experiment

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"

	"encephagen/sim/body"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Cap is after how many control ticks Gymnasium ends an episode that goes well.
const Cap = 1000

// Controller decides the action of a tick from the senses.
type Controller interface {
	Act(s *motor.Senses, action []float32)
}

// Survive lets a controller live one episode as Gymnasium counts it: the number of
// steps until the body is no longer healthy, at most Cap. The seed is that of the
// reset.
func Survive(b *body.Body, c Controller, seed uint64) (steps int, err error) {
	b.Reset(seed)
	action := make([]float32, len(b.Actuators()))
	var s motor.Senses
	for tick := range int64(Cap) {
		b.Senses(&s)
		s.Tick = tick
		s.DT = float64(b.StepsPerTick()) / frame.StepsPerSecond
		s.Time = float64(tick) * s.DT
		c.Act(&s, action)
		if err := b.Step(action, nil); err != nil {
			return int(tick), fmt.Errorf("seed %d, step %d: %w", seed, tick+1, err)
		}
		if !b.Healthy() {
			return int(tick) + 1, nil
		}
	}
	return Cap, nil
}

// SurviveAll lives an episode for each seed on several workers, each with its own
// body. birth gives the controller of a seed; done, if not nil, is told how many
// episodes are over.
func SurviveAll(ctx context.Context, model string, seeds []uint64, workers int,
	birth func(seed uint64) Controller, done func(episodes int)) ([]int, error) {
	steps := make([]int, len(seeds))
	var next atomic.Int64
	var group sync.WaitGroup
	var lock sync.Mutex // of the next two
	var failed error
	over := 0
	fail := func(err error) {
		lock.Lock()
		defer lock.Unlock()
		failed = errors.Join(failed, err)
	}
	for range min(max(1, workers), len(seeds)) {
		group.Go(func() {
			b, err := body.New(model)
			if err != nil {
				fail(err)
				return
			}
			defer b.Close()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(seeds) {
					return
				}
				if steps[i], err = Survive(b, birth(seeds[i]), seeds[i]); err != nil {
					fail(err)
					return
				}
				lock.Lock()
				if over++; done != nil {
					done(over)
				}
				lock.Unlock()
			}
		})
	}
	group.Wait()
	if failed != nil {
		return nil, failed
	}
	return steps, ctx.Err()
}

// MeanSD are the mean and the standard deviation of a sample.
func MeanSD(steps []int) (mean, sd float64) {
	n := float64(len(steps))
	for _, s := range steps {
		mean += float64(s) / n
	}
	if len(steps) < 2 {
		return mean, 0
	}
	for _, s := range steps {
		sd += (float64(s) - mean) * (float64(s) - mean) / (n - 1)
	}
	return mean, math.Sqrt(sd)
}
