//go:build !headless

package main

import "testing"

// TestCortexSweepSpikes holds theory against the spikes of a short run.
func TestCortexSweepSpikes(t *testing.T) {
	if !*long {
		t.Skip("600 s take minutes: with -long")
	}
	got := figures(t, "cortex", "sweep", "--over", "cortex.coupling.gain=0.84:0.84:1", "--spiking", "--seconds", "600", "--threads", "2", "--json")
	between(t, got["points"].([]any)[0].(map[string]any), "fc_r_theory", 0.9, 1)
}
