package experiment

import (
	"strings"
	"testing"

	"encephagen/sim"
	"encephagen/sim/calibrate"
)

// TestFitCord: every weight and drive of the default circuit is searched, none that
// only the reference preset has, and the cost knows a good cord from a broken one.
func TestFitCord(t *testing.T) {
	fit := FitCord(sim.DefaultParams(sim.DefaultBody), 1)
	keys := strings.Join(fit.Keys, " ")
	for _, key := range []string{"cord.descending.v0d_gain", "cord.rhythm.flexor_drive", "cord.v1.to_extensor_half", "cord.v2b.to_flexor_half",
		"cord.v2a.drive", "cord.v0v.to_v2b", "cord.v3.drive", "cord.membrane.adaptation_tau"} {
		if !strings.Contains(keys, key) {
			t.Errorf("%s is not searched: %s", key, keys)
		}
	}
	for _, key := range []string{"cord.rhythm.flexor_to_extensor", "cord.rhythm.extensor_to_flexor", "cord.force.", "cord.afferent."} {
		if strings.Contains(keys, key) {
			t.Errorf("%s is searched", key)
		}
	}
	good := fit.Cost(calibrate.Candidate{X: fit.Start})
	if good > -24 || good < -28 {
		t.Errorf("the default cord costs %v", good)
	}
	if again := fit.Cost(calibrate.Candidate{X: fit.Start}); again != good {
		t.Errorf("the same cord costs %v, then %v", good, again)
	}
	broken := append([]float64(nil), fit.Start...)
	for i, key := range fit.Keys {
		if strings.HasSuffix(key, "v1.to_extensor_half") || strings.HasSuffix(key, "v2b.to_flexor_half") {
			broken[i] = 0
		}
	}
	if bad := fit.Cost(calibrate.Candidate{X: broken}); bad < good+1 {
		t.Errorf("without the halves' inhibition the cord costs %v, with it %v", bad, good)
	}
}
