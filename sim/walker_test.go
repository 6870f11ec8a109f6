//go:build !race

package sim

import (
	"math"
	"slices"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
	"encephagen/sim/params"
)

// TestWalkerLives lets newborns in the walker live for 1,000 ticks of 8 ms.
func TestWalkerLives(t *testing.T) {
	n := born(t, Config{Body: "walker2d", Seed: 1})
	st := n.Static()
	if st.Body != "walker2d-v5" || st.StepsPerTick != 80 || st.SubSteps != 4 {
		t.Errorf("%s with ticks of %d steps, %d of physics", st.Body, st.StepsPerTick, st.SubSteps)
	}
	live(t, n, 1000)
	if n.Fallen() || n.Height() < 1.1 || n.Step() != 80000 {
		t.Errorf("seed 1 at step %d: fallen %v, height %.2f m", n.Step(), n.Fallen(), n.Height())
	}
	if n.senses.Roll() != 0 || n.senses.LinVel[1] != 0 {
		t.Errorf("it left the plane: roll %v, sideways %v m/s", n.senses.Roll(), n.senses.LinVel[1])
	}
	f := n.Frames().Newest()
	defer f.Release()
	for i, term := range st.Terms {
		largest := 0.0
		for _, u := range f.Terms[i] {
			largest = max(largest, math.Abs(u))
		}
		switch term.Name {
		case "grasp", "ATNR", "breathing", "cortex":
			if largest != 0 {
				t.Errorf("%s moves a body that has no part for it, by %v", term.Name, largest)
			}
		case "posture", "righting", "knee", "general movements", "cord":
			if largest == 0 {
				t.Errorf("%s does nothing", term.Name)
			}
		}
	}
}

// TestWalkerStandsByItsOwnDefaults: by the springs of the tags alone it falls.
func TestWalkerStandsByItsOwnDefaults(t *testing.T) {
	p := new(Params)
	params.Defaults(p)
	n := born(t, Config{Body: "walker2d", Seed: 1, Params: p})
	live(t, n, 300)
	if !n.Fallen() {
		t.Error("springs of stiffness 1 do as well in the walker as its own gains; the adaptations are needless")
	}
}

// TestWalkerFalls: the walker falls by its own measure, and lives on.
func TestWalkerFalls(t *testing.T) {
	n := born(t, Config{Body: "walker2d", Seed: 2})
	if err := n.Push(1, [3]float64{300, 0, 0}, 200); err != nil {
		t.Fatal(err)
	}
	for !n.Fallen() && n.Step() < 3*frame.StepsPerSecond {
		live(t, n, 1)
	}
	if !n.Fallen() || n.body.Healthy() {
		t.Fatalf("pushed by 60 N.s it has fallen: %v, is healthy: %v", n.Fallen(), n.body.Healthy())
	}
	if h, p := n.Height(), math.Abs(n.senses.Pitch()); h > 0.8 && p < 1 {
		t.Errorf("fallen at a height of %.2f m and a pitch of %.2f rad", h, p)
	}
	live(t, n, 20)
	n.ResetBody()
	if n.Fallen() || n.Height() < 1.2 {
		t.Errorf("after reset: fallen %v, height %.2f m", n.Fallen(), n.Height())
	}
}

func TestWalkerSameSeedSameBits(t *testing.T) {
	const ticks = 50
	want := hashAfter(t, Config{Body: "walker2d", Seed: 7, Threads: 1}, ticks)
	for _, cfg := range []Config{
		{Body: "walker2d-v5", Seed: 7, Threads: 1},
		{Body: "walker2d", Seed: 7, Threads: 3},
		{Body: "walker2d", Seed: 7, Threads: 2, Kernel: "plain"},
	} {
		if got := hashAfter(t, cfg, ticks); got != want {
			t.Errorf("%s, %d threads, kernel %q: state %s, want %s", cfg.Body, cfg.Threads, cfg.Kernel, got, want)
		}
	}
	if got := hashAfter(t, Config{Body: "walker2d", Seed: 8, Threads: 1}, ticks); got == want {
		t.Error("another seed gives the same state")
	}
}

func TestWalkerAllocatesNothing(t *testing.T) {
	n := born(t, Config{Body: "walker2d", Seed: 1, Threads: 2})
	live(t, n, 70)
	if allocs := testing.AllocsPerRun(50, func() { live(t, n, 1) }); allocs > 0 {
		t.Errorf("%v allocations a tick", allocs)
	}
}

// TestDefaultsByBody: a body's defaults are unchanged values there, and what no
// body changes is the same in all.
func TestDefaultsByBody(t *testing.T) {
	humanoid := DefaultParams(DefaultBody).Fields()
	walker := DefaultParams("walker2d-v5")
	own := make(map[string]bool)
	for _, body := range []string{DefaultBody, "walker2d-v5"} {
		for _, a := range slices.Concat(adaptations[body], fitted()[body]) {
			own[a.key] = true
		}
	}
	for i, f := range walker.Fields() {
		if f.Changed() {
			t.Errorf("%s is %v by default and counts as changed from %v", f.Key, f.Value(), f.Default)
		}
		if same := f.Value() == humanoid[i].Value(); !same && !own[f.Key] {
			t.Errorf("%s is %v in the walker and %v in the humanoid", f.Key, f.Value(), humanoid[i].Value())
		}
	}
	if p := DefaultParams(DefaultBody); !p.Brainstem.Balance.On || p.Brainstem.Balance.HipPitch == 0 {
		t.Error("what was fitted for the humanoid is not its default")
	}
	n := born(t, Config{Body: "walker2d"})
	h := born(t, Config{})
	posture := slices.IndexFunc(h.static.Terms, func(m motor.Term) bool { return m.Name == "posture" })
	if posture < 0 || h.static.Terms[posture].Origin != "fitted" || n.static.Terms[posture].Origin != "hard-wired" {
		t.Errorf("posture counts as %+v in the humanoid, %+v in the walker", h.static.Terms[posture], n.static.Terms[posture])
	}
	for _, f := range n.Params().Fields() {
		if f.Changed() {
			t.Errorf("%s counts as changed at birth", f.Key)
		}
	}
}
