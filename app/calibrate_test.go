package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCalibrateReflexes runs a short search, continues it from its checkpoint and
// gives what it found to survive.
func TestCalibrateReflexes(t *testing.T) {
	dir := t.TempDir()
	out, file := filepath.Join(dir, "gains.toml"), filepath.Join(dir, "search.json")
	args := func(generations string) []string {
		return []string{"calibrate", "reflexes", "--out", out, "--checkpoint", file, "--generations", generations,
			"--episodes", "2", "--population", "6", "--json"}
	}
	// Gains of zero are bad enough to be bettered at once.
	worse := []string{"--set", "brainstem.balance.hip_stiffness=0", "--set", "brainstem.balance.hip_pitch=0", "--set", "brainstem.balance.knee_stiffness=0"}
	code, _, stderr := invoke(append(args("2"), worse...)...)
	if code != exitOK && code != exitFailed {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	code, stdout, stderr := invoke(append(args("6"), worse...)...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var got calibration
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if got.Generations != 6 || got.Evaluations != 36 || got.Result <= got.Start {
		t.Errorf("%+v", got)
	}
	text, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(text), "seed 1, 6 generations") || !strings.Contains(string(text), "brainstem.balance.on = true") {
		t.Errorf("%v: %s", err, text)
	}
	if code, _, stderr := invoke("survive", "--seeds", "0:2", "--params", out, "--json"); code != exitOK {
		t.Errorf("survive with what was found: %d, %s", code, stderr)
	}
	// Another search does not continue this one's checkpoint.
	code, _, stderr = invoke(append(args("6"), "--search-seed", "2")...)
	if code != exitFailed || !strings.Contains(stderr, "another search") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestWrongCalibration(t *testing.T) {
	out := filepath.Join(t.TempDir(), "gains.toml")
	for _, c := range []struct{ flag, value string }{
		{"--generations", "0"}, {"--episodes", "0"}, {"--step", "0"}, {"--step", "NaN"}, {"--population", "3"}, {"--threads", "65"}, {"--set", "x=1"},
	} {
		for _, what := range []string{"reflexes", "cord"} {
			code, _, stderr := invoke("calibrate", what, "--out", out, c.flag+"="+c.value)
			checkRefused(t, what+" "+c.flag+" "+c.value, code, exitUsage, stderr, []string{c.flag})
		}
	}
	code, _, stderr := invoke("calibrate", "reflexes", "--out", out, "--body", "centaur")
	checkRefused(t, "body", code, exitUsage, stderr, []string{"--body", "centaur"})
	if _, err := os.Stat(out); err == nil {
		t.Error("a refused search leaves a file")
	}
}
