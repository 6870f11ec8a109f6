package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestCPGJSON(t *testing.T) {
	code, stdout, stderr := invoke("cpg", "--seeds", "100:103", "--seconds", "6", "--json")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d, stderr %q", code, stderr)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatalf("%v: %q", err, stdout)
	}
	seeds, _ := got["seeds"].([]any)
	if len(seeds) != 3 {
		t.Fatalf("%d seeds in %s", len(seeds), stdout)
	}
	for _, key := range []string{"corr_lr", "corr_fe_left", "corr_fe_right", "period_ms", "periodicity", "mn_rates_hz", "silent_classes", "fitness"} {
		if _, ok := got[key]; !ok {
			t.Errorf("no %s in the means", key)
		}
		if _, ok := seeds[0].(map[string]any)[key]; !ok {
			t.Errorf("no %s for a seed", key)
		}
	}
	if r := got["corr_lr"].(float64); r > -0.95 {
		t.Errorf("left-right correlation %v", r)
	}
	if p := got["period_ms"].(float64); p < 500 || p > 2000 {
		t.Errorf("period %v ms", p)
	}
}

// TestCPGWithoutDrive: what does not fire is told, and is no failure.
func TestCPGWithoutDrive(t *testing.T) {
	args := []string{"cpg", "--seeds", "1", "--seconds", "4"}
	for _, class := range []string{"rhythm.flexor_drive", "rhythm.extensor_drive", "v1.drive", "v2a.drive", "v2b.drive", "v0d.drive", "v0v.drive", "v3.drive", "motoneuron.drive"} {
		args = append(args, "--set", "cord."+class+"=0")
	}
	code, stdout, _ := invoke(args...)
	if code != exitOK || !strings.Contains(stdout, "MN flexor, MN extensor") {
		t.Errorf("exit code %d: %s", code, stdout)
	}
	if _, stdout, _ = invoke(append(args, "--json")...); !json.Valid([]byte(stdout)) {
		t.Errorf("not JSON: %q", stdout)
	}
}

func TestWrongCPG(t *testing.T) {
	for _, c := range []struct{ flag, value string }{
		{"--seconds", "3"}, {"--seconds", "NaN"}, {"--seconds", "601"}, {"--drive", "2"}, {"--drive", "NaN"}, {"--seeds", "4:1"}, {"--set", "cord.v9.drive=1"},
		{"--random", "-1"}, {"--shuffle", "1001"}, {"--drive", "0,2"}, {"--preset", "rabbit"}, {"--model", "hopf"},
	} {
		code, _, stderr := invoke("cpg", c.flag+"="+c.value)
		checkRefused(t, c.flag+" "+c.value, code, exitUsage, stderr, []string{c.flag})
	}
}

// TestCPGTrials: drives, perturbations, controls and lesions come with the figures.
func TestCPGTrials(t *testing.T) {
	code, stdout, stderr := invoke("cpg", "--seeds", "0", "--seconds", "4", "--drive", "0,1", "--perturb", "--random", "1", "--shuffle", "1", "--lesions", "--json")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d, stderr %q", code, stderr)
	}
	var got cordReport
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatalf("%v: %q", err, stdout)
	}
	if len(got.Drives) != 2 || got.Drives[1].Drive != 1 || got.Falls == nil || !*got.Falls {
		t.Errorf("drives: %+v, falls: %v", got.Drives, got.Falls)
	}
	if got.Perturb == nil || got.Perturb.Total != 112 || got.Perturb.Survived != 112-len(got.Perturb.Lost) || got.Perturb.Survived < 105 {
		t.Errorf("perturbations: %+v", got.Perturb)
	}
	if got.Random == nil || got.Shuffled == nil || got.Random.Oscillating+got.Shuffled.Oscillating != 0 {
		t.Errorf("controls: %+v, %+v", got.Random, got.Shuffled)
	}
	if len(got.Lesions) != 9 || got.Lesions[0].Out != "none" || len(got.Lesions[1].Claims) == 0 {
		t.Errorf("lesions: %+v", got.Lesions)
	}
	code, stdout, _ = invoke("cpg", "--seeds", "0", "--seconds", "4", "--drive", "0,1", "--random", "1", "--lesions")
	for _, text := range []string{"period falls with drive", "random cords oscillating", "class out", "Talpalar"} {
		if code != exitOK || !strings.Contains(stdout, text) {
			t.Errorf("exit code %d, no %q in %s", code, text, stdout)
		}
	}
}

// TestCPGModels: the rate model and the reference preset are judged by the same
// figures.
func TestCPGModels(t *testing.T) {
	for _, c := range []struct {
		args   []string
		lo, hi float64
	}{
		{[]string{"--model", "matsuoka"}, 1240, 1292},
		{[]string{"--preset", "reference"}, 1020, 1140},
	} {
		code, stdout, stderr := invoke(append([]string{"cpg", "--seeds", "0", "--seconds", "10", "--json"}, c.args...)...)
		var got cordReport
		if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitOK {
			t.Fatalf("%v: exit code %d: %v, %s", c.args, code, err, stderr)
		}
		if got.PeriodMS < c.lo || got.PeriodMS > c.hi || got.LeftRight > -0.95 {
			t.Errorf("%v: period %v ms, left-right %v", c.args, got.PeriodMS, got.LeftRight)
		}
	}
	code, _, stderr := invoke("cpg", "--model", "matsuoka", "--lesions")
	checkRefused(t, "lesions of the rate model", code, exitUsage, stderr, []string{"--model", "matsuoka"})
}

// TestCPGInABody: the cord's share in a body is told, and its absence seen.
func TestCPGInABody(t *testing.T) {
	code, stdout, stderr := invoke("cpg", "--seeds", "0:2", "--seconds", "4", "--body", "walker2d", "--json")
	var got cordReport
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitOK {
		t.Fatalf("exit code %d: %v, %s", code, err, stderr)
	}
	g := got.Gait
	if g == nil || g.Body != "walker2d-v5" || g.With.HipShare <= 0 || g.Without.HipShare != 0 || g.With.HipSwing <= g.Without.HipSwing {
		t.Errorf("%+v", g)
	}
	code, _, stderr = invoke("cpg", "--body", "centaur")
	checkRefused(t, "body", code, exitUsage, stderr, []string{"--body", "centaur"})
}
