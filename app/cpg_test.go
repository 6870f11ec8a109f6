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
	if p := got["period_ms"].(float64); p < 1000 || p > 1150 {
		t.Errorf("period %v ms", p)
	}
}

// TestCPGWithoutDrive: what does not fire is told, and is no failure.
func TestCPGWithoutDrive(t *testing.T) {
	args := []string{"cpg", "--seeds", "1", "--seconds", "4"}
	for _, class := range []string{"rhythm.flexor_drive", "rhythm.extensor_drive", "v1.drive", "v2b.drive", "v0d.drive", "motoneuron.drive"} {
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
	} {
		code, _, stderr := invoke("cpg", c.flag+"="+c.value)
		checkRefused(t, c.flag+" "+c.value, code, exitUsage, stderr, []string{c.flag})
	}
}
