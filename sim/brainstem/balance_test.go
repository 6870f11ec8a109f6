package brainstem

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

// balancing is a newborn whose gains of balance are all zero but those set.
func balancing(set func(*BalanceParams)) *newborn {
	n := birth(0)
	n.p.Balance = BalanceParams{On: true}
	set(&n.p.Balance)
	return n
}

func TestWithoutBalancePostureIsASpring(t *testing.T) {
	n := birth(0)
	s := tilted(0.2, 0.1)
	s.Lean, s.Sway = [2]float64{0.1, 0.1}, [2]float64{1, 1}
	expect(t, "posture", n.tick(s, termPosture), nil)
}

// TestBalanceAnswersEachSense: which joints answer what, and on which side.
func TestBalanceAnswersEachSense(t *testing.T) {
	for _, c := range []struct {
		name string
		set  func(*BalanceParams)
		feel func(*motor.Senses)
		want map[int]float64
	}{
		{"tilt forward at the hips", func(p *BalanceParams) { p.HipPitch = 4 }, func(s *motor.Senses) { s.Quat = tilted(0.1, 0).Quat },
			map[int]float64{motor.LeftHipY: 0.4, motor.RightHipY: 0.4}},
		{"tilting at the abdomen", func(p *BalanceParams) { p.AbdomenPitchRate = 0.2 }, func(s *motor.Senses) { s.AngVel[1] = 1 },
			map[int]float64{motor.AbdomenY: 0.2}},
		{"weight before the feet at the knees", func(p *BalanceParams) { p.KneeLean = 2 }, func(s *motor.Senses) { s.Lean[0] = 0.1 },
			map[int]float64{motor.LeftKnee: 0.2, motor.RightKnee: 0.2}},
		{"weight moving backwards at the hips", func(p *BalanceParams) { p.HipLeanRate = 2 }, func(s *motor.Senses) { s.Sway[0] = -0.1 },
			map[int]float64{motor.LeftHipY: -0.2, motor.RightHipY: -0.2}},
		{"tilt to the right at the abdomen", func(p *BalanceParams) { p.AbdomenSideRoll = 3 }, func(s *motor.Senses) { s.Quat = tilted(0, 0.1).Quat },
			map[int]float64{motor.AbdomenX: 0.3}},
		{"tilt to the right at the hips", func(p *BalanceParams) { p.HipSideRoll = 3 }, func(s *motor.Senses) { s.Quat = tilted(0, 0.1).Quat },
			map[int]float64{motor.RightHipX: 0.3, motor.LeftHipX: -0.3}},
		{"weight to the left", func(p *BalanceParams) { p.HipSideLean = 3; p.HipSideLeanRate = 1 }, func(s *motor.Senses) { s.Lean[1], s.Sway[1] = 0.1, 0.05 },
			map[int]float64{motor.RightHipX: 0.35, motor.LeftHipX: -0.35}},
		{"stretch of the left hip", func(p *BalanceParams) { p.HipStiffness, p.HipDamping = 2, 0.1 },
			func(s *motor.Senses) { s.JointPos[motor.LeftHipY], s.JointVel[motor.LeftHipY] = 0.1, 1 }, map[int]float64{motor.LeftHipY: -0.3}},
		{"legs apart", func(p *BalanceParams) { p.HipStiffness, p.Split, p.HipSideStiffness, p.Abduction = 2, 0.1, 3, 0.05 }, func(*motor.Senses) {},
			map[int]float64{motor.RightHipY: 0.2, motor.LeftHipY: -0.2, motor.RightHipX: -0.15, motor.LeftHipX: -0.15}},
		{"arms", func(p *BalanceParams) { p.ArmStiffness = 2 },
			func(s *motor.Senses) { s.JointPos[motor.LeftElbow] = 0.1 }, map[int]float64{motor.LeftElbow: -0.2}},
		{"twisted trunk and thigh", func(p *BalanceParams) { p.AbdomenTurnStiffness, p.HipTurnStiffness = 2, 3 },
			func(s *motor.Senses) { s.JointPos[motor.AbdomenZ], s.JointPos[motor.RightHipZ] = 0.1, 0.1 },
			map[int]float64{motor.AbdomenZ: -0.2, motor.RightHipZ: -0.3}},
		{"turning to the left", func(p *BalanceParams) { p.AbdomenTurnYawRate, p.HipTurnYawRate, p.StrideYawRate = 0.1, 0.2, 0.3 },
			func(s *motor.Senses) { s.AngVel[2] = 1 },
			map[int]float64{motor.AbdomenZ: 0.1, motor.RightHipZ: 0.2, motor.LeftHipZ: -0.2, motor.RightHipY: 0.3, motor.LeftHipY: -0.3}},
		{"tilt to the right by a stride", func(p *BalanceParams) { p.StrideRoll, p.HipTurnRoll = 2, 1 }, func(s *motor.Senses) { s.Quat = tilted(0, 0.1).Quat },
			map[int]float64{motor.RightHipY: 0.2, motor.LeftHipY: -0.2, motor.RightHipZ: 0.1, motor.LeftHipZ: -0.1}},
		{"weight to the left by a stride", func(p *BalanceParams) { p.StrideLean, p.StrideLeanRate = 2, 1 }, func(s *motor.Senses) { s.Lean[1], s.Sway[1] = 0.1, 0.05 },
			map[int]float64{motor.RightHipY: 0.25, motor.LeftHipY: -0.25}},
	} {
		n, s := balancing(c.set), upright()
		c.feel(s)
		expect(t, c.name, n.tick(s, termPosture), c.want)
	}
}

// TestBalanceInTheWalker: the same movements by its own signs, and the ankle strategy:
// weight before the feet presses the toes down.
func TestBalanceInTheWalker(t *testing.T) {
	n := walkerBirth()
	n.p.Balance = BalanceParams{On: true, HipPitch: 2, HipStiffness: 1, HipAngle: 0.1, AnkleStiffness: 1, AnkleLean: -2}
	s := inWalker(tilted(0.1, 0))
	s.JointPos[motor.WalkerLeftAnkle] = 0.2
	s.Lean[0] = 0.05
	row := n.tick(s, termPosture)
	want := map[int]float64{motor.WalkerLeftHip: -0.3, motor.WalkerRightHip: -0.3, motor.WalkerLeftAnkle: -0.3, motor.WalkerRightAnkle: -0.1}
	expect(t, "posture", row, want)
	if a := n.activityOf("posture"); math.Abs(a-0.3) > 1e-12 {
		t.Errorf("activity %v", a)
	}
}
