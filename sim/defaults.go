package sim

import (
	"slices"

	"encephagen/sim/params"
)

// adaptation is a default that differs in one kind of body from the tag's, which
// is the Humanoid's.
type adaptation struct {
	key    string
	value  float64
	origin string
	reason string
}

// adaptations are the defaults by body; all that is not here is the same in
// every body. Nothing else distinguishes the newborns of the bodies but what
// their plans of joints say (package motor).
var adaptations = map[string][]adaptation{
	"walker2d-v5": {
		// It stands in the plane on hips, knees and ankles of gear 100; the hips of
		// Humanoid-v5 have 300. Set by hand on seeds 1000 to 1039, with all reflexes and
		// the cord at work: stiffness 3 stands for 565 ticks of 8 ms on seeds 0 to 39
		// (unseen), 5 for 777, 7 for 857; above that nothing is won.
		{"brainstem.righting.pitch_gain", 1, "hard-wired", "the hips right the trunk directly; twice as much changes little"},
		{"brainstem.posture.stiffness", 7, "hard-wired", "as many N m/rad as the Humanoid's hips and knees need to balance, 4 of their larger gears; with 3 it sags and falls"},
		{"brainstem.posture.damping", 0.1, "hard-wired", "with 0.075 or 0.125 it falls sooner"},
		{"cord.force.gain", 0.006, "hard-wired", "50 Hz at drive 0.3 reach the hip limit"},
		{"cord.force.hip_limit", 0.09, "hard-wired", "the reference system's 0.3 times the drive; the Humanoid's share throws this body over"},
		{"cord.force.knee_limit", 0.06, "hard-wired", "the reference system's 0.2 times the drive"},
		{"brainstem.moro.extension", 80, "hard-wired", "the reference system's 10 ticks of 8 ms"},
		{"brainstem.moro.flexion", 80, "hard-wired", "the reference system's 10 ticks of 8 ms"},
		{"senses.standing_at", 1.2, "measured", "where its trunk is when it stands"},
	},
}

// adapt makes the defaults of fields those of a body.
func adapt(fields []params.Field, body string) {
	for _, a := range adaptations[body] {
		i := slices.IndexFunc(fields, func(f params.Field) bool { return f.Key == a.key })
		if i < 0 {
			panic("sim: adaptation of a parameter that does not exist: " + a.key)
		}
		f := &fields[i]
		f.Default, f.Origin = a.value, a.origin
		f.Doc += "; " + body + ": " + a.reason
	}
}
