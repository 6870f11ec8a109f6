package brainstem

import (
	"math"
	"testing"

	"encephagen/sim/motor"
	"encephagen/sim/params"
)

const walkerTick = 0.008 // s

func walkerBirth() *newborn {
	p := new(Params)
	params.Defaults(p)
	p.atOnce()
	n := &newborn{Brainstem: New(p, motor.WalkerPlan, 3), p: p}
	for range n.Terms() {
		n.rows = append(n.rows, make([]float64, motor.WalkerActuators))
	}
	return n
}

func inWalker(s *motor.Senses) *motor.Senses {
	s.DT, s.Height, s.Actuators = walkerTick, 1.2, motor.WalkerActuators
	return s
}

// A walker that tips forward extends its hips: the negative action.
func TestWalkerRightsItselfByTheHips(t *testing.T) {
	n := walkerBirth()
	n.p.Righting.PitchGain = 1
	for _, pitch := range []float64{0.2, -0.1, 0} {
		row := n.tick(inWalker(tilted(pitch, 0)), termRighting)
		expect(t, "righting", row, map[int]float64{motor.WalkerLeftHip: -pitch, motor.WalkerRightHip: -pitch})
	}
	if row := n.tick(inWalker(tilted(0.2, 0)), termRighting); n.activityOf("righting") == 0 || row[motor.WalkerLeftAnkle] != 0 {
		t.Errorf("activity %v, row %v", n.activityOf("righting"), row)
	}
}

// A loud sound makes the hips extend, then flex, for as long as is asked.
func TestWalkerMoro(t *testing.T) {
	n := walkerBirth()
	n.p.Moro.Extension, n.p.Moro.Flexion = 80, 80
	n.tick(inWalker(upright()), termMoro)
	s := inWalker(upright())
	s.Sound = 0.6
	for i := range 20 {
		torque := 0.16
		if i >= 10 {
			torque = -0.1
		}
		expect(t, "Moro", n.tick(s, termMoro), map[int]float64{motor.WalkerLeftHip: -torque, motor.WalkerRightHip: -torque})
		s.Sound = 0
	}
	expect(t, "after it", n.tick(s, termMoro), nil)
}

// What a walker has no joints for stays still and is not shown as active.
func TestWalkerHasNeitherArmsNorAbdomen(t *testing.T) {
	n := walkerBirth()
	s := inWalker(upright())
	s.PalmTouch, s.CheekTouch, s.HeadTurn = [2]float64{1, 1}, [2]float64{1, 0}, 1
	for range 20 {
		for _, term := range []int{termGrasp, termATNR, termRooting, termBreathing} {
			expect(t, n.Terms()[term].Name, n.tick(s, term), nil)
		}
	}
	for _, reflex := range []string{"grasp", "ATNR", "rooting"} {
		if n.activityOf(reflex) != 0 {
			t.Errorf("%s is active without anything to move", reflex)
		}
	}
}

// Posture, knees, startle and general movements act on every joint it has.
func TestWalkerWholeBodyReflexes(t *testing.T) {
	n := walkerBirth()
	s := inWalker(upright())
	expect(t, "knee", n.tick(s, termKnee), map[int]float64{motor.WalkerLeftKnee: 0.05, motor.WalkerRightKnee: 0.05})
	s.JointPos[motor.WalkerLeftAnkle], s.JointVel[motor.WalkerRightHip] = 0.5, 2
	expect(t, "posture", n.tick(s, termPosture), map[int]float64{motor.WalkerLeftAnkle: -0.5, motor.WalkerRightHip: -0.1})
	if got := n.activityOf("posture"); math.Abs(got-0.5) > 1e-12 { // of the action limit 1
		t.Errorf("posture's activity is %v, want 0.5", got)
	}
	s.Sound = 1
	row := n.tick(s, termStartle)
	for j, u := range row {
		if want := 0.08 * math.Sin(1.5*float64(j)); math.Abs(u-want) > 1e-12 {
			t.Errorf("startle: actuator %d gets %v, want %v", j, u, want)
		}
	}
	var moved [motor.WalkerActuators]float64
	for range 2000 {
		for j, u := range n.tick(s, termMovements) {
			moved[j] = max(moved[j], math.Abs(u))
		}
	}
	for j, most := range moved {
		if most < 0.02 || most > 0.04 {
			t.Errorf("general movements: actuator %d reaches %v of 0.04", j, most)
		}
	}
	if got := n.activityOf("general movements"); got < 0 || got > 1 {
		t.Errorf("activity of general movements %v", got)
	}
}
