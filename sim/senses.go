package sim

import (
	"math"

	"encephagen/sim/motor"
)

// SenseParams set how strongly the body is felt by the cortex: extra background
// events on both Postcentral regions (primary somatosensory cortex), per
// neuron. 25 Hz lifts these regions from 5 to 7-8 Hz, 100 Hz to 15 Hz.
type SenseParams struct {
	TiltGain   float64 `name:"tilt to cortex" unit:"Hz/rad" min:"0" max:"100" step:"1" default:"12" origin:"assumed" doc:"events per second and radian of torso tilt, up to a right angle"`
	DropGain   float64 `name:"fall to cortex" unit:"Hz/m" min:"0" max:"100" step:"1" default:"12" origin:"assumed" doc:"events per second and metre that the torso is below the standing height, up to 1 m"`
	StandingAt float64 `name:"standing height" unit:"m" min:"0.5" max:"2" step:"0.05" default:"1.3" origin:"hard-wired" doc:"torso height below which the fall is felt"`
}

// Rate is the extra event rate per Postcentral neuron in Hz.
func (p *SenseParams) Rate(s *motor.Senses) float64 {
	tilt := min(math.Abs(s.Tilt()), math.Pi/2)
	drop := min(1, max(0, p.StandingAt-s.Height))
	return float64(p.TiltGain*tilt) + float64(p.DropGain*drop)
}
