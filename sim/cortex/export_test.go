package cortex

import (
	"math"
	"testing"
)

// TestExport checks what other simulators are told against what is known of the
// networks.
func TestExport(t *testing.T) {
	v, err := New(Config{Preset: "validation", Threads: 3, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	d := newTest(t, Config{Threads: 2})
	for _, c := range []struct {
		c                              *Cortex
		euler                          bool
		held, rate, jump, least, delay float64
		recovery                       float64
	}{
		{v, false, 2.0, 875, 4, 1.0, 66.7, 0},
		{d, true, 1.9, 800, 6, 0.9, 70.8, 200},
	} {
		e := c.c.Export()
		if len(e.Source) != c.c.Synapses() || len(e.Delay) != len(e.Source) || len(e.Slow) != len(e.Source) || len(e.V) != c.c.Neurons() || len(e.TauM) != len(e.V) {
			t.Fatalf("%s: %d synapses, %d neurons", e.Preset, len(e.Source), len(e.V))
		}
		near := func(what string, got, want, tol float64) {
			t.Helper()
			if math.Abs(got-want) > tol {
				t.Errorf("%s: %s %g, expected %g", e.Preset, what, got, want)
			}
		}
		near("held, ms", e.Held, c.held, 1e-9)
		near("background, Hz", e.BackgroundRate, c.rate, 1e-9)
		near("background, mV", e.BackgroundJump[len(e.BackgroundJump)-1], c.jump, 1e-9)
		near("fast time constant, ms", e.TauFast, 5, 1e-9)
		near("recovery, ms", e.Recovery, c.recovery, 1e-3)
		least, most, inhibition := math.Inf(1), 0.0, 0.0
		for k := range e.Source {
			least, most = min(least, float64(e.Delay[k])), max(most, float64(e.Delay[k]))
			if !e.Excites[e.Source[k]] {
				inhibition = float64(e.Fast[k])
			} else if e.Fast[k] <= 0 && e.Slow[k] <= 0 {
				t.Fatalf("%s: synapse %d of an excitatory neuron has %g mV", e.Preset, k, e.Fast[k])
			}
			if k > 0 && (e.Source[k] < e.Source[k-1] || e.Source[k] == e.Source[k-1] && e.Target[k] <= e.Target[k-1]) {
				t.Fatalf("%s: synapse %d is out of order", e.Preset, k)
			}
		}
		near("shortest delay", least, c.least, 1e-6)
		near("longest delay", most, c.delay, 0.15)
		near("inhibition", inhibition, map[bool]float64{false: -20, true: -12}[c.euler], 1e-4)
		if e.Euler != c.euler {
			t.Errorf("%s: Euler %v", e.Preset, e.Euler)
		}
	}
}
