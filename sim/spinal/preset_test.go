package spinal

import (
	"slices"
	"testing"

	"encephagen/sim/params"
)

// Every preset lies in the ranges of the sliders, and leaves alone what belongs to
// the body.
func TestPresetsAreInRange(t *testing.T) {
	for _, name := range Presets {
		p := defaults()
		p.Force.Gain, p.Afferent.LoadGain = 0.01, 1
		force, afferent := p.Force, p.Afferent
		if err := ApplyPreset(name, p); err != nil {
			t.Fatal(err)
		}
		if p.Force != force || p.Afferent != afferent {
			t.Errorf("%s changes force or afferents", name)
		}
		for _, f := range params.Fields(p) {
			if v := f.Value(); f.Set(v) != nil {
				t.Errorf("%s: %s = %v is out of range", name, f.Key, v)
			}
		}
	}
	if p := defaults(); ApplyPreset("default", p) != nil || !slices.Equal(values(p), values(defaults())) {
		t.Error("the default preset is not what the tags say")
	}
	if err := ApplyPreset("rabbit", defaults()); err == nil {
		t.Error("an unknown preset is accepted")
	}
}
