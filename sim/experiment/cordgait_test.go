package experiment

import (
	"testing"

	"encephagen/sim"
)

// TestCordMovesTheLegs: in a body with all its reflexes the cord has a share of the
// torque that can be seen; the legs follow its motor neurons, and do not when these
// pull at nothing.
func TestCordMovesTheLegs(t *testing.T) {
	for _, c := range []struct {
		model     string
		hip, knee float64 // least shares of the range
	}{
		{"humanoid-v5", 0.15, 0.1},
		{"walker2d-v5", 0.03, 0.02},
	} {
		list := seeds(0, 4)
		p := sim.DefaultParams(c.model)
		with, err := MeasureGait(c.model, p, list, nil)
		if err != nil {
			t.Fatal(err)
		}
		p.Cord.Force.Gain = 0
		without, err := MeasureGait(c.model, p, list, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: with the cord %+v\nwithout %+v", c.model, with, without)
		if with.HipShare < c.hip || with.KneeShare < c.knee || without.HipShare != 0 || without.KneeShare != 0 {
			t.Errorf("%s: shares %.3f and %.3f of the range, without %v", c.model, with.HipShare, with.KneeShare, without)
		}
		follow, idle := with.HipsFollow+with.KneesFollow, without.HipsFollow+without.KneesFollow
		if follow < 0.2 || follow < idle+0.15 {
			t.Errorf("%s: hips and knees follow the motor neurons with %.3f, without the cord's torque with %.3f", c.model, follow, idle)
		}
	}
}
