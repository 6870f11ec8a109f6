package sim

import (
	"errors"
	"math"
	"strings"
	"testing"

	"encephagen/sim/frame"
)

// diverge makes MuJoCo's own state blow up: a force that no one may apply from
// outside, past the bounds that Push keeps.
func diverge(n *Newborn) { n.body.Push(1, [3]float64{1e300, 0, 0}) }

// TestDivergenceStandsStill: the error names the joint and the time; nerves and
// body stay on one clock, every scene can be shown, and a reset mends it.
func TestDivergenceStandsStill(t *testing.T) {
	n := born(t, Config{Seed: 1, Threads: 1})
	live(t, n, 10)
	diverge(n)
	err := n.Tick()
	if err == nil || !strings.Contains(err.Error(), "body at 0.150 s: ") || !strings.Contains(err.Error(), "not finite") {
		t.Fatalf("error %v", err)
	}
	if again := n.Tick(); again == nil { // whoever plays on
		t.Error("the body moves on")
	}
	checkClock(t, n, 12)
	n.ResetBody()
	live(t, n, 10)
	checkClock(t, n, 22)
	if n.Height() < 1 || n.Fallen() {
		t.Errorf("after a reset: %.2f m, fallen %v", n.Height(), n.Fallen())
	}
}

// checkClock demands that everything has lived as many ticks.
func checkClock(t *testing.T, n *Newborn, ticks int64) {
	t.Helper()
	st := n.Static()
	if n.Step() != ticks*int64(st.StepsPerTick) || n.Streams().Poses() != ticks*int64(st.SubSteps)+1 || n.Streams().Ticks() != ticks {
		t.Errorf("%d steps, %d scenes, %d traces after %d ticks", n.Step(), n.Streams().Poses(), n.Streams().Ticks(), ticks)
	}
	for name, spikes := range map[string][]frame.Spike{"cortex": n.cortex.Spikes(), "cord": n.cord.Spikes()} {
		for _, s := range spikes {
			if s.Step >= n.Step() || s.Step < n.Step()-int64(st.StepsPerTick) {
				t.Fatalf("%s: spike at step %d in the tick up to %d", name, s.Step, n.Step())
			}
		}
	}
	a, b := make([]frame.Pose, len(st.Geoms)), make([]frame.Pose, len(st.Geoms))
	if _, ok := n.Streams().PosesAround(float64(n.Step()), a, b); !ok {
		t.Error("the newest scene cannot be shown")
	}
	for i, p := range a {
		for _, x := range append(p.Pos[:], p.Mat[:]...) {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Fatalf("scene of %s: %v", st.Geoms[i].Name, p)
			}
		}
	}
}

// TestDivergencePausesTheRunner: what a window sees of it.
func TestDivergencePausesTheRunner(t *testing.T) {
	n := born(t, Config{Seed: 1, Threads: 1})
	r := StartRunner(n, 1)
	defer r.Close()
	r.Inject(diverge)
	var at int64
	eventually(t, n, "a fault", func(step int64, s Status) bool {
		at = step
		return s.Paused && strings.HasPrefix(s.Fault, "body at ") && strings.Contains(s.Fault, "not finite")
	})
	r.Inject((*Newborn).ResetBody)
	r.SetPaused(false)
	eventually(t, n, "life after the reset", func(step int64, s Status) bool { return step > at+1500 && s.Fault == "" })
}

// TestGuard hands errors through and names the place of a panic, also of one
// that the runtime raises.
func TestGuard(t *testing.T) {
	n := born(t, Config{Seed: 1, Threads: 1})
	live(t, n, 2)
	reason := errors.New("reason")
	if err := n.Guard(func() error { return reason }); err != reason {
		t.Errorf("%v", err)
	}
	var none []int
	err := n.Guard(func() error { none[3] = 1; return nil })
	const want = "panic at 0.030 s in sim/faults_test.go:"
	if err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), "index out of range [3]") {
		t.Errorf("%v, want %s...", err, want)
	}
	live(t, n, 2)
}
