package sim

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"encephagen/data"
	"encephagen/sim/motor"
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
		// the cord at work: springs of stiffness 3 stand for 565 ticks of 8 ms, of 7 for
		// 853, and with the ankles' answer to the weight all stand to the end of 1,000.
		{"brainstem.balance.on", 1, "hard-wired", "its ankles balance"},
		{"brainstem.balance.hip_stiffness", 7, "hard-wired", "with 3 it sags and falls; above 7 nothing is won"},
		{"brainstem.balance.hip_damping", 0.1, "hard-wired", "with 0.075 or 0.125 it falls sooner"},
		{"brainstem.balance.knee_stiffness", 7, "hard-wired", "as the hips"},
		{"brainstem.balance.knee_damping", 0.1, "hard-wired", "as the hips"},
		{"brainstem.balance.ankle_stiffness", 7, "hard-wired", "as the hips"},
		{"brainstem.balance.ankle_damping", 0.1, "hard-wired", "as the hips"},
		{"brainstem.balance.ankle_lean", -1.5, "hard-wired", "the ankle strategy; -1 and -2 do as well, with -4 it falls"},
		{"brainstem.balance.ankle_lean_rate", -1, "hard-wired", "a push forward of 12 N s is recovered from instead of 8"},
		{"brainstem.righting.pitch_gain", 1, "hard-wired", "the hips right the trunk directly; twice as much changes little"},
		{"brainstem.posture.stiffness", 7, "hard-wired", "what its joints are drawn by where nothing balances"},
		{"brainstem.posture.damping", 0.1, "hard-wired", "with 0.075 or 0.125 it falls sooner"},
		{"cord.force.gain", 0.003, "hard-wired", "100 Hz at drive 0.3 reach the hip limit"},
		{"cord.force.hip_limit", 0.09, "hard-wired", "the reference system's 0.3 times the drive; the Humanoid's share throws this body over"},
		{"cord.force.knee_limit", 0.06, "hard-wired", "the reference system's 0.2 times the drive"},
		{"brainstem.moro.extension", 80, "hard-wired", "the reference system's 10 ticks of 8 ms"},
		{"brainstem.moro.flexion", 80, "hard-wired", "the reference system's 10 ticks of 8 ms"},
		{"senses.standing_at", 1.2, "measured", "where its trunk is when it stands"},
	},
}

// fitted are the defaults that searches found, by body: data/balance/BODY.toml, as
// `encephagen calibrate reflexes` writes them and with what they were found by.
var fitted = sync.OnceValue(func() map[string][]adaptation {
	found := map[string][]adaptation{}
	files, err := fs.Glob(data.FS, "balance/*.toml")
	if err != nil {
		panic("sim: " + err.Error())
	}
	for _, name := range files {
		p := new(Params)
		params.Defaults(p)
		fields := params.Fields(p)
		file, err := data.FS.Open(name)
		if err == nil {
			err = params.LoadTOML(fields, file, name)
		}
		if err != nil {
			panic("sim: " + err.Error())
		}
		body := strings.TrimSuffix(path.Base(name), ".toml")
		for _, f := range fields {
			if f.Changed() {
				found[body] = append(found[body], adaptation{f.Key, f.Value(), "fitted", "see data/balance"})
			}
		}
	}
	return found
})

// adapt makes the defaults of fields those of a body.
func adapt(fields []params.Field, body string) {
	for _, a := range slices.Concat(adaptations[body], fitted()[body]) {
		i := slices.IndexFunc(fields, func(f params.Field) bool { return f.Key == a.key })
		if i < 0 {
			panic("sim: adaptation of a parameter that does not exist: " + a.key)
		}
		f := &fields[i]
		f.Default, f.Origin = a.value, a.origin
		f.Doc += "; " + body + ": " + a.reason
	}
}

// withOrigins says of the terms of torque whose gains a search found for a body that
// they are fitted: posture, where it balances by such gains.
func withOrigins(terms []motor.Term, body string) []motor.Term {
	balances := slices.ContainsFunc(fitted()[body], func(a adaptation) bool { return strings.HasPrefix(a.key, "brainstem.balance.") })
	for i := range terms {
		if terms[i].Name == "posture" && balances {
			terms[i].Origin = "fitted"
		}
	}
	return terms
}
