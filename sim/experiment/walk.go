package experiment

import (
	"context"
	"math"

	"encephagen/sim/body"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// walkFor is how long a newborn may walk, s.
const walkFor = 10.0

// Walk is how far a newborn gets until it falls, at most for walkFor.
type Walk struct {
	Seconds float64 `json:"seconds"` // upright
	Metres  float64 `json:"metres"`  // of the trunk, along the ground, from start to end
	Forward float64 `json:"forward"` // of these in the direction that it faced first, m
	Steps   int     `json:"steps"`   // how often a foot came down that had been lifted
}

// liftedFor is how long a foot has to be off the ground to count as lifted, s: feet
// that only tremble on the ground make no steps.
const liftedFor = 0.06

// Walks lets every seed walk.
func Walks(ctx context.Context, model string, seeds []uint64, workers int, birth Birth, done func(episodes int)) ([]Walk, error) {
	walks := make([]Walk, len(seeds))
	err := divide(ctx, model, len(seeds), workers, func(b *body.Body, i int) (err error) {
		walks[i], err = walk(b, birth(seeds[i]), seeds[i])
		return err
	}, done)
	return walks, err
}

func walk(b *body.Body, c Controller, seed uint64) (w Walk, err error) {
	dt := float64(b.StepsPerTick()) / frame.StepsPerSecond
	poses := make([]frame.Pose, len(b.Geoms()))
	at := func() (x, y float64) {
		b.Poses(poses)
		return float64(poses[1].Pos[0]), float64(poses[1].Pos[1]) // the floor is 0, the trunk 1
	}
	var x0, y0, yaw float64
	var lifted [2]int // ticks
	landed := false   // the fall at birth is no step
	steps, err := live(b, c, seed, int(math.Round(walkFor/dt)), func(tick int, s *motor.Senses, _ []float32) {
		if tick == 0 {
			x0, y0 = at()
			yaw = s.Yaw()
		}
		for side, load := range s.FootLoad {
			if load > 0 {
				if landed && float64(lifted[side])*dt >= liftedFor {
					w.Steps++
				}
				lifted[side] = 0
			} else {
				lifted[side]++
			}
		}
		landed = landed || s.FootLoad[0] > 0 && s.FootLoad[1] > 0
	})
	x, y := at()
	sin, cos := math.Sincos(yaw)
	w.Seconds = float64(steps) * dt
	w.Metres = math.Hypot(x-x0, y-y0)
	w.Forward = float64((x-x0)*cos) + float64((y-y0)*sin)
	return w, err
}

// MeanWalk is the mean of walks, its steps rounded.
func MeanWalk(walks []Walk) (mean Walk) {
	n, steps := float64(len(walks)), 0
	for _, w := range walks {
		mean.Seconds += w.Seconds / n
		mean.Metres += w.Metres / n
		mean.Forward += w.Forward / n
		steps += w.Steps
	}
	mean.Steps = int(math.Round(float64(steps) / max(1, n)))
	return mean
}
