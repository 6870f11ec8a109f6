package form

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"encephagen/sim/params"
)

// example is a small newborn's worth of parameters.
type example struct {
	Stem struct {
		Righting struct {
			Gain float64 `unit:"1/rad" min:"-10" max:"10" step:"0.1" default:"3" origin:"fitted" doc:"torque per tilt"`
			Lag  float64 `unit:"ms" min:"0" max:"200" step:"5" default:"37.5" origin:"measured" doc:"delay of the loop"`
		}
		GeneralMovements struct {
			On    bool `default:"true" origin:"hard-wired" doc:"whether they act"`
			Waves int  `min:"1" max:"10" step:"1" default:"3" origin:"assumed" doc:"how many"`
		}
	}
	Cortex struct {
		Cells int `min:"1" max:"10" step:"1" default:"3" origin:"assumed" doc:"how many" when:"start"`
	}
}

type change struct {
	Key   string
	Value float64
}

func open(t *testing.T) (*Form, *example, *[]change) {
	t.Helper()
	e := &example{}
	params.Defaults(e)
	var log []change
	return New(params.Fields(e), func(key string, v float64) { log = append(log, change{key, v}) }), e, &log
}

func TestADragIsOneUndo(t *testing.T) {
	f, e, log := open(t)
	f.take(0)
	for _, v := range []float64{3.1, 3.2, 3.5} {
		f.turn(0, v)
	}
	f.drop()
	f.Set(1, 50)
	if e.Stem.Righting.Gain != 3.5 || e.Stem.Righting.Lag != 50 || f.Changed() != 2 {
		t.Fatalf("%+v", e)
	}
	for want := 2; f.Undo(); want-- {
		if want == 0 {
			t.Fatal("two changes gave more than two undos")
		}
	}
	if e.Stem.Righting.Gain != 3 || e.Stem.Righting.Lag != 37.5 || f.Changed() != 0 {
		t.Errorf("after undo: %+v", e)
	}
	if !f.Redo() || e.Stem.Righting.Gain != 3.5 {
		t.Errorf("after redo: %+v", e)
	}
	f.Reset(0)
	if f.Redo() {
		t.Error("redo after a new change")
	}
	if !f.Undo() || e.Stem.Righting.Gain != 3.5 {
		t.Error("reset is not undone")
	}
	g := "stem.righting.gain"
	want := []change{{g, 3.1}, {g, 3.2}, {g, 3.5}, {"stem.righting.lag", 50}, {"stem.righting.lag", 37.5}, {g, 3}, {g, 3.5}, {g, 3}, {g, 3.5}}
	if d := cmp.Diff(want, *log); d != "" {
		t.Error(d)
	}
}

func TestUndoDuringADragEndsIt(t *testing.T) {
	f, e, _ := open(t)
	f.take(0)
	f.turn(0, 5)
	if !f.Undo() || e.Stem.Righting.Gain != 3 {
		t.Errorf("gain %v", e.Stem.Righting.Gain)
	}
}

func TestValuesStayAllowed(t *testing.T) {
	f, e, log := open(t)
	f.Set(0, 1e9)
	f.Set(3, 2.6)
	f.Set(4, 9) // only at the start
	if e.Stem.Righting.Gain != 10 || e.Stem.GeneralMovements.Waves != 3 || e.Cortex.Cells != 3 || len(*log) != 1 {
		t.Errorf("%+v %v", e, *log)
	}
	f.Set(2, 0)
	if e.Stem.GeneralMovements.On {
		t.Error("switch stayed on")
	}
	nan := 0.0
	f.Set(0, nan/nan)
	if e.Stem.Righting.Gain != 10 {
		t.Errorf("NaN gave %v", e.Stem.Righting.Gain)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	f, _, _ := open(t)
	for i := range 3 * maxHistory {
		f.Set(0, float64(i%7))
	}
	n := 0
	for f.Undo() {
		n++
	}
	if n != maxHistory {
		t.Errorf("%d undos, want %d", n, maxHistory)
	}
}

func TestGroupsFollowThePrefix(t *testing.T) {
	f, _, _ := open(t)
	f.Spell([]string{"Moro", "Righting"})
	var got []string
	for _, g := range f.groups {
		head := ""
		if g.first {
			head = strings.ToUpper(g.root) + ": "
		}
		got = append(got, head+g.title)
	}
	if d := cmp.Diff([]string{"STEM: Righting", "general movements", "CORTEX: cortex"}, got); d != "" {
		t.Error(d)
	}
}

func TestFilterAndChangedOnly(t *testing.T) {
	f, _, _ := open(t)
	count := func(filter string) (n int) {
		f.Search(filter)
		for _, g := range f.groups {
			for _, r := range g.rows {
				if f.shown(r) {
					n++
				}
			}
		}
		return n
	}
	for filter, want := range map[string]int{"": 5, "gain": 1, "HOW many": 2, "stem measured": 1, "nothing": 0} {
		if got := count(filter); got != want {
			t.Errorf("%q shows %d, want %d", filter, got, want)
		}
	}
	f.Set(0, 4)
	f.ChangedOnly = true
	if got := count(""); got != 1 {
		t.Errorf("%d changed, want 1", got)
	}
}

func TestTexts(t *testing.T) {
	f, _, _ := open(t)
	for _, c := range []struct {
		field int
		value float64
		want  string
	}{
		{0, 3, "%.1f\u20091/rad"}, {0, 3.14159, "%.2f\u20091/rad"}, {0, 2.0001, "%.1f\u20091/rad"}, {0, 3.25, "%.2f\u20091/rad"},
		{1, 37.5, "%.1f\u2009ms"}, {1, 40, "%.0f\u2009ms"},
	} {
		if got := format(&f.fields[c.field], c.value); got != c.want {
			t.Errorf("%v: %q, want %q", c.value, got, c.want)
		}
	}
	text := about(&f.fields[4])
	for _, want := range []string{"How many.", "Default 3, assumed", "1 to 10", "--set cortex.cells="} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
	if got := snap(&f.fields[0], 0.30000000000000004*1.01); got != 0.3 {
		t.Errorf("snapped to %v", got)
	}
}
