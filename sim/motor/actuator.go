package motor

// Actuators of Humanoid-v5 in MuJoCo's order. The first two differ from the
// order of the joints (abdomen_z, abdomen_y, ...), a difference that misled the
// reference system. Beside each stands what a positive action does, found by
// stepping the body (sim/body, signs_test.go).
const (
	AbdomenY       = iota // tips the torso backwards
	AbdomenZ              // turns the torso to its right
	AbdomenX              // tips the torso to its left
	RightHipX             // adducts
	RightHipZ             // turns the thigh inwards
	RightHipY             // extends: the leg goes back; flexion is negative
	RightKnee             // extends
	LeftHipX              // adducts
	LeftHipZ              // turns the thigh inwards
	LeftHipY              // extends: the leg goes back; flexion is negative
	LeftKnee              // extends
	RightShoulder1        // lowers the arm and moves it inwards
	RightShoulder2        // lifts the arm and moves it inwards
	RightElbow            // flexes
	LeftShoulder1         // lifts the arm and moves it outwards
	LeftShoulder2         // lowers the arm and moves it outwards
	LeftElbow             // flexes
	HumanoidActuators
)

// Actuators of Walker2d-v5 in MuJoCo's order. Its hips reach from upright to far
// behind the trunk, its ankles turn 45 degrees either way.
const (
	WalkerRightHip   = iota // flexes: the leg goes forward; extension is negative
	WalkerRightKnee         // extends
	WalkerRightAnkle        // lifts the toes
	WalkerLeftHip           // flexes: the leg goes forward; extension is negative
	WalkerLeftKnee          // extends
	WalkerLeftAnkle         // lifts the toes
	WalkerActuators
)

// MaxActuators is the largest number of actuators of any body.
const MaxActuators = HumanoidActuators

// Side indexes what exists once on the left and once on the right.
type Side int

const (
	Left Side = iota
	Right
)

// Other returns the contralateral side.
func (s Side) Other() Side { return 1 - s }

func (s Side) String() string {
	if s == Left {
		return "left"
	}
	return "right"
}
