package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// invoke runs one command line in this process.
func invoke(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

// TestWrongValues demands one line on stderr that names the value and what is
// allowed, and exit code 2.
func TestWrongValues(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.toml")
	if err := os.WriteFile(bad, []byte("[brainstem.righting]\npitch_gain = 1e9\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"command", []string{"fly"}, []string{"fly"}},
		{"flag", []string{"simulate", "--secnds", "3"}, []string{"--secnds"}},
		{"seconds not a number", []string{"simulate", "--seconds", "long"}, []string{"--seconds", "long"}},
		{"seconds negative", []string{"simulate", "--seconds=-1"}, []string{"--seconds", "-1", "allowed"}},
		{"seconds NaN", []string{"simulate", "--seconds=NaN"}, []string{"--seconds", "NaN", "allowed"}},
		{"threads", []string{"simulate", "--threads", "1000"}, []string{"--threads", "1000", "1 to 64"}},
		{"kernel", []string{"simulate", "--kernel", "quantum"}, []string{"quantum", "auto, avx512, avx2, plain"}},
		{"backend", []string{"simulate", "--backend", "abacus"}, []string{"--backend", "abacus", "auto, cpu, "}},
		{"body", []string{"simulate", "--body", "centaur"}, []string{"--body", "centaur", "humanoid-v5, walker2d-v5"}},
		{"preset", []string{"simulate", "--preset", "rat"}, []string{"rat", "default"}},
		{"seed", []string{"simulate", "--seed=-3"}, []string{"--seed", "-3"}},
		{"set without value", []string{"simulate", "--set", "brainstem"}, []string{"--set", "brainstem", "key=value"}},
		{"set unknown", []string{"simulate", "--set", "brainstem.righting.pitch_gian=1"}, []string{"pitch_gian", "pitch_gain"}},
		{"set out of range", []string{"simulate", "--set", "brainstem.righting.pitch_gain=1e9"}, []string{"pitch_gain", "1e+09"}},
		{"params file missing", []string{"simulate", "--params", "nowhere.toml"}, []string{"nowhere.toml"}},
		{"params file wrong", []string{"simulate", "--params", bad}, []string{"bad.toml", "pitch_gain"}},
	} {
		code, _, stderr := invoke(c.args...)
		checkRefused(t, c.name, code, exitUsage, stderr, c.want)
	}
}

func checkRefused(t *testing.T, name string, code, wantCode int, stderr string, want []string) {
	t.Helper()
	if code != wantCode {
		t.Errorf("%s: exit code %d, want %d (%s)", name, code, wantCode, stderr)
	}
	if strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, "goroutine") {
		t.Errorf("%s: stderr is not one line: %q", name, stderr)
	}
	for _, w := range want {
		if !strings.Contains(stderr, w) {
			t.Errorf("%s: stderr does not say %q: %q", name, w, stderr)
		}
	}
}

func TestMissingMuJoCo(t *testing.T) {
	t.Setenv("MUJOCO_PATH", filepath.Join(t.TempDir(), "nothing"))
	code, _, stderr := invoke("simulate", "--seconds", "1")
	checkRefused(t, "no library", code, exitMissing, stderr, []string{"MUJOCO_PATH", "make mujoco"})
}

func TestSimulateJSON(t *testing.T) {
	code, stdout, stderr := invoke("simulate", "--seconds", "1", "--seed", "0", "--threads", "1", "--json")
	if code != exitOK || stderr != "" && !strings.HasPrefix(stderr, "learning") {
		t.Fatalf("exit code %d, stderr %q", code, stderr)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatalf("%v: %q", err, stdout)
	}
	for _, key := range []string{"neurons", "synapses", "spikes", "mean_rate_hz", "biological_s", "wall_s", "real_time_factor", "height_m", "fallen", "state_sha256"} {
		if _, ok := got[key]; !ok {
			t.Errorf("key %s is missing", key)
		}
	}
	if got["neurons"] != 16000.0 {
		t.Errorf("%v neurons, want 16000", got["neurons"])
	}
	if s, _ := got["biological_s"].(float64); s < 1 || s >= 1.015 {
		t.Errorf("%v s for 1 s in ticks of 15 ms", s)
	}
	if r, _ := got["mean_rate_hz"].(float64); r < 3 || r > 20 {
		t.Errorf("mean rate %v Hz, want 3-20", r)
	}
}

func TestVersionAndHelp(t *testing.T) {
	if code, stdout, _ := invoke("version"); code != exitOK || !strings.HasPrefix(stdout, "encephagen "+release) {
		t.Errorf("version: code %d, %q", code, stdout)
	}
	code, stdout, _ := invoke("--help")
	for _, command := range []string{"run", "record", "simulate", "doctor"} {
		if code != exitOK || !strings.Contains(stdout, command) {
			t.Errorf("help: code %d, no %s in %q", code, command, stdout)
		}
	}
}
