package sim

import (
	"slices"
	"strings"
	"testing"

	"encephagen/sim/frame"
)

// TestReplay plays spikes of a network of another size: each is in the stream at
// its time, rates follow, the body stands still, and the end is told.
func TestReplay(t *testing.T) {
	region, inhibitory := make([]uint16, 800), make([]bool, 800)
	for i := range region {
		region[i], inhibitory[i] = uint16(i/10), i%10 >= 8
	}
	r := &Replay{Name: "far.npz", Steps: 3000, RegionOf: region, Inhibitory: inhibitory}
	for step := int64(40); step < 3000; step += 50 { // 200 Hz in one cell of region 3, 20 in all of region 5
		r.Spikes = append(r.Spikes, frame.Spike{Step: step, Neuron: 31})
		if step%500 == 40 {
			for i := range int32(10) {
				r.Spikes = append(r.Spikes, frame.Spike{Step: step, Neuron: 50 + i})
			}
		}
	}
	n, err := New(Config{Preset: "validation", Threads: 1, Replay: r})
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	st := n.Static()
	if st.Replay != "far.npz" || len(st.RegionOf) != 800 || st.Regions[79].First != 790 || st.Regions[79].Neurons != 10 {
		t.Fatalf("%q, %d neurons, last region %+v", st.Replay, len(st.RegionOf), st.Regions[79])
	}
	before := make([]frame.Pose, len(st.Geoms))
	after := slices.Clone(before)
	var cursor int64
	read := make([]frame.Spike, 1000)
	var got []frame.Spike
	for n.Step() <= r.Steps {
		if err := n.Tick(); err != nil {
			t.Fatal(err)
		}
		k, next, lost := n.Streams().Spikes.Read(cursor, read)
		cursor, got = next, append(got, read[:k]...)
		if lost > 0 || (k > 0 && read[k-1].Step >= n.Step()) {
			t.Fatalf("at step %d: a spike of step %d, %d lost", n.Step(), read[k-1].Step, lost)
		}
		if n.Step() == 2550 {
			f := n.Frames().Newest()
			if e := f.RateE; e[3] < 24 || e[3] > 26 || e[5] != 20 || e[4] != 0 || f.RateI[5] != 20 || f.RateI[3] != 0 {
				t.Errorf("rates of regions 3 to 5: %v and %v Hz", e[3:6], f.RateI[3:6])
			}
			f.Release()
		}
	}
	if !slices.Equal(got, r.Spikes) || n.Spikes() != int64(len(r.Spikes)) {
		t.Errorf("%d spikes are played, %d counted, of %d", len(got), n.Spikes(), len(r.Spikes))
	}
	for _, at := range []struct {
		step float64
		dst  []frame.Pose
	}{{0, before}, {2900, after}} {
		if _, ok := n.Streams().PosesAround(at.step, at.dst, make([]frame.Pose, len(st.Geoms))); !ok {
			t.Fatalf("no poses at step %g", at.step)
		}
	}
	if !slices.Equal(before, after) {
		t.Error("the body moved")
	}
	if err := n.Tick(); err == nil || !strings.Contains(err.Error(), "far.npz ends here, after 0.300 s") {
		t.Errorf("after the end: %v", err)
	}
}

// TestReplayRefuses names what does not fit.
func TestReplayRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		r    Replay
		want string
	}{
		"neuron":       {Replay{Spikes: []frame.Spike{{Step: 1, Neuron: 16000}}}, "neuron 16000 of 16000; --network"},
		"region":       {Replay{RegionOf: []uint16{80}, Inhibitory: []bool{false}}, "neuron 0 is in region 80; there are 80"},
		"out of order": {Replay{RegionOf: []uint16{1, 0}, Inhibitory: []bool{false, false}}, "neuron 1 is in region 0 after one in region 1"},
	} {
		c.r.Name = "far.npz"
		n, err := New(Config{Preset: "validation", Threads: 1, Replay: &c.r})
		if err == nil {
			n.Close()
		}
		if err == nil || !strings.Contains(err.Error(), "far.npz: "+ErrReplay.Error()+": "+c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
