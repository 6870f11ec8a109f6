//go:build !headless

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// searchArgs are a short search that begins with gains bad enough to be bettered at
// once.
func searchArgs(out string) []string {
	return []string{"calibrate", "reflexes", "--out", out, "--generations", "5", "--population", "5", "--episodes", "1", "--json",
		"--set", "brainstem.balance.hip_stiffness=0", "--set", "brainstem.balance.hip_pitch=0", "--set", "brainstem.balance.knee_stiffness=0"}
}

// TestEvaluateWithParallel: GNU parallel, with processes of its own, gives the search
// the same result to the last digit.
func TestEvaluateWithParallel(t *testing.T) {
	if _, err := exec.LookPath("parallel"); err != nil {
		t.Skip("GNU parallel is not here")
	}
	dir := t.TempDir()
	here, there := filepath.Join(dir, "here.toml"), filepath.Join(dir, "there.toml")
	if code, _, stderr := invoke(searchArgs(here)...); code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	program := buildProgram(t, "encephagen-headless", []string{"CGO_ENABLED=0"}, "-tags", "headless")
	code, _, stderr := invoke(append(searchArgs(there), "--evaluate-with", "parallel --will-cite -j2 "+program+" calibrate evaluate")...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	a, err := os.ReadFile(here)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(there)
	if err != nil || string(a) != string(b) {
		t.Errorf("%v; here\n%s, with parallel\n%s", err, a, b)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*candidates*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestEvaluateWithWhatFails: a runner that fails, forgets a candidate or writes
// nonsense ends the search by name.
func TestEvaluateWithWhatFails(t *testing.T) {
	for _, c := range []struct{ command, want string }{
		{"exit 3", `"exit 3" failed`},
		{"cat >/dev/null", "ended without a cost"},
		{`while read -r f; do echo twelve >"$f.cost"; done`, `"twelve\n" is not a cost`},
		{`while read -r f; do : >"$f.cost"; done <"$CANDIDATES"`, "is not a cost"},
	} {
		out := filepath.Join(t.TempDir(), "gains.toml")
		code, _, stderr := invoke(append(searchArgs(out), "--evaluate-with", c.command)...)
		checkRefused(t, c.command, code, exitFailed, stderr, []string{"--evaluate-with", c.want})
		if left, _ := os.ReadDir(filepath.Dir(out)); len(left) > 0 {
			t.Errorf("%s leaves %v", c.command, left)
		}
	}
}

// TestEvaluateFiles: what is no candidate is refused by name, and nothing is written.
func TestEvaluateFiles(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.json")
	if err := os.WriteFile(bad, []byte(`{"search":"reflex"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file string
		want string
	}{
		{bad, `bad.json: search "reflex" is not allowed`},
		{filepath.Join(dir, "none.json"), "none.json"},
	} {
		code, _, stderr := invoke("calibrate", "evaluate", c.file)
		checkRefused(t, c.file, code, exitUsage, stderr, []string{c.want})
	}
	keep := filepath.Join(dir, "kept")
	copying := fmt.Sprintf(`read -r f; cp "$f" %q; exit 1`, keep)
	if code, _, _ := invoke(append(searchArgs(filepath.Join(dir, "gains.toml")), "--evaluate-with", copying)...); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	if code, _, stderr := invoke("calibrate", "evaluate", keep); code != exitOK {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if cost, err := readCost(keep); err != nil || cost >= 0 || cost < -1000 {
		t.Errorf("cost %v, %v", cost, err)
	}
	text, err := os.ReadFile(keep)
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.Replace(string(text), "brainstem.balance.hip_stiffness", "brainstem.balance.hip_stifness", 1)
	if err := os.WriteFile(keep, []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := invoke("calibrate", "evaluate", keep)
	checkRefused(t, "another version", code, exitFailed, stderr, []string{"kept"})
}
