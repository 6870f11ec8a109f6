package experiment

import (
	"context"
	"fmt"
	"math"

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
	return live(b, c, seed, Cap, nil)
}

// live is Survive with an end of its own. Before each step watch, if not nil, may
// read the senses and the action and press on the body.
func live(b *body.Body, c Controller, seed uint64, end int, watch func(tick int, s *motor.Senses, action []float32)) (steps int, err error) {
	b.Reset(seed)
	action := make([]float32, len(b.Actuators()))
	var s motor.Senses
	for tick := range end {
		b.Senses(&s)
		s.Tick = int64(tick)
		s.DT = float64(b.StepsPerTick()) / frame.StepsPerSecond
		s.Time = float64(tick) * s.DT
		c.Act(&s, action)
		if watch != nil {
			watch(tick, &s, action)
		}
		if err := b.Step(action, nil); err != nil {
			return tick, fmt.Errorf("seed %d, step %d: %w", seed, tick+1, err)
		}
		if !b.Healthy() {
			return tick + 1, nil
		}
	}
	return end, nil
}

// Birth makes the controller of a seed.
type Birth func(seed uint64) Controller

// SurviveAll lives an episode for each seed on several workers, each with its own
// body. done, if not nil, is told how many episodes are over.
func SurviveAll(ctx context.Context, model string, seeds []uint64, workers int, birth Birth, done func(episodes int)) ([]int, error) {
	steps := make([]int, len(seeds))
	err := divide(ctx, model, len(seeds), workers, func(b *body.Body, i int) (err error) {
		steps[i], err = Survive(b, birth(seeds[i]), seeds[i])
		return err
	}, done)
	if err != nil {
		return nil, err
	}
	return steps, nil
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
