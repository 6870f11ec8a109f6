package motor

// Joint is an actuator as the nervous system uses it: by the movement that it
// makes, whichever way round it is mounted. The zero Joint is one that a body
// does not have; torque on it goes nowhere.
type Joint struct {
	Actuator int
	Sign     float64 // of the action that makes the movement: +1 or -1
}

// Exists tells whether the body has the joint.
func (j Joint) Exists() bool { return j.Sign != 0 }

// Add adds torque in the sense of the movement to a row of actuators.
func (j Joint) Add(row []float64, torque float64) {
	if j.Exists() {
		row[j.Actuator] += float64(j.Sign * torque)
	}
}

// Plan is a kind of body as the nervous system knows it: which actuators make
// which movement. Reflexes and spinal cord that speak through it live in any
// body. Pairs are indexed by Side.
type Plan struct {
	Actuators int
	Limit     float64 // largest action of each

	AbdomenY Joint // tips the trunk backwards
	AbdomenX Joint // tips the trunk to its left
	AbdomenZ Joint // turns the trunk to its right

	Hip, Knee [2]Joint // extend
	HipX      [2]Joint // adducts
	HipZ      [2]Joint // turns the thigh inwards
	Ankle     [2]Joint // lifts the toes

	Shoulder1, Shoulder2 [2]Joint // spread the arm
	Elbow                [2]Joint // extends
}

// HumanoidPlan is that of Humanoid-v5, which has every joint. Its shoulder axes
// mirror each other, so that their signs differ between the sides.
var HumanoidPlan = Plan{
	Actuators: HumanoidActuators,
	Limit:     0.4,
	AbdomenY:  Joint{AbdomenY, +1},
	AbdomenX:  Joint{AbdomenX, +1},
	AbdomenZ:  Joint{AbdomenZ, +1},
	Hip:       [2]Joint{Left: {LeftHipY, +1}, Right: {RightHipY, +1}},
	Knee:      [2]Joint{Left: {LeftKnee, +1}, Right: {RightKnee, +1}},
	HipX:      [2]Joint{Left: {LeftHipX, +1}, Right: {RightHipX, +1}},
	HipZ:      [2]Joint{Left: {LeftHipZ, +1}, Right: {RightHipZ, +1}},
	Shoulder1: [2]Joint{Left: {LeftShoulder1, +1}, Right: {RightShoulder1, -1}},
	Shoulder2: [2]Joint{Left: {LeftShoulder2, +1}, Right: {RightShoulder2, -1}},
	Elbow:     [2]Joint{Left: {LeftElbow, -1}, Right: {RightElbow, -1}},
}

// WalkerPlan is that of Walker2d-v5: a stiff trunk on two legs, no arms.
var WalkerPlan = Plan{
	Actuators: WalkerActuators,
	Limit:     1,
	Hip:       [2]Joint{Left: {WalkerLeftHip, -1}, Right: {WalkerRightHip, -1}},
	Knee:      [2]Joint{Left: {WalkerLeftKnee, +1}, Right: {WalkerRightKnee, +1}},
	Ankle:     [2]Joint{Left: {WalkerLeftAnkle, +1}, Right: {WalkerRightAnkle, +1}},
}

// HasArms tells whether there is something to spread and to embrace with.
func (p *Plan) HasArms() bool { return p.Shoulder1[Left].Exists() }

// TipBack adds torque that tips the trunk backwards: that of the abdomen, or of
// both hips in a body without one.
func (p *Plan) TipBack(row []float64, torque float64) {
	if p.AbdomenY.Exists() {
		p.AbdomenY.Add(row, torque)
		return
	}
	for _, hip := range p.Hip {
		hip.Add(row, torque)
	}
}
