package experiment

import (
	"context"
	"fmt"
	"math"

	"encephagen/sim/body"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// A push hits the trunk after the newborn has stood for pushAfter, presses for
// pushLasts, and is recovered from if the newborn still stands pushWatch later. The
// control is the same without a push.
const (
	pushAfter = 1.0 // s
	pushLasts = 0.1 // s
	pushWatch = 1.0 // s
)

// Impulses are what pushes are tried with, N.s.
var Impulses = []float64{0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64}

// Direction is where a push goes, as the trunk is turned at that moment.
type Direction struct {
	Name    string
	Forward float64
	Left    float64
}

// Directions of pushes. A body that lives in the plane has no sides.
func Directions(plan motor.Plan) []Direction {
	all := []Direction{{"forward", 1, 0}, {"backward", -1, 0}, {"left", 0, 1}, {"right", 0, -1}}
	if !plan.AbdomenX.Exists() {
		return all[:2]
	}
	return all
}

// Recovery tells how often a newborn recovers from pushes in one direction.
type Recovery struct {
	Direction string    `json:"direction"`
	Impulses  []float64 `json:"impulses_ns"`
	Share     []float64 `json:"recovered"`  // of the seeds, by impulse
	Largest   float64   `json:"largest_ns"` // with which, and with all smaller ones, at least half recover; -1: not even without a push
}

// Pushes tries every impulse of Impulses in every direction with every seed.
func Pushes(ctx context.Context, model string, plan motor.Plan, seeds []uint64, workers int, birth Birth, done func(episodes int)) ([]Recovery, error) {
	directions := Directions(plan)
	stood := make([]bool, len(directions)*len(Impulses)*len(seeds))
	err := divide(ctx, model, len(stood), workers, func(b *body.Body, i int) (err error) {
		seed, rest := seeds[i%len(seeds)], i/len(seeds)
		stood[i], err = pushed(b, birth(seed), seed, directions[rest/len(Impulses)], Impulses[rest%len(Impulses)])
		return err
	}, done)
	if err != nil {
		return nil, err
	}
	var all []Recovery
	for d, direction := range directions {
		r := Recovery{Direction: direction.Name, Impulses: Impulses, Largest: -1}
		held := true
		for k, impulse := range Impulses {
			n := 0
			for s := range seeds {
				if stood[(d*len(Impulses)+k)*len(seeds)+s] {
					n++
				}
			}
			share := float64(n) / float64(len(seeds))
			r.Share = append(r.Share, share)
			if held = held && share >= 0.5; held {
				r.Largest = impulse
			}
		}
		all = append(all, r)
	}
	return all, nil
}

// pushed tells whether a newborn stands long enough after one push.
func pushed(b *body.Body, c Controller, seed uint64, direction Direction, impulse float64) (bool, error) {
	trunk := -1
	for i, g := range b.Geoms() {
		if g.Body == "torso" {
			trunk = i
			break
		}
	}
	if trunk < 0 {
		return false, fmt.Errorf("body %s has no torso to push", b.Model())
	}
	dt := float64(b.StepsPerTick()) / frame.StepsPerSecond
	ticks := func(s float64) int { return int(math.Round(s / dt)) }
	first, last := ticks(pushAfter), ticks(pushAfter)+max(1, ticks(pushLasts))
	newtons := impulse / (float64(last-first) * dt)
	var force [3]float64
	end := last + ticks(pushWatch)
	steps, err := live(b, c, seed, end, func(tick int, s *motor.Senses, _ []float32) {
		if tick == first {
			force = pressing(s, direction, newtons)
		}
		if tick >= first && tick < last {
			b.Push(trunk, force)
		}
	})
	return err == nil && steps == end && b.Healthy(), err
}

// pressing is a force in a direction, in the world's axes.
func pressing(s *motor.Senses, d Direction, newtons float64) [3]float64 {
	sin, cos := math.Sincos(s.Yaw())
	return [3]float64{
		newtons * (float64(d.Forward*cos) - float64(d.Left*sin)),
		newtons * (float64(d.Forward*sin) + float64(d.Left*cos)),
	}
}
