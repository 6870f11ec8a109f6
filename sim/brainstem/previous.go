package brainstem

import (
	"math"

	"encephagen/sim/motor"
)

// previous is what the brainstem remembers of the senses one tick ago.
type previous struct {
	known   bool
	height  float64
	tilt    float64
	posture [motor.StartlePosture]float64
}

// change is the difference between the senses of two ticks.
type change struct {
	drop    float64 // loss of torso height, m
	tilt    float64 // of the angle between torso axis and vertical, rad
	posture float64 // sum of absolute changes of the first senses (m, 1 and rad)
}

// compare says what changed since the last tick and remembers s. The first
// senses change nothing.
func (p *previous) compare(s *motor.Senses) (c change) {
	tilt := s.Tilt()
	if p.known {
		c.drop = p.height - s.Height
		c.tilt = math.Abs(tilt - p.tilt)
		for i, x := range s.Posture {
			c.posture += math.Abs(x - p.posture[i])
		}
	}
	*p = previous{known: true, height: s.Height, tilt: tilt, posture: s.Posture}
	return c
}
