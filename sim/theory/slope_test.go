package theory

import (
	"math"
	"strings"
	"testing"

	"encephagen/sim/cortex"
)

// TestSlope: the constants of the default are what is measured, and the rate
// that they belong to is the target.
func TestSlope(t *testing.T) {
	e, i := neurons(cortex.DefaultParams())
	for _, c := range []struct {
		neuron
		want float64
	}{{e, defaultSlopeE}, {i, defaultSlopeI}} {
		got, input, err := c.slope()
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%g Hz at %.2f mV, slope %.13f Hz/mV", c.target, input, got)
		if math.Abs(got/c.want-1) > 1e-3 {
			t.Errorf("slope %.13f, the constant is %.13f", got, c.want)
		}
		if r := c.rate(input, slopeCells/4); math.Abs(r/c.target-1) > 0.04 {
			t.Errorf("rate %.3f Hz, expected %g", r, c.target)
		}
	}
}

// TestRate compares with what is known: without noise a neuron fires every
// refract + tau ln(I/(I - threshold)), or never.
func TestRate(t *testing.T) {
	n := neuron{tauM: 20, tauFast: 5, threshold: 20, refract: 2, target: 5}
	want := 1000 / (2 + 20*math.Log(30.0/10))
	if r := n.rate(30, 10); math.Abs(r/want-1) > 0.02 {
		t.Errorf("rate %.3f Hz, expected %.3f", r, want)
	}
	if r := n.rate(19.9, 10); r != 0 {
		t.Errorf("rate %.3f Hz below threshold", r)
	}
	// A mean input that comes in events has the same mean.
	n.backgroundRate, n.backgroundJump = 20, 0.06
	if r := n.rate(30, 10); math.Abs(r/want-1) > 0.05 {
		t.Errorf("rate %.3f Hz with small events, expected about %.3f", r, want)
	}
	silent := neuron{tauM: 20, tauFast: 5, threshold: 20, refract: 300, target: 5}
	if _, _, err := silent.slope(); err == nil || !strings.Contains(err.Error(), "20 mV") {
		t.Errorf("a neuron that cannot fire at its target: %v", err)
	}
}
