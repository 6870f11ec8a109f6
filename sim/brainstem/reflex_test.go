package brainstem

import (
	"bytes"
	"math"
	"testing"

	"encephagen/sim/motor"
)

func TestRightingActsAgainstTheTilt(t *testing.T) {
	for _, c := range []struct {
		name        string
		pitch, roll float64
		y, x        float64 // abdomen
	}{
		{"upright", 0, 0, 0, 0},
		{"forward", 0.1, 0, 0.3, 0},
		{"backward", -0.1, 0, -0.3, 0},
		{"to the right", 0, 0.1, 0, 0.2},
		{"to the left", 0, -0.1, 0, -0.2},
		{"far forward and left", 1, -1, 0.4, -0.4},
	} {
		n := birth(0)
		expect(t, c.name, n.tick(tilted(c.pitch, c.roll), termRighting), map[int]float64{motor.AbdomenY: c.y, motor.AbdomenX: c.x})
		if want := max(math.Abs(c.x), math.Abs(c.y)) / 0.4; math.Abs(n.activityOf("righting")-want) > 1e-12 {
			t.Errorf("%s: activity %v, want %v", c.name, n.activityOf("righting"), want)
		}
	}
	n := birth(0)
	n.p.Righting.PitchGain, n.p.Righting.Limit = 1, 0.05
	expect(t, "other parameters", n.tick(tilted(0.1, 0), termRighting), map[int]float64{motor.AbdomenY: 0.05})
}

func TestGraspNeedsTouch(t *testing.T) {
	for _, c := range []struct{ left, right, wantLeft, wantRight float64 }{
		{0, 0, 0, 0}, {1, 0, 0.15, 0}, {0, 0.5, 0, 0.075}, {5, -1, 0.15, 0},
	} {
		n := birth(0)
		s := upright()
		s.PalmTouch = [2]float64{motor.Left: c.left, motor.Right: c.right}
		expect(t, "grasp", n.tick(s, termGrasp), map[int]float64{motor.LeftElbow: c.wantLeft, motor.RightElbow: c.wantRight})
	}
}

func TestATNRExtendsTheFaceSide(t *testing.T) {
	right := map[int]float64{ // out and open on the right; in and bent on the left
		motor.RightShoulder1: -0.1, motor.RightElbow: -0.1,
		motor.LeftShoulder1: -0.1, motor.LeftElbow: 0.1,
	}
	left := map[int]float64{
		motor.LeftShoulder1: 0.1, motor.LeftElbow: -0.1,
		motor.RightShoulder1: 0.1, motor.RightElbow: 0.1,
	}
	half := map[int]float64{}
	for j, u := range left {
		half[j] = u / 2
	}
	for _, c := range []struct {
		turn float64
		want map[int]float64
	}{{0, nil}, {0.05, nil}, {-0.05, nil}, {1, right}, {-1, left}, {-0.5, half}, {7, right}} {
		n := birth(0)
		s := upright()
		s.HeadTurn = c.turn
		expect(t, "ATNR", n.tick(s, termATNR), c.want)
		if got := n.activityOf("ATNR") > 0; got != (c.want != nil) {
			t.Errorf("turn %v: active %v", c.turn, got)
		}
	}
}

func TestBreathingIsFortyAMinute(t *testing.T) {
	for _, tick := range []float64{humanoidTick, 0.008} {
		n := birth(0)
		s := upright()
		s.DT = tick
		breaths, last, highest := 0, 0.0, 0.0
		for range int(60 / tick) {
			row := n.tick(s, termBreathing)
			u := row[motor.AbdomenY]
			if last < 0 && u >= 0 {
				breaths++
			}
			last, highest = u, max(highest, u)
			row[motor.AbdomenY] = 0
			expect(t, "breathing", row, nil)
			if a := n.activityOf("breathing"); a < 0 || a > 1 {
				t.Fatalf("activity %v", a)
			}
		}
		if breaths != 40 || math.Abs(highest-0.05) > 1e-3 {
			t.Errorf("tick %v s: %d breaths a minute, amplitude %v", tick, breaths, highest)
		}
	}
}

func TestGeneralMovementsOfEachJoint(t *testing.T) {
	n := birth(3)
	const minutes = 5
	var crossings, lowest, highest, last [motor.HumanoidActuators]float64
	for range int(60 * minutes / humanoidTick) {
		for j, u := range n.tick(upright(), termMovements) {
			if last[j] < 0 && u >= 0 {
				crossings[j]++
			}
			last[j], lowest[j], highest[j] = u, min(lowest[j], u), max(highest[j], u)
		}
	}
	// Amplitude waxes and wanes at a tenth of the movement's own phase.
	n.movements.phase[5], n.movements.pace[5] = 12, 0.5
	phase := 12 + 2*math.Pi*0.25*humanoidTick
	want := 0.04 * math.Sin(phase) * (0.5 + 0.5*math.Sin(0.1*phase))
	if u := n.tick(upright(), termMovements)[5]; math.Abs(u-want) > 1e-12 {
		t.Errorf("joint 5 gets %v, want %v", u, want)
	}
	paces := map[float64]bool{}
	for j := range crossings {
		hertz := crossings[j] / (60 * minutes)
		if hertz < 0.09 || hertz > 0.41 {
			t.Errorf("joint %d moves with %.3f Hz", j, hertz)
		}
		if highest[j] > 0.04 || highest[j] < 0.03 || lowest[j] < -0.04 || lowest[j] > -0.03 {
			t.Errorf("joint %d moves between %.4f and %.4f", j, lowest[j], highest[j])
		}
		paces[n.movements.pace[j]] = true
	}
	if len(paces) != motor.HumanoidActuators {
		t.Error("joints share a frequency")
	}
	if birth(3).movements != newMovements(3) || birth(4).movements == newMovements(3) {
		t.Error("the movements are not the seed's")
	}
}

func TestKneeAndPosture(t *testing.T) {
	n := birth(0)
	s := upright()
	expect(t, "knee", n.tick(s, termKnee), map[int]float64{motor.LeftKnee: 0.05, motor.RightKnee: 0.05})
	expect(t, "posture at rest", n.tick(s, termPosture), nil)
	s.JointPos[motor.LeftHipY], s.JointVel[motor.AbdomenZ] = 0.2, -2
	expect(t, "posture", n.tick(s, termPosture), map[int]float64{motor.LeftHipY: -0.2, motor.AbdomenZ: 0.1})
	if a := n.activityOf("posture"); math.Abs(a-0.5) > 1e-12 {
		t.Errorf("activity %v, want 0.5", a)
	}
}

func TestSteppingNeedsHeight(t *testing.T) {
	for height, want := range map[float64]float64{1.4: 0.3, 0.81: 0.3, 0.8: 0, 0.2: 0} {
		n := birth(0)
		s := upright()
		s.Height = height
		n.tick(s, termKnee)
		if n.Stepping() != want || n.activityOf("stepping") != want {
			t.Errorf("height %v m: drive %v, want %v", height, n.Stepping(), want)
		}
	}
}

func TestTermsAndReflexesAreNamed(t *testing.T) {
	n := birth(0)
	if len(n.Terms()) != termCount {
		t.Fatalf("%d terms", len(n.Terms()))
	}
	for i, term := range n.Terms() {
		if term.Name == "" || term.Origin != "hard-wired" {
			t.Errorf("term %d: %+v", i, term)
		}
	}
	if got := n.Terms()[termGrasp]; got.Name != "grasp" || got.Family != motor.Orienting {
		t.Errorf("%+v", got)
	}
	short := make([]float64, 2)
	n.Activity(short) // as many as there is room for
}

// rehearse runs ticks with everything that can happen and returns the state.
func rehearse(seed uint64, ticks int) []byte {
	n := birth(seed)
	for i := range ticks {
		s := tilted(0.3*math.Sin(float64(i)/7), 0.2*math.Cos(float64(i)/5))
		s.Height = 1.2 + 0.3*math.Sin(float64(i)/11)
		s.Posture[i%20] = float64(i % 3)
		s.Sound = float64(i%50) / 60
		s.Pinch[i%2], s.CheekTouch[1], s.SoleTouch[0] = float64(i%40)/40, float64(i%90)/90, float64(i%70)/70
		n.tick(s, termMoro)
	}
	return n.AppendState(nil)
}

func TestSameSeedSameState(t *testing.T) {
	if !bytes.Equal(rehearse(1, 500), rehearse(1, 500)) {
		t.Error("two runs of one seed differ")
	}
	if bytes.Equal(rehearse(1, 500), rehearse(2, 500)) {
		t.Error("another seed gives the same state")
	}
	if bytes.Equal(rehearse(1, 500), rehearse(1, 501)) {
		t.Error("a tick leaves no trace in the state")
	}
}

func TestStateHoldsEverythingRemembered(t *testing.T) {
	before := birth(1).AppendState(nil)
	for name, touch := range map[string]func(*newborn){
		"known":     func(n *newborn) { n.previous.known = true },
		"height":    func(n *newborn) { n.previous.height = 1 },
		"tilt":      func(n *newborn) { n.previous.tilt = 1 },
		"posture":   func(n *newborn) { n.previous.posture[19] = 1 },
		"Moro":      func(n *newborn) { n.moro.stage[muscle].age = 1 },
		"startle":   func(n *newborn) { n.startle.stage[muscle].level = 1 },
		"centres":   func(n *newborn) { n.moro.stage[centre].age = 1 },
		"a demand":  func(n *newborn) { n.felt.ago(5).palm[1] = 0.5 },
		"habit":     func(n *newborn) { n.rooting.stage[centre].habit[1].lost = 0.5 },
		"last":      func(n *newborn) { n.withdrawal.stage[crossed][1].habit.on = true },
		"breathing": func(n *newborn) { n.breathing.phase = 1 },
		"movements": func(n *newborn) { n.movements.phase[16]++ },
	} {
		n := birth(1)
		touch(n)
		if bytes.Equal(before, n.AppendState(nil)) {
			t.Errorf("%s is not in the state", name)
		}
	}
}

func TestMisuseIsRefused(t *testing.T) {
	for name, misuse := range map[string]func(){
		"no tick": func() { n := birth(0); n.Update(&motor.Senses{}, n.rows) },
		"short row": func() {
			n := birth(0)
			n.rows[termPosture] = n.rows[termPosture][:6]
			n.Update(upright(), n.rows)
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			misuse()
		}()
	}
}

func TestUpdateDoesNotAllocate(t *testing.T) {
	n := birth(0)
	s := tilted(0.1, 0.1)
	activity := make([]float64, len(n.Reflexes()))
	var state []byte
	if allocs := testing.AllocsPerRun(200, func() {
		s.Sound = 1 - s.Sound
		n.Update(s, n.rows)
		n.Activity(activity)
		state = n.AppendState(state[:0])
	}); allocs != 0 {
		t.Errorf("%v allocations in a tick", allocs)
	}
}

func BenchmarkUpdate(b *testing.B) {
	n := birth(0)
	s := tilted(0.1, 0.1)
	s.Sound = 1 // Moro and startle at work too
	b.ReportAllocs()
	for b.Loop() {
		n.Update(s, n.rows)
	}
}
