package sim

import (
	"time"

	"encephagen/sim/frame"
)

// pace keeps biological time in step with the wall clock. If the machine is too
// slow, biological time falls behind and is not caught up: everything slows
// together, and the measured speed says so.
type pace struct {
	speed    float64 // biological seconds per wall second
	wall     time.Time
	step     int64 // biological step at wall
	measured float64
	markWall time.Time
	markStep int64
}

// slack is how far biological time may trail the wall before the clock gives
// the difference up, and how long one measurement of speed lasts.
const (
	slack         = 100 * time.Millisecond
	measureWindow = 500 * time.Millisecond
)

// anchor restarts the clock at a biological step.
func (p *pace) anchor(now time.Time, step int64) {
	p.wall, p.step = now, step
	p.markWall, p.markStep = now, step
}

// due is how long to wait until biological step may be simulated; zero if now.
func (p *pace) due(now time.Time, step int64) time.Duration {
	bio := float64(step-p.step) / frame.StepsPerSecond
	ahead := time.Duration(bio/p.speed*float64(time.Second)) - now.Sub(p.wall)
	if ahead < -slack {
		p.wall, p.step = now, step
	}
	return max(0, ahead)
}

// measure updates the measured speed about twice a second.
func (p *pace) measure(now time.Time, step int64) float64 {
	if wall := now.Sub(p.markWall); wall >= measureWindow {
		p.measured = float64(step-p.markStep) / frame.StepsPerSecond / wall.Seconds()
		p.markWall, p.markStep = now, step
	}
	return p.measured
}
