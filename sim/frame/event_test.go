package frame

import (
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/motor"
)

// TestUsualEventsAreAllowed in every direction that they can have, and in no other.
func TestUsualEventsAreAllowed(t *testing.T) {
	for k := range EventKinds {
		for _, planar := range []bool{false, true} {
			for way := NoDirection; way <= Back; way++ {
				e := k.Usual(way)
				if allowed := slices.Contains(k.Ways(planar), way); allowed != (e.Check(planar) == nil) {
					t.Errorf("%v %v, planar %v: allowed %v, but %v", k, way, planar, allowed, e.Check(planar))
				}
			}
		}
		if full, _ := k.Scale(); full <= 0 {
			t.Errorf("%v has no scale", k)
		}
		if got, err := ParseEventKind(k.String()); err != nil || got != k {
			t.Errorf("%v is read as %v, %v", k, got, err)
		}
	}
	for way := NoDirection; way <= Back; way++ {
		if got, err := ParseDirection(way.String()); err != nil || got != way {
			t.Errorf("%q is read as %v, %v", way, got, err)
		}
	}
}

func TestEventsRefused(t *testing.T) {
	for _, c := range []struct {
		e    Event
		want string
	}{
		{Event{Kind: EventKinds}, "does not exist"},
		{Event{Kind: PushEvent, Way: Forward, Strength: math.NaN(), MS: 10}, "push: strength NaN; allowed: more than 0, at most 200"},
		{Event{Kind: PushEvent, Way: Forward, Strength: 1, MS: math.Inf(1)}, "push: duration +Inf ms"},
		{Event{Kind: PushEvent, Way: Forward, Strength: 1, MS: math.NaN()}, "push: duration NaN ms"},
		{Event{Kind: DropEvent, Strength: -1}, "drop: strength -1; allowed: more than 0, at most 50"},
		{Event{Kind: SoundEvent, Way: LeftWay, Strength: 1, MS: 10}, `sound: side "left"; it has no side`},
		{Event{Kind: PalmEvent, Way: Forward, Strength: 1, MS: 10}, `palm: side "forward"; allowed: left, right`},
	} {
		if err := c.e.Check(false); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.e, err, c.want)
		}
	}
}

func TestEventsInWords(t *testing.T) {
	for want, e := range map[string]Event{
		"a push to the left of 15\u2009N·s": PushEvent.Usual(LeftWay),
		"a drop of 4\u2009cm":               DropEvent.Usual(NoDirection),
		"a tilt of 10° forward":             TiltEvent.Usual(Forward),
		"a loud sound":                      SoundEvent.Usual(NoDirection),
		"a touch of the right palm":         PalmEvent.Usual(RightWay),
		"a touch of the left sole":          SoleEvent.Usual(LeftWay),
		"a touch of the left cheek":         CheekEvent.Usual(LeftWay),
		"a turn of the head to the right":   HeadTurnEvent.Usual(RightWay),
		"a pinch of the left foot":          PinchEvent.Usual(LeftWay),
	} {
		if got := string(e.Append(nil)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if pull := (&Event{Kind: PushEvent, Way: Back}); string(pull.Append(nil)) != "a pull of the hand back" {
		t.Errorf("%q", pull.Append(nil))
	}
	drop := DropEvent.Usual(NoDirection)
	if ms := drop.Duration(); math.Abs(ms-90.3) > 0.1 { // sqrt(2h/g)
		t.Errorf("a fall of 4 cm lasts %.1f ms", ms)
	}
}

func TestCausesInWords(t *testing.T) {
	st := &Static{Terms: []motor.Term{{Name: "Moro"}, {Name: "push"}}}
	drop, push := DropEvent.Usual(NoDirection), PushEvent.Usual(Back)
	drop.Step, push.Step = 30000, 30000
	for want, c := range map[string]Cause{
		"": {},
		"Moro, 120\u2009ms after a drop of 4\u2009cm": {Term: 0, Evoked: true, Event: drop, Since: 31200},
		"Moro, set off by the fall itself":            {Term: 0, Since: 100},
		"a push back of 15\u2009N·s":                  {Term: 1, Evoked: true, Event: push, Since: 30000},
	} {
		if got := string(c.Append(nil, st)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if none := (&Cause{Term: -1, Since: 100}); none.Known() {
		t.Error("no term is a cause")
	}
}

// TestTraceHoldsTheChain: stimuli, receptors and reflexes come back as they were.
func TestTraceHoldsTheChain(t *testing.T) {
	st := humanoid()
	st.Reflexes = []string{"a", "b", "c"}
	s := NewStreams(st)
	in := Trace{Reflex: []float32{1, 2, 3}, Terms: []float32{4, 5, 6, 7}, Stepping: 8}
	for k := range in.Stimulus {
		in.Stimulus[k] = float32(10 + k)
	}
	for k := range in.Receptor {
		in.Receptor[k] = float32(30 + k)
	}
	s.AppendTrace(&in)
	out := Trace{Reflex: make([]float32, 3), Terms: make([]float32, 4)}
	if !s.ReadTrace(0, &out) || !slices.Equal(out.Reflex, in.Reflex) || !slices.Equal(out.Terms, in.Terms) ||
		out.Stimulus != in.Stimulus || out.Receptor != in.Receptor || out.Stepping != 8 {
		t.Errorf("%+v, want %+v", out, in)
	}
	head := Trace{}
	if !s.ReadTrace(0, &head) || head.Receptor != in.Receptor {
		t.Errorf("without terms: %+v", head)
	}
}
