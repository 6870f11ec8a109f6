//go:build !headless

package main

import (
	"math"
	"testing"
	"time"

	"encephagen/sim/cortex"
	"encephagen/sim/frame"
	"encephagen/sim/theory"
)

// TestStaleBiases: biases are those of the parameters at the start, but of the
// usual background; the other presets have none.
func TestStaleBiases(t *testing.T) {
	usual := cortex.DefaultParams()
	other, quiet := *usual, *usual
	other.Coupling.Gain = 0.8
	quiet.Background.Rate = 0.7
	for _, c := range []struct {
		name   string
		born   cortex.Params
		given  bool
		now    cortex.Params
		preset string
		stale  bool
	}{
		{"as born", *usual, false, *usual, "default", false},
		{"another coupling", *usual, false, other, "default", true},
		{"born with another coupling", other, false, other, "default", false},
		{"back to the usual one", other, false, *usual, "default", true},
		{"another background", *usual, false, quiet, "default", true},
		{"born with another background", quiet, false, quiet, "default", true},
		{"and with its biases", quiet, true, quiet, "default", false},
		{"a preset without biases", *usual, false, other, "reference", false},
	} {
		if got := newRebalance(nil, c.born, c.given).state(&c.now, c.preset).Stale; got != c.stale {
			t.Errorf("%s: stale %v", c.name, got)
		}
	}
}

// TestForesight: the newest question is answered, runaway has no connectivity,
// and other networks have no theory.
func TestForesight(t *testing.T) {
	th, err := theory.New()
	if err != nil {
		t.Fatal(err)
	}
	st := &frame.Static{Preset: "default"}
	for _, r := range th.Regions() {
		st.Regions = append(st.Regions, frame.Region{Label: r.Label})
	}
	f, people := newForesight(st)
	defer f.end()
	if len(people) != len(st.Regions) {
		t.Fatalf("connectivity of %d regions", len(people))
	}
	p := *cortex.DefaultParams()
	for gain := 0.5; gain <= 0.9; gain += 0.01 {
		p.Coupling.Gain = gain
		f.about(&p)
	}
	want, err := th.Predict(&p)
	if err != nil {
		t.Fatal(err)
	}
	await := func(what string, holds func() bool) {
		t.Helper()
		for end := time.Now().Add(patience); !holds(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("no answer about %s", what)
			}
		}
	}
	await("the last gain", func() bool {
		a := f.about(&p)
		return a != nil && a.LoopGain == want.LoopGain && math.Abs(float64(a.FC[1])-want.FC[0][1]) < 1e-6
	})
	p.Coupling.Gain = 2
	await("runaway", func() bool { a := f.about(&p); return a.FC == nil && a.LoopGain > 1 && a.Reason == "runs away" })
	st.Preset = "reference"
	if f, people := newForesight(st); people == nil || f.about(&p).FC != nil || f.about(&p).Reason == "" {
		t.Error("a theory of the reference")
	}
	st.Regions = st.Regions[:79]
	if f, people := newForesight(st); people != nil || f.about(&p).Reason != "other regions" {
		t.Error("a theory of 79 regions")
	}
}
