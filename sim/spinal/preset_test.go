package spinal

import (
	"os"
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

// The fitted numbers in the tags are those that the search left, stored with its
// seed, date and objective.
func TestDefaultsAreTheStoredGains(t *testing.T) {
	const path = "../../data/cord_gains.toml"
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var want, got struct{ Cord Params }
	params.Defaults(&want)
	params.Defaults(&got)
	fields := params.Fields(&got)
	for i := range fields {
		if f := &fields[i]; f.Origin == "fitted" {
			if err := f.Set(f.Min); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := params.LoadTOML(fields, file, path); err != nil {
		t.Fatal(err)
	}
	if got != want {
		for i, f := range params.Fields(&want) {
			if fields[i].Value() != f.Value() {
				t.Errorf("%s is %v in the tag, %v in the file", f.Key, f.Value(), fields[i].Value())
			}
		}
	}
}
