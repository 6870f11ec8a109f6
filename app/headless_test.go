//go:build !headless

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// buildProgram builds the program anew and returns where it lies.
func buildProgram(t *testing.T, name string, env []string, flags ...string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), name)
	args := append([]string{"build", "-o", program}, flags...)
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, out)
	}
	return program
}

// execute runs a program, or whatever else a test has made.
func execute(t *testing.T, program string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// TestHeadlessBuild builds the program for servers, without cgo, and uses it.
func TestHeadlessBuild(t *testing.T) {
	program := buildProgram(t, "encephagen-headless", []string{"CGO_ENABLED=0"}, "-tags", "headless")

	// The same newborn, to the bit, as in the build with the window.
	command := []string{"simulate", "--seconds", "0.1", "--json"}
	var states [2]struct {
		SHA256 string `json:"state_sha256"`
	}
	code, stdout, stderr := execute(t, program, command...)
	if err := json.Unmarshal([]byte(stdout), &states[0]); code != exitOK || err != nil {
		t.Fatalf("simulate: exit code %d, %v: %s", code, err, stderr)
	}
	_, stdout, _ = invoke(command...)
	if err := json.Unmarshal([]byte(stdout), &states[1]); err != nil || states[0] != states[1] || states[0].SHA256 == "" {
		t.Errorf("simulate: state %v without a window, %v with it (%v)", states[0], states[1], err)
	}

	code, stdout, stderr = execute(t, program, "doctor")
	if code != exitOK || !strings.Contains(stdout, "MuJoCo") || !strings.Contains(stdout, "left out") {
		t.Errorf("doctor: exit code %d: %s%s", code, stdout, stderr)
	}
	for _, args := range [][]string{{"record"}, {"run"}, {}} {
		code, _, stderr = execute(t, program, args...)
		checkRefused(t, strings.Join(args, " "), code, exitMissing, stderr, []string{"this build has no", "-tags headless", "encephagen simulate"})
	}
	code, stdout, _ = execute(t, program, "licenses")
	if code != exitOK || strings.Contains(stdout, "GLFW") || !strings.Contains(stdout, "GNU GENERAL PUBLIC LICENSE") {
		t.Errorf("licenses: exit code %d, or terms of what it leaves out", code)
	}
	if code, stdout, _ = execute(t, program, "man"); code != exitOK || strings.Contains(stdout, ".SH KEYS") {
		t.Errorf("man: exit code %d, or keys of no window", code)
	}

	// Installed, it has no entry in a menu.
	root := t.TempDir()
	makeIn(t, "install", "BIN="+program, "DESTDIR="+root)
	if got := installed(t, filepath.Join(root, "usr/local")); len(got) != 6 || got[0] != "bin/encephagen" {
		t.Errorf("installed %v", got)
	}
}
