package brainstem

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

// evoked is a reflex that a stimulus calls for.
type evoked struct {
	name     string
	term     int
	latency  float64               // ms, as known of newborns
	stimulus func(s *motor.Senses) // as long as it lasts
	joints   map[int]float64       // torque at its height; in the order of the actuators
}

const left, right = motor.Left, motor.Right

var evokedReflexes = []evoked{
	{"Moro", termMoro, 75, func(s *motor.Senses) { s.Fall = 0.04 }, spread},
	{"Moro", termMoro, 75, func(s *motor.Senses) { s.Sound = 0.8 }, spread},
	{"startle", termStartle, 60, func(s *motor.Senses) { s.Sound = 1 }, jerks()},
	{"grasp", termGrasp, 100, func(s *motor.Senses) { s.PalmTouch[left] = 1 }, map[int]float64{motor.LeftElbow: 0.15}},
	{"grasp", termGrasp, 100, func(s *motor.Senses) { s.PalmTouch[right] = 1 }, map[int]float64{motor.RightElbow: 0.15}},
	{"ATNR", termATNR, 150, func(s *motor.Senses) { s.HeadTurn = 1 }, map[int]float64{
		motor.RightShoulder1: -0.1, motor.RightElbow: -0.1, motor.LeftShoulder1: -0.1, motor.LeftElbow: 0.1}},
	{"ATNR", termATNR, 150, func(s *motor.Senses) { s.HeadTurn = -1 }, map[int]float64{
		motor.LeftShoulder1: 0.1, motor.LeftElbow: -0.1, motor.RightShoulder1: 0.1, motor.RightElbow: 0.1}},
	{"rooting", termRooting, 300, func(s *motor.Senses) { s.CheekTouch[left] = 1 }, map[int]float64{motor.AbdomenZ: -0.2}},
	{"rooting", termRooting, 300, func(s *motor.Senses) { s.CheekTouch[right] = 1 }, map[int]float64{motor.AbdomenZ: 0.2}},
	{"withdrawal", termWithdrawal, 90, func(s *motor.Senses) { s.Pinch[left] = 1 }, map[int]float64{
		motor.LeftHipY: -0.3, motor.LeftKnee: -0.3, motor.RightHipY: 0.1, motor.RightKnee: 0.1}},
	{"withdrawal", termWithdrawal, 90, func(s *motor.Senses) { s.Pinch[right] = 1 }, map[int]float64{
		motor.RightHipY: -0.3, motor.RightKnee: -0.3, motor.LeftHipY: 0.1, motor.LeftKnee: 0.1}},
	{"supporting", termSupport, 70, func(s *motor.Senses) { s.SoleTouch[left] = 1 }, map[int]float64{motor.LeftHipY: 0.15, motor.LeftKnee: 0.15}},
	{"supporting", termSupport, 70, func(s *motor.Senses) { s.SoleTouch[right] = 1 }, map[int]float64{motor.RightHipY: 0.15, motor.RightKnee: 0.15}},
}

func jerks() map[int]float64 {
	all := map[int]float64{}
	for j := range motor.HumanoidActuators {
		all[j] = 0.08 * math.Sin(1.5*float64(j))
	}
	return all
}

// stimulated are the senses of a tick with or without the stimulus.
func (e *evoked) stimulated(on bool) *motor.Senses {
	s := upright()
	if on {
		e.stimulus(s)
	}
	return s
}

func moves(row []float64) bool {
	for _, u := range row {
		if u != 0 {
			return true
		}
	}
	return false
}

// TestLatencies: nothing moves before the latency, something does at it, and the
// centre is active before the muscle pulls.
func TestLatencies(t *testing.T) {
	for _, e := range evokedReflexes {
		for _, dt := range []float64{humanoidTick, 0.008} {
			n := slow(0)
			n.tick(e.stimulated(false), e.term)
			onset, active := -1, -1
			for k := range 100 {
				s := e.stimulated(true)
				s.DT = dt
				if moves(n.tick(s, e.term)) && onset < 0 {
					onset = k
				}
				if n.activityOf(e.name) > 0 && active < 0 {
					active = k
				}
			}
			ms := 1000 * dt * float64(onset)
			if onset < 0 || math.Abs(ms-e.latency) > 1000*dt/2+1e-9 {
				t.Errorf("%s, ticks of %v s: torque after %v ms, want %v", e.name, dt, ms, e.latency)
			}
			if lead := 1000 * dt * float64(onset-active); active < 0 || math.Abs(lead-30) > 1000*dt+1e-9 {
				t.Errorf("%s, ticks of %v s: the centre leads by %v ms, want 30", e.name, dt, lead)
			}
		}
	}
}

// TestSigns: each reflex moves its joints, on its side, and no others; a newborn
// to which nothing happens is moved by none.
func TestSigns(t *testing.T) {
	for _, e := range evokedReflexes {
		n := slow(0)
		for range 30 {
			expect(t, e.name+" untouched", n.tick(e.stimulated(false), e.term), nil)
		}
		most := make([]float64, motor.HumanoidActuators)
		for range 30 {
			for j, u := range n.tick(e.stimulated(true), e.term) {
				if e.term != termMoro || math.Abs(u) > math.Abs(most[j]) && most[j] == 0 { // Moro turns round
					most[j] = u
				}
			}
		}
		expect(t, e.name, most, e.joints)
	}
}

// TestDecay: each reflex outlasts its stimulus as it should and ends.
func TestDecay(t *testing.T) {
	for _, c := range []struct {
		reflex int // index of evokedReflexes
		half   float64
	}{
		{3, 150 * math.Ln2}, {7, 400 * math.Ln2}, {9, 300 * math.Ln2}, {11, 100 * math.Ln2},
		{2, -15 * math.Ln2 / math.Log(0.85)},
	} {
		e := &evokedReflexes[c.reflex]
		n := birth(0)
		for range 10 {
			n.tick(e.stimulated(true), e.term)
		}
		joint, full := 0, 0.0
		for j, u := range e.joints {
			if math.Abs(u) > math.Abs(full) || u == full && j < joint {
				joint, full = j, u
			}
		}
		halved, ended := -1, -1
		for k := 1; k < 400 && ended < 0; k++ {
			u := n.tick(e.stimulated(false), e.term)[joint] / full
			if u < 0.5 && halved < 0 {
				halved = k
			}
			if u == 0 {
				ended = k
			}
		}
		if ms := 15 * float64(halved); ms < c.half || ms > c.half+15 {
			t.Errorf("%s halves within %v ms, want %.0f", e.name, ms, c.half)
		}
		if ended < 0 {
			t.Errorf("%s never ends", e.name)
		}
	}
}

// TestHabituation: repeated stimuli are answered less and less, rest restores the
// answer; the grasp, the tonic neck reflex and the supporting reaction stay.
func TestHabituation(t *testing.T) {
	for _, c := range []struct {
		reflex          int
		taken, recovery float64 // share, s
	}{{2, 0.2, 20}, {7, 0.25, 30}, {8, 0.25, 30}, {9, 0.25, 15}, {10, 0.25, 15}, {3, 0, 1}, {5, 0, 1}, {11, 0, 1}} {
		e := &evokedReflexes[c.reflex]
		n := birth(0)
		response := func() float64 {
			most := 0.0
			for k := range 80 {
				for _, u := range n.tick(e.stimulated(k < 10), e.term) {
					most = max(most, math.Abs(u))
				}
			}
			return most
		}
		first := response()
		lost := 0.0
		for k := range 4 {
			lost = (lost + c.taken*(1-lost)) * math.Exp(-70*humanoidTick/c.recovery)
			if share := response() / first; math.Abs(share-(1-lost)) > 0.01 {
				t.Errorf("%s: stimulus %d is answered with %.3f of the first response, want %.3f", e.name, k+2, share, 1-lost)
			}
		}
		for range 20000 { // 300 s
			n.tick(e.stimulated(false), e.term)
		}
		if now := response(); math.Abs(now-first) > 1e-12 {
			t.Errorf("%s: after five minutes of rest %v, first %v", e.name, now, first)
		}
	}
}

// TestWeakStimuliAreNotAnswered holds the thresholds.
func TestWeakStimuliAreNotAnswered(t *testing.T) {
	n := birth(0)
	s := upright()
	s.CheekTouch, s.Pinch, s.Sound, s.Fall = [2]float64{0.1, 0.1}, [2]float64{0.3, 0.3}, 0.3, 0.01
	for range 10 {
		for _, term := range []int{termRooting, termWithdrawal, termStartle, termMoro} {
			expect(t, n.Terms()[term].Name, n.tick(s, term), nil)
		}
	}
}

// TestTheCrossedLegFollowsLater: the leg that bears the weight extends after the
// other has left the ground.
func TestTheCrossedLegFollowsLater(t *testing.T) {
	n := slow(0)
	e := &evokedReflexes[9]
	own, other := -1, -1
	for k := range 40 {
		row := n.tick(e.stimulated(true), e.term)
		if row[motor.LeftHipY] != 0 && own < 0 {
			own = k
		}
		if row[motor.RightHipY] != 0 && other < 0 {
			other = k
		}
	}
	if ms := 15 * (other - own); ms != 45 {
		t.Errorf("the other leg follows after %d ms, want 45", ms)
	}
}

// TestTheGateHoldsBackRootingAndAWithdrawnLegsSteps follows the reference's
// priorities.
func TestTheGateHoldsBackRootingAndAWithdrawnLegsSteps(t *testing.T) {
	n := birth(0)
	s := upright()
	s.CheekTouch[right] = 1
	expect(t, "rooting", n.tick(s, termRooting), map[int]float64{motor.AbdomenZ: 0.2})
	s.Sound = 1
	expect(t, "rooting beside Moro", n.tick(s, termRooting), nil)
	n = birth(0)
	s = upright()
	s.Pinch[left] = 1
	n.tick(s, termWithdrawal)
	if math.Abs(n.Stepping()-0.15) > 1e-12 {
		t.Errorf("stepping drive %v while a leg is withdrawn, want 0.15", n.Stepping())
	}
}

// TestWalkerAnswersWhatItFeels: pinch and sole in a body of two legs.
func TestWalkerAnswersWhatItFeels(t *testing.T) {
	n := walkerBirth()
	s := inWalker(upright())
	s.Pinch[right] = 1
	expect(t, "withdrawal", n.tick(s, termWithdrawal), map[int]float64{
		motor.WalkerRightHip: 0.3, motor.WalkerRightKnee: -0.3, motor.WalkerLeftHip: -0.1, motor.WalkerLeftKnee: 0.1})
	s = inWalker(upright())
	s.SoleTouch[left] = 1
	expect(t, "supporting", n.tick(s, termSupport), map[int]float64{
		motor.WalkerLeftHip: -0.15, motor.WalkerLeftKnee: 0.15, motor.WalkerLeftAnkle: -0.1})
}
