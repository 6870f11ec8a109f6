package sim

import (
	"math"

	"encephagen/sim/frame"
)

// tiltRamp is how long a platform takes to its tilt and back, steps.
const tiltRamp = 100 * frame.StepsPerMS

// tilt is the angle of the platform in rad and the heading of its lower edge.
func (s *stimuli) tilt(step int64) (angle, along float64) {
	w := &s.now[frame.TiltEvent]
	side := sideOf(w.way)
	full := w.at(side, step) * math.Pi / 180
	if full == 0 {
		return 0, 0
	}
	ramp := min(1, float64(step-w.from[side]+1)/tiltRamp, float64(w.until[side]-step)/tiltRamp)
	return full * ramp * ramp * (3 - 2*ramp), w.heading + turnOf(w.way)
}

// turnOf is the angle to the left of the trunk's heading.
func turnOf(way frame.Direction) float64 {
	return [...]float64{frame.NoDirection: 0, frame.Forward: 0, frame.LeftWay: math.Pi / 2, frame.Back: math.Pi, frame.RightWay: -math.Pi / 2}[way]
}

// tipped is an orientation as a labyrinth feels it on a platform that is tilted by
// angle, its lower edge along a heading.
func tipped(q [4]float64, angle, along float64) [4]float64 {
	s, c := math.Sincos(angle / 2)
	x, y := -s*math.Sin(along), s*math.Cos(along) // about the upright axis turned to the left of the heading
	return [4]float64{
		float64(c*q[0]) - float64(x*q[1]) - float64(y*q[2]),
		float64(c*q[1]) + float64(x*q[0]) + float64(y*q[3]),
		float64(c*q[2]) + float64(y*q[0]) - float64(x*q[3]),
		float64(c*q[3]) + float64(x*q[2]) - float64(y*q[1]),
	}
}
