package motor

// Actuators of Humanoid-v5 in MuJoCo's order. The first two differ from the
// order of the joints (abdomen_z, abdomen_y, ...), a difference that misled the
// reference system.
const (
	AbdomenY = iota
	AbdomenZ
	AbdomenX
	RightHipX
	RightHipZ
	RightHipY
	RightKnee
	LeftHipX
	LeftHipZ
	LeftHipY
	LeftKnee
	RightShoulder1
	RightShoulder2
	RightElbow
	LeftShoulder1
	LeftShoulder2
	LeftElbow
	HumanoidActuators
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
