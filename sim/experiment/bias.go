package experiment

import (
	"context"

	"encephagen/sim/body"
	"encephagen/sim/motor"
)

// constant is the control that whatever balances is held against: the same torque at
// every tick, whatever the senses say. Much of what looks like balance is only the
// right tone: in Walker2d-v5 a well chosen constant stands as long as the reference
// system's whole newborn.
type constant []float32

func (c constant) Act(_ *motor.Senses, action []float32) { copy(action, c) }

// MeanAction is the mean of all actions of a controller over the episodes of seeds,
// each until the body falls.
func MeanAction(ctx context.Context, model string, seeds []uint64, workers int, birth Birth, done func(episodes int)) ([]float32, error) {
	sums := make([][]float64, len(seeds)) // apart, so that their order is always the same
	ticks := make([]int, len(seeds))
	err := divide(ctx, model, len(seeds), workers, func(b *body.Body, i int) (err error) {
		sums[i] = make([]float64, len(b.Actuators()))
		ticks[i], err = live(b, birth(seeds[i]), seeds[i], Cap, func(_ int, _ *motor.Senses, action []float32) {
			for j, u := range action {
				sums[i][j] += float64(u)
			}
		})
		return err
	}, done)
	if err != nil || len(seeds) == 0 {
		return nil, err
	}
	mean, all := make([]float32, len(sums[0])), 0
	for _, n := range ticks {
		all += n
	}
	for j := range mean {
		sum := 0.0
		for i := range sums {
			sum += sums[i][j]
		}
		mean[j] = float32(sum / float64(all))
	}
	return mean, nil
}
