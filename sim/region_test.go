package sim

import (
	"strings"
	"testing"

	"encephagen/sim/cortex"
)

// counts are the spikes of each region in the coming ticks.
func counts(t *testing.T, n *Newborn, ticks int) []int {
	t.Helper()
	of := make([]int, len(n.static.Regions))
	for range ticks {
		live(t, n, 1)
		for _, s := range n.cortex.Spikes() {
			of[n.static.RegionOf[s.Neuron]]++
		}
	}
	return of
}

// TestRegionsAreTouchedAtATick: a stimulus and a lesion change their region in
// the tick that follows, others only as their spikes arrive or fail to; both are
// in the frame and in the log; the same is done to the same newborn with the
// same result.
func TestRegionsAreTouchedAtATick(t *testing.T) {
	const stimulated, lesioned = 30, 57
	calm, n, again := born(t, Config{Seed: 4}), born(t, Config{Seed: 4}), born(t, Config{Seed: 4, Threads: 1, Kernel: "plain"})
	for _, x := range []*Newborn{calm, n, again} {
		live(t, x, 20)
	}
	for _, x := range []*Newborn{n, again} {
		if err := x.StimulateRegion(stimulated, cortex.Stimulus{Kind: cortex.Current, Strength: 15, Duration: 45}); err != nil {
			t.Fatal(err)
		}
		if err := x.LesionRegion(lesioned, true); err != nil {
			t.Fatal(err)
		}
	}
	before, after := counts(t, calm, 1), counts(t, n, 1)
	if after[stimulated] < 4*max(5, before[stimulated]) {
		t.Errorf("%d spikes of the stimulated region in the first tick, %d without", after[stimulated], before[stimulated])
	}
	if after[lesioned] != 0 {
		t.Errorf("%d spikes of the lesioned region", after[lesioned])
	}
	for i := range before {
		if i != stimulated && i != lesioned && (after[i] > 2*before[i]+15 || before[i] > 2*after[i]+15) {
			t.Errorf("%s: %d spikes in the first tick, %d undisturbed", n.static.Regions[i].Label, after[i], before[i])
		}
	}
	f := n.Frames().Newest()
	if !f.Lesioned[lesioned] || f.Lesioned[stimulated] {
		t.Error("the frame has another lesion")
	}
	if s := f.Stimuli[stimulated]; s.Poisson || s.Strength != 15 || s.Left != 30 {
		t.Errorf("the frame has %+v", s)
	}
	f.Release()
	counts(t, n, 3)
	live(t, again, 4)
	if n.SHA256() != again.SHA256() {
		t.Error("the same stimulus and lesion gave another state")
	}
	if f := n.Frames().Newest(); f.Stimuli[stimulated].Strength != 0 {
		t.Errorf("the stimulus is not over: %+v", f.Stimuli[stimulated])
	} else {
		f.Release()
	}
	if err := n.LesionRegion(lesioned, false); err != nil {
		t.Fatal(err)
	}
	if counts(t, n, 10)[lesioned] == 0 {
		t.Error("silent after the lesion was undone")
	}
	log, _ := n.Log()
	var text []string
	for _, e := range log {
		text = append(text, e.What)
	}
	label := func(i int) string { return n.static.Regions[i].Label }
	want := []string{"stimulus of " + label(stimulated) + ": 15 mV for 45 ms", "lesion of " + label(lesioned), "lesion of " + label(lesioned) + " undone"}
	if strings.Join(text, "; ") != strings.Join(want, "; ") || log[0].Step != 20*150 {
		t.Errorf("the log has %v", log)
	}
	if n.StimulateRegion(80, cortex.Stimulus{}) == nil || n.LesionRegion(-1, true) == nil {
		t.Error("a region that does not exist is accepted")
	}
}
