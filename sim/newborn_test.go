//go:build !race

// Long lives, in one goroutine: the race detector would only make them slow. It
// watches the runner's tests.

package sim

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

// hashAfter is the state of a fresh newborn after some ticks.
func hashAfter(t *testing.T, cfg Config, ticks int) string {
	n := born(t, cfg)
	live(t, n, ticks)
	return n.SHA256()
}

func TestSameSeedSameBits(t *testing.T) {
	const ticks = 60
	want := hashAfter(t, Config{Seed: 7, Threads: 1}, ticks)
	for _, c := range []struct {
		name string
		cfg  Config
	}{
		{"again", Config{Seed: 7, Threads: 1}},
		{"two workers", Config{Seed: 7, Threads: 2}},
		{"three workers", Config{Seed: 7, Threads: 3}},
		{"plain kernel", Config{Seed: 7, Threads: 1, Kernel: "plain"}},
		{"plain kernel, three workers", Config{Seed: 7, Threads: 3, Kernel: "plain"}},
	} {
		if got := hashAfter(t, c.cfg, ticks); got != want {
			t.Errorf("%s: state %s, want %s", c.name, got, want)
		}
	}
	if got := hashAfter(t, Config{Seed: 8, Threads: 1}, ticks); got == want {
		t.Error("another seed gives the same state")
	}
}

// TestTermsExplainTheControl reproduces the applied control from the published
// terms: nothing moves the body that is not named.
func TestTermsExplainTheControl(t *testing.T) {
	n := born(t, Config{Seed: 1})
	ctrl := make([]float32, len(n.static.Actuators))
	var largest float32
	for range 80 {
		live(t, n, 1)
		f := n.Frames().Newest()
		motor.Sum(ctrl, f.Terms, n.static.Actuators[0].Limit)
		for j := range ctrl {
			if ctrl[j] != f.Ctrl[j] {
				t.Fatalf("tick %d, %s: control %v, terms give %v", f.Tick, n.static.Actuators[j].Name, f.Ctrl[j], ctrl[j])
			}
			largest = max(largest, float32(math.Abs(float64(ctrl[j]))))
		}
		if cortex := f.Terms[len(f.Terms)-2]; cortex[0] != 0 {
			t.Fatalf("the cortex is shown as read out but has a share of %v", cortex[0])
		}
		f.Release()
	}
	if largest == 0 {
		t.Error("no control was ever applied")
	}
}

// TestTheCordMovesTheLegs removes the descending drive and looks for a
// difference in the legs' control.
func TestTheCordMovesTheLegs(t *testing.T) {
	n := born(t, Config{Seed: 1})
	largest := 0.0
	for range 100 {
		live(t, n, 1)
		f := n.Frames().Newest()
		for _, u := range f.Terms[len(f.Terms)-3] {
			largest = max(largest, math.Abs(u))
		}
		f.Release()
	}
	if largest < 0.01 {
		t.Errorf("the cord's largest torque in 1.5 s is %.4f of the action range; it should be felt", largest)
	}
}

func TestSetLandsAtTheNextTick(t *testing.T) {
	n := born(t, Config{Seed: 1})
	live(t, n, 3)
	const key = "brainstem.righting.pitch_gain"
	if err := n.Set(key, 0); err != nil {
		t.Fatal(err)
	}
	log, _ := n.Log()
	if len(log) != 1 || log[0].Step != 450 {
		t.Errorf("log %v, want one entry at step 450", log)
	}
	if err := n.Set(key, math.NaN()); err == nil {
		t.Error("NaN was accepted as a gain")
	}
	if err := n.Set("brainstem.righting.pitch_gian", 1); err == nil {
		t.Error("a misspelt key was accepted")
	}
}

func TestPushMovesTheBody(t *testing.T) {
	forward := func(push float64) float64 {
		n := born(t, Config{Seed: 1})
		if push != 0 {
			if err := n.Push(1, [3]float64{push, 0, 0}, 100); err != nil {
				t.Fatal(err)
			}
		}
		live(t, n, 10)
		return n.senses.Sway[0]
	}
	// 200 N for 0.1 s is 20 N.s; the body weighs 42 kg, and in the air nothing it
	// does itself moves its centre of mass.
	if calm, pushed := forward(0), forward(200); math.Abs(pushed-calm-0.48) > 0.1 {
		t.Errorf("the centre of mass moves by %.3f m/s without and %.3f m/s with a push forward", calm, pushed)
	}
	n := born(t, Config{Seed: 1})
	for _, geom := range []int{-1, 0, len(n.static.Geoms)} {
		if n.Push(geom, [3]float64{1, 0, 0}, 10) == nil {
			t.Errorf("a push of geom %d was accepted", geom)
		}
	}
	if n.Push(1, [3]float64{math.NaN(), 0, 0}, 10) == nil {
		t.Error("a push of NaN N was accepted")
	}
}

func TestResetPutsTheBodyBack(t *testing.T) {
	n := born(t, Config{Seed: 3})
	if err := n.Push(1, [3]float64{400, 0, 0}, 200); err != nil {
		t.Fatal(err)
	}
	live(t, n, 200)
	if !n.Fallen() {
		t.Fatal("pushed by 80 N.s the newborn still stands after 3 s")
	}
	step := n.Step()
	n.ResetBody()
	if n.Fallen() || n.Height() < 1.3 || n.Step() != step {
		t.Errorf("after reset: fallen %v, height %.2f m, step %d (was %d)", n.Fallen(), n.Height(), n.Step(), step)
	}
	live(t, n, 10)
}

func TestSteadyStateAllocatesNothing(t *testing.T) {
	n := born(t, Config{Seed: 1, Threads: 2})
	live(t, n, 70)
	if allocs := testing.AllocsPerRun(50, func() { live(t, n, 1) }); allocs > 0 {
		t.Errorf("%v allocations a tick", allocs)
	}
}

func BenchmarkTick(b *testing.B) {
	n := born(b, Config{Seed: 1, Threads: 2})
	live(b, n, 10)
	b.ReportAllocs()
	start := n.Seconds()
	for b.Loop() {
		live(b, n, 1)
	}
	b.ReportMetric((n.Seconds()-start)/b.Elapsed().Seconds(), "x_real_time")
}
