//go:build !headless

package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestBackendGL: the graphics card gives the newborn that the CPU gives, and says
// that it did.
func TestBackendGL(t *testing.T) {
	var states [2]simulation
	for i, backend := range []string{"cpu", "gl"} {
		code, stdout, stderr := invoke("simulate", "--seconds", "0.6", "--seed", "3", "--json", "--backend", backend)
		if code != 0 {
			t.Fatalf("%s: exit %d: %s", backend, code, stderr)
		}
		if err := json.Unmarshal([]byte(stdout), &states[i]); err != nil {
			t.Fatal(err)
		}
	}
	if states[0].StateSHA256 != states[1].StateSHA256 || states[0].Device != "" || !strings.HasPrefix(states[1].Device, "gl: ") {
		t.Errorf("%+v", states)
	}
}

// TestBenchBackends times all there are, and passes over those that are not.
func TestBenchBackends(t *testing.T) {
	code, stdout, stderr := invoke("cortex", "bench", "--backend", "all", "--seconds", "0.2", "--json")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var got cortexBenches
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Sizes) < 2 || got.Sizes[0].Backend != "cpu" || !strings.HasPrefix(got.Sizes[1].Backend, "gl: ") || got.Sizes[0].MeanRateHz != got.Sizes[1].MeanRateHz {
		t.Errorf("%s", stdout)
	}
}
