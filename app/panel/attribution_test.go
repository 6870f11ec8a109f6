//go:build !headless

package panel

import (
	"math"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// driven is a newborn of three joints in one part, with six seconds behind it: a
// slow righting that asks for more than the motor gives, a Moro and a rhythm.
func driven(t testing.TB) (*frame.Static, *frame.Frame, *frame.Streams) {
	t.Helper()
	st, f := newborn()
	st.SubSteps = 5
	st.Geoms = []frame.Geom{{Name: "floor"}, {Name: "left thigh", Actuators: []int{0, 1, 2}}}
	str := frame.NewStreams(st)
	tr := frame.Trace{Terms: make([]float32, len(st.Terms)*len(st.Actuators))}
	for tick := range 400 {
		clear(tr.Terms)
		phase := float64(tick) * 0.015 * 2 * math.Pi
		for j := range st.Actuators {
			tr.Terms[j] = float32((0.35 + 0.1*float64(j)) * math.Sin(phase/3))
			tr.Terms[5*3+j] = float32(0.15 * math.Sin(phase+float64(j)))
			if tick > 220 && tick < 250 {
				tr.Terms[3+j] = 0.3
			} else if tick >= 250 && tick < 280 {
				tr.Terms[3+j] = -0.25
			}
		}
		str.AppendTrace(&tr)
	}
	for i := range f.Terms {
		for j := range f.Terms[i] {
			f.Terms[i][j] = float64(tr.Terms[i*len(f.Terms[i])+j])
		}
	}
	motor.Sum(f.Ctrl, f.Terms, 0.4)
	f.Cause = frame.Cause{Term: 1, Evoked: true, Event: frame.Event{Kind: frame.DropEvent, Strength: 4, Step: 100000}, Since: 100750}
	return st, f, str
}

// TestAttributionPictures shows the joint's causes, the sentence and the unfolded
// stimuli, dark and light, and with large text.
func TestAttributionPictures(t *testing.T) {
	for _, c := range []struct {
		name  string
		theme *look.Theme
		scale float32
	}{{"attribution_dark", look.Dark, 1}, {"attribution_light", look.Light, 1}, {"attribution_2x", look.Dark, 2}} {
		t.Run(c.name, func(t *testing.T) {
			look.Use(c.theme)
			defer look.Use(look.Dark)
			st, f, str := driven(t)
			causes, attribution, stimuli := NewCauses(st), NewAttribution(st, str), NewStimuli(st)
			stimuli.open = true
			w, h := 307*c.scale, 640*c.scale
			golden(t, c.name, stage(t, int(w), int(h), c.scale, 3, func(g *gui.Context) {
				column("column", 0, 0, w, h, func() {
					causes.Draw(g, f, most)
					imgui.Separator()
					attribution.Draw(g, f, 1)
					imgui.Separator()
					stimuli.Draw(g, nil)
				})
			}))
		})
	}
}

// TestAttributionFollowsThePick: the most driven axis of the picked part, nothing
// for what has no joint, and sums that are those of the terms.
func TestAttributionFollowsThePick(t *testing.T) {
	st, f, str := driven(t)
	p := NewAttribution(st, str)
	p.update()
	if p.choose(0); p.at != -1 {
		t.Errorf("the floor has actuator %d", p.at)
	}
	p.choose(1)
	most := 0
	for j := range st.Actuators {
		if math.Abs(p.sum(399, j)) > math.Abs(p.sum(399, most)) {
			most = j
		}
	}
	if p.Actuator() != most {
		t.Errorf("actuator %d is shown, %d is driven most", p.Actuator(), most)
	}
	for j := range st.Actuators {
		want := 0.0
		for i := range f.Terms {
			want += f.Terms[i][j]
		}
		if got := p.sum(399, j); math.Abs(got-want) > 1e-6 {
			t.Errorf("actuator %d: sum %v, want %v", j, got, want)
		}
	}
	if _, ok := p.term(399-int64(p.keep), 0, 0); ok {
		t.Error("it remembers more than 5 s")
	}
	if p.choose(-1); p.Actuator() != -1 {
		t.Error("nothing is picked and an actuator is shown")
	}
}

func BenchmarkAttribution(b *testing.B) {
	st, f, str := driven(b)
	attribution := NewAttribution(st, str)
	b.ReportAllocs()
	stage(b, 307, 640, 1, b.N, func(g *gui.Context) {
		column("column", 0, 0, 307, 640, func() { attribution.Draw(g, f, 1) })
	})
}
