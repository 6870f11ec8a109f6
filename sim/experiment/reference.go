package experiment

import (
	"math"

	"encephagen/sim/motor"
	"encephagen/sim/philox"
)

// The reference controllers are the reference system's, mistakes included, as a
// regression of what is understood of it. The newborn shares nothing with them.
// Left out is what never reaches the action: the cortex, which only observes.
// Noise is drawn otherwise, so that means over seeds compare, not single seeds.
func newReference(plan motor.Plan, seed uint64) Controller {
	if plan.HasArms() {
		return newReferenceHumanoid(seed)
	}
	return &referenceWalker{cord: newReferenceCord(seed, true), lastHeight: 1.3}
}

// referenceHumanoid is the controller for Humanoid-v5. Its mistakes:
//
//   - the "tilt" is the quaternion's w, about 1, so that righting is a constant;
//   - it goes to abdomen_z instead of abdomen_y, and twists the trunk;
//   - the Moro reflex begins at birth, because w jumps from nothing to 1, and its
//     signs are the same on both sides although the shoulders mirror each other;
//   - a tick counts as 20 ms and lasts 15; the cord lives 2 ms of them.
type referenceHumanoid struct {
	cord                 *referenceCord
	lastTilt, lastHeight float64
	last                 [motor.StartlePosture]float64
	moro                 int // ticks left
	startle, breath      float64
	phase, hertz         [motor.HumanoidActuators]float64
}

func newReferenceHumanoid(seed uint64) *referenceHumanoid {
	r := &referenceHumanoid{cord: newReferenceCord(seed, false), lastHeight: 1.3}
	for j := range r.phase {
		words := philox.Draw(seed, philox.StreamMovements, uint32(j), 0, 0)
		r.phase[j] = 2 * math.Pi * philox.Unit(words[0])
		r.hertz[j] = 0.1 + 0.3*philox.Unit(words[1])
	}
	return r
}

func (r *referenceHumanoid) Act(s *motor.Senses, action []float32) {
	const dt = 0.02
	var u [motor.HumanoidActuators]float64
	height, tilt, side := s.Posture[0], s.Posture[1], s.Posture[2]

	u[motor.AbdomenZ] += clip(-3*tilt, 0.4)
	u[motor.AbdomenX] += clip(-2*side, 0.4)
	if r.moro == 0 && (r.lastHeight-height > 0.03 || math.Abs(tilt-r.lastTilt) > 0.2) {
		r.moro = 30
	}
	r.embrace(&u)
	r.jerk(s, &u)
	u[motor.RightElbow] += 0.15
	u[motor.LeftElbow] += 0.15
	if math.Abs(side) > 0.05 {
		u[motor.RightShoulder1] += 0.1 * side
		u[motor.RightElbow] -= 0.1 * side
		u[motor.LeftShoulder1] -= 0.1 * side
		u[motor.LeftElbow] += 0.1 * side
	}
	r.breath += 2 * math.Pi * 0.67 * dt
	u[motor.AbdomenZ] += 0.05 * math.Sin(r.breath)
	for j := range u {
		r.phase[j] += 2 * math.Pi * r.hertz[j] * dt
		u[j] += 0.04 * math.Sin(r.phase[j]) * (0.5 + 0.5*math.Sin(0.1*r.phase[j]))
	}
	u[motor.RightKnee] += 0.05
	u[motor.LeftKnee] += 0.05

	stepping := 0.0
	if height > 0.8 {
		stepping = 0.3
	}
	left, right := r.cord.advance(stepping)
	u[motor.RightHipY] += clip(right*0.15*stepping, 0.15)
	u[motor.RightKnee] += clip(0.7*right*0.15*stepping, 0.1)
	u[motor.LeftHipY] += clip(left*0.15*stepping, 0.15)
	u[motor.LeftKnee] += clip(0.7*left*0.15*stepping, 0.1)

	r.lastTilt, r.lastHeight, r.last = tilt, height, s.Posture
	for j := range action {
		action[j] = float32(clip(u[j], 0.4))
	}
}

// embrace adds the Moro reflex: 15 ticks of extension, 15 of flexion.
func (r *referenceHumanoid) embrace(u *[motor.HumanoidActuators]float64) {
	switch {
	case r.moro > 15:
		for _, arm := range [...]int{motor.RightShoulder1, motor.LeftShoulder1} {
			u[arm] += 0.3
			u[arm+1] += 0.2 // shoulder2
			u[arm+2] -= 0.2 // elbow
		}
	case r.moro > 0:
		for _, arm := range [...]int{motor.RightShoulder1, motor.LeftShoulder1} {
			u[arm] -= 0.3
			u[arm+2] += 0.3
		}
	}
	r.moro = max(0, r.moro-1)
}

// jerk adds the startle to a sudden change of the first 20 senses.
func (r *referenceHumanoid) jerk(s *motor.Senses, u *[motor.HumanoidActuators]float64) {
	delta := 0.0
	for i, x := range s.Posture {
		delta += math.Abs(x - r.last[i])
	}
	if delta > 3 {
		r.startle = min(delta/5, 1)
	}
	r.startle *= 0.85
	if r.startle > 0.1 {
		for j := range u {
			u[j] += r.startle * 0.08 * math.Sin(1.5*float64(j))
		}
	}
}

// referenceWalker is the controller for Walker2d-v5. Its mistake is that it takes
// the vertical velocity for the pitch rate; what holds the body up is a constant
// torque at hips and knees.
type referenceWalker struct {
	cord                 *referenceCord
	lastTilt, lastHeight float64
	moro                 int
}

func (r *referenceWalker) Act(s *motor.Senses, action []float32) {
	height, tilt := s.Posture[0], s.Posture[1]
	righting := -3*tilt - clip(s.LinVel[2], 10)
	if r.moro == 0 && (r.lastHeight-height > 0.05 || math.Abs(tilt-r.lastTilt) > 0.3) {
		r.moro = 20
	}
	moro := 0.0
	switch {
	case r.moro > 10:
		moro = 0.8
	case r.moro > 0:
		moro = -0.5
	}
	r.moro = max(0, r.moro-1)
	r.lastTilt, r.lastHeight = tilt, height

	stepping := 0.0
	if height > 0.8 {
		stepping = 0.3
	}
	if math.Abs(moro) > 0.3 { // the gate
		stepping *= 0.1
		righting *= 0.5
	}
	left, right := r.cord.advance(stepping)
	leg := func(u []float32, torque float64) { // hip, knee, ankle
		u[0] = float32(clip(0.3*5*torque*stepping+0.05+0.3*righting+0.2*moro, 1))
		u[1] = float32(clip(0.2*3.5*torque*stepping+0.1, 1))
		u[2] = float32(clip(0.1*3.5*torque*stepping, 1))
	}
	leg(action[motor.WalkerRightHip:], right)
	leg(action[motor.WalkerLeftHip:], left)
}

func clip(x, limit float64) float64 { return max(-limit, min(limit, x)) }
