//go:build !race

package sim

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// watch lets a newborn live and tells what its frames said, in order, and the
// step at which each term first did anything.
func watch(t *testing.T, n *Newborn, ticks int) (said []string, first map[string]int64) {
	t.Helper()
	first = make(map[string]int64)
	for range ticks {
		begun := n.Step()
		live(t, n, 1)
		f := n.Frames().Newest()
		if text := string(f.Cause.Append(nil, &n.static)); text != "" && (said == nil || text != said[len(said)-1]) {
			said = append(said, text)
		}
		for i, row := range f.Terms {
			name := n.static.Terms[i].Name
			if _, known := first[name]; !known && slices.ContainsFunc(row, func(u float64) bool { return u != 0 }) {
				first[name] = begun
			}
		}
		f.Release()
	}
	return said, first
}

// TestEachStimulusEvokesItsReflex in the whole newborn, after its latency, and
// the sentence says so. What is told of one is not told of another.
func TestEachStimulusEvokesItsReflex(t *testing.T) {
	type call struct {
		ms   int64 // when
		kind frame.EventKind
		way  frame.Direction
		term string
		late int64 // ms
		said string
	}
	for _, calls := range [][]call{
		{
			{150, frame.PinchEvent, frame.LeftWay, "withdrawal", 90, "withdrawal, 90\u2009ms after a pinch of the left foot"},
			{150, frame.CheekEvent, frame.LeftWay, "rooting", 300, "rooting, 300\u2009ms after a touch of the left cheek"},
			{180, frame.SoleEvent, frame.RightWay, "supporting", 75, "supporting, 75\u2009ms after a touch of the right sole"},
			{210, frame.PalmEvent, frame.RightWay, "grasp", 105, "grasp, 105\u2009ms after a touch of the right palm"},
			{240, frame.HeadTurnEvent, frame.RightWay, "ATNR", 150, "ATNR, 150\u2009ms after a turn of the head to the right"},
		},
		{{300, frame.DropEvent, frame.NoDirection, "Moro", 75, "Moro, 75\u2009ms after a drop of 4\u2009cm"}},
		{{300, frame.SoundEvent, frame.NoDirection, "startle", 60, "startle, 60\u2009ms after a loud sound"}},
	} {
		var script []frame.Event
		for _, c := range calls {
			e := c.kind.Usual(c.way)
			e.Step = c.ms * frame.StepsPerMS
			script = append(script, e)
		}
		n := born(t, Config{Seed: 1, Threads: 2, Stimuli: script})
		said, first := watch(t, n, 34)
		for _, c := range calls {
			if got := first[c.term]/frame.StepsPerMS - c.ms; got != c.late {
				t.Errorf("%v: torque of %s %d ms after it, want %d", c.kind, c.term, got, c.late)
			}
			if !slices.Contains(said, c.said) {
				t.Errorf("%v: the frames said %q, want %q", c.kind, said, c.said)
			}
		}
	}
}

// TestPushesAndTiltsAreTold: a push acts at once, a tilt is answered once it is
// felt.
func TestPushesAndTiltsAreTold(t *testing.T) {
	push, tilt := frame.PushEvent.Usual(frame.Forward), frame.TiltEvent.Usual(frame.LeftWay)
	push.Step, tilt.Step = 600, 1500
	n := born(t, Config{Seed: 1, Threads: 2, Stimuli: []frame.Event{push, tilt}})
	said, _ := watch(t, n, 24)
	if len(said) < 2 || said[0] != "a push forward of 15\u2009N·s" {
		t.Fatalf("a push and a tilt: %q", said)
	}
	var ms int
	if _, err := fmt.Sscanf(said[1], "righting, %d\u2009ms after a tilt of 10° to the left", &ms); err != nil || ms < 15 || ms > 100 {
		t.Errorf("a tilt: %q", said)
	}
}

// TestAHandIsTold: its pull is one event, however often it is renewed, in the
// direction in which the trunk feels it.
func TestAHandIsTold(t *testing.T) {
	n := born(t, Config{Seed: 1, Threads: 1})
	live(t, n, 5)
	for range 6 {
		if err := n.Push(n.torso, [3]float64{-10, 80, 0}, 60); err != nil {
			t.Fatal(err)
		}
		live(t, n, 2)
	}
	f := n.Frames().Newest()
	defer f.Release()
	if said := string(f.Cause.Append(nil, &n.static)); said != "a pull of the hand to the left" || n.streams.Events.Next() != 1 {
		t.Errorf("%q, %d events", said, n.streams.Events.Next())
	}
}

// TestDropIsAFreeFall: the platform falls away by 4 cm; the trunk is higher over it
// by as much and falls freely, as fast as gravity makes it.
func TestDropIsAFreeFall(t *testing.T) {
	n := born(t, Config{Seed: 1, Threads: 1})
	live(t, n, 40)
	before, speed := n.Height(), n.senses.LinVel[2]
	if err := n.Stimulate(frame.DropEvent.Usual(frame.NoDirection)); err != nil {
		t.Fatal(err)
	}
	live(t, n, 2)
	fallen := n.senses.LinVel[2] - speed
	if lift := n.Height() - before; lift < 0.03 || lift > 0.05 {
		t.Errorf("the trunk is %.3f m higher over the platform, want 0.04", lift)
	}
	if want := -frame.Gravity * 0.03; math.Abs(fallen-want) > 0.12 {
		t.Errorf("after 30 ms the trunk is %.3f m/s faster, want about %.3f", fallen, want)
	}
}

// TestTiltPullsEveryPart: the labyrinth feels the angle of the platform, and while
// nothing holds the body its centre of mass accelerates towards the lower edge as
// gravity that leans demands. Afterwards all is as before.
func TestTiltPullsEveryPart(t *testing.T) {
	n := born(t, Config{Seed: 2, Threads: 1})
	for _, c := range []struct {
		way         frame.Direction
		pitch, roll float64
	}{{frame.Forward, 1, 0}, {frame.Back, -1, 0}, {frame.LeftWay, 0, -1}, {frame.RightWay, 0, 1}} {
		n.ResetBody()
		e := frame.TiltEvent.Usual(c.way)
		e.MS = 270
		if err := n.Stimulate(e); err != nil {
			t.Fatal(err)
		}
		along, aside := n.senses.Sway[0], n.senses.Sway[1]
		pull := 0.0
		for range 6 {
			angle, _ := n.stim.tilt(n.step)
			pull += frame.Gravity * math.Sin(angle) * 0.015
			live(t, n, 1)
		}
		along, aside = n.senses.Sway[0]-along, n.senses.Sway[1]-aside
		if pull < 0.02 || math.Abs(along-pull*c.pitch) > 0.02 || math.Abs(aside+pull*c.roll) > 0.02 {
			t.Errorf("%v: the weight is %+.3f m/s faster forward and %+.3f to the left; gravity gives %.3f", c.way, along, aside, pull)
		}
		live(t, n, 3)
		var bare motor.Senses
		n.body.Senses(&bare)
		angle, _ := n.stim.tilt(n.step)
		pitch, roll := n.senses.Pitch()-bare.Pitch(), n.senses.Roll()-bare.Roll()
		if math.Abs(angle-10*math.Pi/180) > 1e-9 || math.Abs(pitch-angle*c.pitch) > 0.06 || math.Abs(roll-angle*c.roll) > 0.06 {
			t.Errorf("%v by %.3f rad: felt pitch %+.3f, roll %+.3f rad more", c.way, angle, pitch, roll)
		}
		live(t, n, 10)
		if angle, _ := n.stim.tilt(n.step); angle != 0 {
			t.Errorf("%v: still tilted by %v after it", c.way, angle)
		}
	}
}

// TestTippedTurnsAboutTheLowerEdge against the turn of a body on a level floor.
func TestTippedTurnsAboutTheLowerEdge(t *testing.T) {
	s := motor.Senses{Quat: tipped([4]float64{1, 0, 0, 0}, 0.2, 0)}
	if math.Abs(s.Pitch()-0.2) > 1e-12 || math.Abs(s.Roll()) > 1e-12 {
		t.Errorf("forward: pitch %v, roll %v", s.Pitch(), s.Roll())
	}
	s.Quat = tipped([4]float64{1, 0, 0, 0}, 0.2, math.Pi/2)
	if math.Abs(s.Pitch()) > 1e-12 || math.Abs(s.Roll()+0.2) > 1e-12 {
		t.Errorf("to the left: pitch %v, roll %v", s.Pitch(), s.Roll())
	}
}

// TestScriptsPlayTheSameEverywhere: the events of a configuration begin at their
// ticks, are logged there, and give the same bits as the same events by hand.
func TestScriptsPlayTheSameEverywhere(t *testing.T) {
	late, early := frame.PinchEvent.Usual(frame.RightWay), frame.PushEvent.Usual(frame.Back)
	late.Step, early.Step = 3001, 600
	n := born(t, Config{Seed: 5, Threads: 2, Stimuli: []frame.Event{late, early}})
	live(t, n, 40)
	by := born(t, Config{Seed: 5, Threads: 1, Kernel: "plain"})
	for tick := range 40 {
		for at, e := range map[int]frame.Event{4: early, 21: late} {
			if tick == at {
				if err := by.Stimulate(e); err != nil {
					t.Fatal(err)
				}
			}
		}
		live(t, by, 1)
	}
	if n.SHA256() != by.SHA256() {
		t.Error("a script and the same events by hand give different bits")
	}
	log, _ := n.Log()
	if len(log) != 2 || log[0].Step != 600 || log[1].Step != 3150 || log[1].What != "a pinch of the right foot" {
		t.Errorf("log %v", log)
	}
	if _, err := New(Config{Body: "walker2d", Stimuli: []frame.Event{frame.PalmEvent.Usual(frame.LeftWay)}}); err == nil || !strings.Contains(err.Error(), "palm") {
		t.Errorf("a palm of the walker: %v", err)
	}
}

// TestTheTermsExplainEveryControl reproduces the applied control bit by bit from
// the published terms while every stimulus acts at once, and finds every term at
// work that a stimulus can call for.
func TestTheTermsExplainEveryControl(t *testing.T) {
	for _, body := range []string{"humanoid-v5", "walker2d-v5"} {
		var script []frame.Event
		planar := body == "walker2d-v5"
		for k := range frame.EventKinds {
			for i, way := range k.Ways(planar) {
				e := k.Usual(way)
				e.Step = int64(4500 + 900*i + 70*int(k))
				if k == frame.CheekEvent { // before Moro holds it back
					e.Step = int64(1500 * i)
				}
				script = append(script, e)
			}
		}
		n := born(t, Config{Body: body, Seed: 3, Threads: 2, Stimuli: script})
		ctrl := make([]float32, len(n.static.Actuators))
		at := make([]float64, len(n.static.Terms)) // largest torque of each
		for range 100 {
			live(t, n, 1)
			f := n.Frames().Newest()
			motor.Sum(ctrl, f.Terms, n.static.Actuators[0].Limit)
			for j := range ctrl {
				if math.Float32bits(ctrl[j]) != math.Float32bits(f.Ctrl[j]) {
					t.Fatalf("%s, tick %d, %s: control %v, the terms give %v", body, f.Tick, n.static.Actuators[j].Name, f.Ctrl[j], ctrl[j])
				}
			}
			for i, row := range f.Terms {
				for _, u := range row {
					at[i] = max(at[i], math.Abs(u))
				}
			}
			f.Release()
		}
		silent := map[string]bool{"cortex": true, "push": true}
		if planar {
			for _, name := range []string{"grasp", "ATNR", "rooting", "breathing"} {
				silent[name] = true
			}
		}
		for i, term := range n.static.Terms {
			if silent[term.Name] != (at[i] == 0) {
				t.Errorf("%s: %s reaches %v", body, term.Name, at[i])
			}
		}
	}
}
