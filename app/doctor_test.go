//go:build !headless

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"encephagen/sim/cortex"
)

// asProgram makes the test binary behave as the program: doctor starts its own
// executable to try OpenGL.
const asProgram = "ENCEPHAGEN_TEST_AS_PROGRAM"

func init() {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
}

func diagnose(t *testing.T) (code int, d diagnosis) {
	t.Helper()
	t.Setenv(asProgram, "1")
	code, stdout, _ := invoke("doctor", "--json")
	if err := json.Unmarshal([]byte(stdout), &d); err != nil {
		t.Fatalf("not JSON: %v: %q", err, stdout)
	}
	return code, d
}

func part(t *testing.T, d diagnosis, name string) finding {
	t.Helper()
	for _, f := range d.Parts {
		if f.Part == name {
			return f
		}
	}
	t.Fatalf("no part %q among %v", name, d.Parts)
	return finding{}
}

// TestDoctorFindsEverything runs where the tests' own needs are installed.
func TestDoctorFindsEverything(t *testing.T) {
	code, d := diagnose(t)
	if code != exitOK || !d.OK {
		t.Errorf("exit code %d, ok %v: %+v", code, d.OK, d.Parts)
	}
	for name, want := range map[string]string{"MuJoCo": "3.17.0", "ffmpeg": "libx264", "kernel": "plain", "cache": "encephagen", "machine": "cores"} {
		if f := part(t, d, name); f.Standing == missing || !strings.Contains(f.Detail, want) {
			t.Errorf("%s: %+v, want %q", name, f, want)
		}
	}
	if f := part(t, d, "OpenGL"); f.Standing != present || !strings.Contains(f.Detail, "EGL") {
		t.Errorf("OpenGL: %+v", f)
	}
}

// TestDoctorNamesRemedies takes the parts away and demands exit code 3 and a
// remedy for each.
func TestDoctorNamesRemedies(t *testing.T) {
	empty := t.TempDir()
	file := filepath.Join(empty, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", empty)
	t.Setenv("MUJOCO_PATH", filepath.Join(empty, "nothing"))
	t.Setenv("XDG_CACHE_HOME", file)
	t.Setenv("DISPLAY", ":987")
	code, d := diagnose(t)
	if code != exitMissing || d.OK {
		t.Errorf("exit code %d, ok %v", code, d.OK)
	}
	for name, remedy := range map[string]string{
		"MuJoCo": "make mujoco", "ffmpeg": "apt-get install -y ffmpeg", "cache": "XDG_CACHE_HOME", "display": "unset DISPLAY",
	} {
		if f := part(t, d, name); f.Standing != missing || !strings.Contains(f.Remedy, remedy) {
			t.Errorf("%s: %+v, want the remedy %q", name, f, remedy)
		}
	}
	_, stdout, stderr := invoke("doctor")
	if n := strings.Count(stdout, "remedy: "); n < 4 {
		t.Errorf("%d remedies in the text:\n%s", n, stdout)
	}
	checkRefused(t, "doctor", code, exitMissing, stderr, []string{"missing"})
}

// TestFFmpegWithoutEncoder puts an ffmpeg without H.264 in the way.
func TestFFmpegWithoutEncoder(t *testing.T) {
	folder := t.TempDir()
	script := "#!/bin/sh\necho ffmpeg version 9.9 of nobody\n"
	if err := os.WriteFile(filepath.Join(folder, "ffmpeg"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder)
	if f := ffmpegFinding(); f.Standing != missing || !strings.Contains(f.Detail, "9.9") || !strings.Contains(f.Detail, "libx264") {
		t.Errorf("%+v", f)
	}
}

func TestXAddress(t *testing.T) {
	for display, want := range map[string]string{
		":0":             "unix /tmp/.X11-unix/X0",
		":12.1":          "unix /tmp/.X11-unix/X12",
		"unix:1.0":       "unix /tmp/.X11-unix/X1",
		"localhost:10.0": "tcp localhost:6010",
		"::1:2":          "tcp [::1]:6002",
	} {
		network, address, err := xAddress(display)
		if got := network + " " + address; err != nil || got != want {
			t.Errorf("%q: %s, %v; want %s", display, got, err, want)
		}
	}
	for _, display := range []string{"0", "", ":", ":x", ":-1"} {
		if _, _, err := xAddress(display); err == nil {
			t.Errorf("%q was accepted", display)
		}
	}
}

func TestMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "meminfo")
	table := "MemTotal:        2000000 kB\nMemFree:          100000 kB\nMemAvailable:    1000000 kB\nHugePages_Total:       0\n"
	if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	if total, free, ok := memory(path); !ok || total != 2.048 || free != 1.024 {
		t.Errorf("%v GB, %v GB free, %v", total, free, ok)
	}
	if _, _, ok := memory(path + ".none"); ok {
		t.Error("a table that is not there was read")
	}
}

// TestDoctorKnowsKernels holds the kernel that doctor names first against the
// one that the cortex chooses.
func TestDoctorKnowsKernels(t *testing.T) {
	c, err := cortex.New(cortex.Config{Preset: "default", Threads: 1, Kernel: "auto"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if f := kernelFinding(); !strings.HasPrefix(f.Detail, c.Kernel()) {
		t.Errorf("doctor says %q, the cortex runs %q", f.Detail, c.Kernel())
	}
}
