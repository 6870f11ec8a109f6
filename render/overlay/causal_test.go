package overlay

import (
	"math"
	"slices"
	"testing"

	"encephagen/render/internal/golden"
	"encephagen/render/internal/specimen"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// episode is four seconds in which a newborn is dropped, touched and heard.
func episode() (*frame.Static, *frame.Streams) {
	st := specimen.New().Static
	str := frame.NewStreams(st)
	at := func(names []string, name string) int { return slices.Index(names, name) }
	var terms []string
	for _, t := range st.Terms {
		terms = append(terms, t.Name)
	}
	type answer struct {
		event                  frame.Event
		receptor               frame.Receptor
		reflex                 string
		late, lasts, outlasted int // ticks: latency, reflex, receptor
		actuators              []int
		torque                 float32
	}
	answers := []answer{
		{frame.DropEvent.Usual(frame.NoDirection), frame.Labyrinth, "Moro", 5, 30, 6, []int{11, 12, 14, 15}, 0.3},
		{frame.PalmEvent.Usual(frame.LeftWay), frame.Skin, "grasp", 7, 36, 33, []int{16}, 0.15},
		{frame.SoundEvent.Usual(frame.NoDirection), frame.Ear, "startle", 4, 12, 7, []int{0, 1, 2, 3, 5, 6, 9, 10}, 0.1},
	}
	for i, tick := range []int{70, 150, 215} {
		e := &answers[i].event
		e.Step = int64(tick * 150)
		str.Events.Append(*e)
		str.Causes.Append(frame.Cause{Term: at(terms, answers[i].reflex), Evoked: true, Event: *e, Since: e.Step + int64(answers[i].late*150)})
	}
	actuators := len(st.Actuators)
	for tick := range 270 {
		tr := frame.Trace{Reflex: make([]float32, len(st.Reflexes)), Terms: make([]float32, len(st.Terms)*actuators)}
		phase := 2 * math.Pi * float64(tick) * 0.015 / 1.077
		tr.Cord = [4]float32{float32(max(0, 70*math.Sin(phase))), float32(max(0, -60*math.Sin(phase))), float32(max(0, -70*math.Sin(phase))), float32(max(0, 60*math.Sin(phase)))}
		tr.Receptor[frame.Labyrinth] = float32(0.08 + 0.05*math.Sin(phase*3))
		tr.Reflex[at(st.Reflexes, "righting")] = float32(0.3 + 0.2*math.Sin(phase))
		tr.Terms[at(terms, "righting")*actuators] = float32(0.12 + 0.08*math.Sin(phase))
		for _, j := range []int{5, 6, 9, 10} {
			tr.Terms[at(terms, "posture")*actuators+j] = float32(0.2 * math.Sin(phase+float64(j)))
			tr.Terms[at(terms, "cord")*actuators+j] = float32(0.1 * math.Cos(phase+float64(j)))
		}
		for _, a := range answers {
			since := tick - int(a.event.Step/150)
			full, _ := a.event.Kind.Scale()
			if since >= 0 && since < a.outlasted {
				tr.Stimulus[a.event.Kind] = float32(min(full, a.event.Strength))
				tr.Receptor[a.receptor] = 1
			}
			if k := since - a.late + 2; k >= 0 && k < a.lasts {
				tr.Reflex[at(st.Reflexes, a.reflex)] = 1 - float32(k)/float32(a.lasts)
			}
			if k := since - a.late; k >= 0 && k < a.lasts {
				for _, j := range a.actuators {
					tr.Terms[at(terms, a.reflex)*actuators+j] = a.torque
				}
			}
		}
		str.AppendTrace(&tr)
	}
	return st, str
}

func TestCausalPictures(t *testing.T) {
	for _, c := range []struct {
		name   string
		w, h   int
		scale  float32
		theme  *look.Theme
		actor  int
		golden string
	}{
		{"720p", 973, 158, 1, look.Dark, -1, "causal-720p"},
		{"1080p, a joint", 1459, 238, 1.5, look.Dark, 14, "causal-joint"},
		{"light, large text", 973, 324, 2, look.Light, -1, "causal-light"},
	} {
		st, str := episode()
		look.Use(c.theme)
		cv, f := canvas(t, c.w, c.h)
		h := NewChain(st, str)
		s := NewCausal(h)
		h.Look(c.actor)
		h.Advance(270 * 150)
		begin(cv, f)
		s.Draw(cv, 0, 0, c.w, c.h, c.scale)
		cv.End()
		if l, top, r, b := cv.Reach(); l < 0 || top < 0 || r > float32(c.w) || b > float32(c.h) {
			t.Errorf("%s: words reach from %v, %v to %v, %v", c.name, l, top, r, b)
		}
		golden.Framebuffer(t, c.golden, f, golden.Default)
		s.Close()
		look.Use(look.Dark)
	}
}

// TestCausalDelays reads every delay off the strip by pointing at it: stimulus,
// receptor, reflex and torque of a drop begin when they did.
func TestCausalDelays(t *testing.T) {
	st, str := episode()
	cv, f := canvas(t, 973, 158)
	h := NewChain(st, str)
	s := NewCausal(h)
	t.Cleanup(s.Close)
	h.Advance(270 * 150)
	begin(cv, f)
	s.Draw(cv, 0, 0, 973, 158, 1)
	cv.End()
	top := int(laneTop*s.scale + 0.5)
	moro := slices.Index(st.Reflexes, "Moro")
	first := map[Link]int64{}
	for x := s.left; x < s.left+s.plot; x++ {
		for link, lane := range map[Link]span{StimulusLink: s.lanes.stimulus, ReceptorLink: s.lanes.receptor, ReflexLink: s.lanes.reflex, TorqueLink: s.lanes.torque} {
			hover, ok := s.At(x, top+lane.top+lane.height/2)
			if !ok || hover.Link != link {
				t.Fatalf("nothing in lane %d at %d px", link, x)
			}
			_, known := first[link]
			begun := map[Link]bool{
				StimulusLink: hover.Stimulus[frame.DropEvent] > 0, ReceptorLink: hover.Receptor[frame.Labyrinth] == 1,
				ReflexLink: hover.Reflex[moro] > 0, TorqueLink: hover.Torque[moro] > 0,
			}[link]
			if begun && !known {
				first[link] = hover.Step
			}
		}
	}
	for link, want := range map[Link]int64{StimulusLink: 10500, ReceptorLink: 10500, ReflexLink: 10950, TorqueLink: 11250} {
		if first[link] != want {
			t.Errorf("lane %d begins at step %d, want %d", link, first[link], want)
		}
	}
	if _, ok := s.At(s.left-1, top); ok {
		t.Error("the labels are not the past")
	}
}

// TestChainForgets: what left the memory is gone, and a late look finds a gap and
// no lie.
func TestChainForgets(t *testing.T) {
	st, str := episode()
	h := NewChain(st, str)
	h.Advance(100 * 150)
	tr := frame.Trace{Reflex: make([]float32, len(st.Reflexes)), Terms: make([]float32, len(st.Terms)*len(st.Actuators))}
	for range 2000 { // 30 s
		str.AppendTrace(&tr)
	}
	h.Advance(2270 * 150)
	if len(h.events) != 0 || len(h.causes) != 0 {
		t.Errorf("%d events and %d causes of half a minute ago", len(h.events), len(h.causes))
	}
	lost := 0
	for c := h.end - historyColumns; c < h.end; c++ {
		if now, _ := h.at(c); now == nil {
			lost++
		}
	}
	if known := historyColumns - lost; known < 1900 || lost < 20 {
		t.Errorf("%d of %d columns are known; the streams hold 10 s", known, historyColumns)
	}
}

func BenchmarkCausal(b *testing.B) {
	st, str := episode()
	cv, f := canvas(b, 973, 158)
	h := NewChain(st, str)
	s := NewCausal(h)
	b.Cleanup(s.Close)
	b.ReportAllocs()
	step := 0.0
	for b.Loop() {
		if step += 166; step > 40000 {
			step = 0
			h.end, h.next, s.painted = 0, 0, 0
			h.events, h.causes, h.read = h.events[:0], h.causes[:0], [2]int64{}
		}
		h.Advance(step)
		begin(cv, f)
		s.Draw(cv, 0, 0, 973, 158, 1)
		cv.End()
	}
}
