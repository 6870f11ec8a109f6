package body

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

func TestNewNamesWhatIsWrong(t *testing.T) {
	if _, err := New("centaur"); err == nil || !strings.Contains(err.Error(), `"centaur"`) || !strings.Contains(err.Error(), "humanoid-v5") {
		t.Errorf("unknown body: %v", err)
	}
	t.Setenv("MUJOCO_PATH", t.TempDir())
	if _, err := New("humanoid-v5"); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "make mujoco") {
		t.Errorf("no MuJoCo: %v", err)
	}
	if _, _, err := Find(); !errors.Is(err, ErrMissing) {
		t.Errorf("no MuJoCo: %v", err)
	}
}

func TestClock(t *testing.T) {
	b := newBody(t)
	if b.StepsPerTick() != 150 || b.SubSteps() != 5 {
		t.Errorf("a tick is %d steps and %d physics steps", b.StepsPerTick(), b.SubSteps())
	}
	calls := 0
	if err := b.Step(make([]float32, 17), func() { calls++ }); err != nil || calls != 5 || math.Abs(b.data.Time()-0.015) > 1e-12 {
		t.Errorf("%d calls, %v s, %v", calls, b.data.Time(), err)
	}
}

// TestActuatorsAreInTheOrderOfMotor holds names, gears and joints together.
func TestActuatorsAreInTheOrderOfMotor(t *testing.T) {
	b := newBody(t)
	want := map[int]frame.Actuator{
		motor.AbdomenY: {Name: "abdomen_y", Gear: 100, Limit: 0.4}, motor.AbdomenZ: {Name: "abdomen_z", Gear: 100, Limit: 0.4},
		motor.AbdomenX: {Name: "abdomen_x", Gear: 100, Limit: 0.4}, motor.RightHipY: {Name: "right_hip_y", Gear: 300, Limit: 0.4},
		motor.LeftHipX: {Name: "left_hip_x", Gear: 100, Limit: 0.4}, motor.LeftKnee: {Name: "left_knee", Gear: 200, Limit: 0.4},
		motor.RightShoulder2: {Name: "right_shoulder2", Gear: 25, Limit: 0.4}, motor.LeftElbow: {Name: "left_elbow", Gear: 25, Limit: 0.4},
	}
	if len(b.Actuators()) != motor.HumanoidActuators {
		t.Fatalf("%d actuators", len(b.Actuators()))
	}
	for i, a := range want {
		if b.Actuators()[i] != a {
			t.Errorf("actuator %d is %+v", i, b.Actuators()[i])
		}
	}
	// The joints come abdomen_z, abdomen_y, ...: numbers in their order.
	b.place(func(qpos, qvel []float64) {
		for i := range 17 {
			qpos[7+i], qvel[6+i] = float64(i)/100, float64(i)
		}
	})
	var s motor.Senses
	b.Senses(&s)
	if s.Actuators != 17 || s.JointPos[motor.AbdomenY] != 0.01 || s.JointPos[motor.AbdomenZ] != 0 || s.JointVel[motor.AbdomenX] != 2 || s.JointPos[motor.LeftElbow] != 0.16 {
		t.Errorf("joints by actuator: %v, %v", s.JointPos, s.JointVel)
	}
}

func TestSensesAndObservationAgree(t *testing.T) {
	b := newBody(t)
	b.Reset(3)
	s := motor.Senses{Tick: 5, Time: 6, HeadTurn: 0.5, Sound: 0.25}
	b.Senses(&s)
	o := b.Observation(nil)
	if s.Height != o[0] || !slices.Equal(s.Quat[:], o[1:5]) || !slices.Equal(s.Posture[:], o[:20]) ||
		!slices.Equal(s.LinVel[:], o[22:25]) || !slices.Equal(s.AngVel[:], o[25:28]) || s.DT != 0.015 {
		t.Errorf("senses %+v, observation %v", s, o[:28])
	}
	if s.Tick != 5 || s.Time != 6 || s.HeadTurn != 0.5 || s.Sound != 0.25 {
		t.Errorf("senses that are not the body's were touched: %+v", s)
	}
}

func TestGeoms(t *testing.T) {
	b := newBody(t)
	geoms := b.Geoms()
	if len(geoms) != 18 || geoms[0].Name != "floor" || geoms[0].Type != frame.Plane {
		t.Fatalf("%d geoms, first %+v", len(geoms), geoms[0])
	}
	for i, g := range geoms {
		if g.Name == "" || g.Body == "" || g.Size == [3]float32{} || g.Color[3] != 1 {
			t.Errorf("geom %d is %+v", i, g)
		}
	}
	for name, want := range map[string]frame.Geom{
		"head":          {Body: "torso", Type: frame.Sphere, Size: [3]float32{0.09, 0.09, 0.09}},
		"chest":         {Body: "torso", Type: frame.Capsule, Size: [3]float32{0.07, 0.07, 0.07}},
		"lower waist":   {Body: "lower waist", Type: frame.Capsule, Size: [3]float32{0.06, 0.06, 0.06}, Actuators: []int{motor.AbdomenY, motor.AbdomenZ}},
		"left thigh":    {Body: "left thigh", Type: frame.Capsule, Size: [3]float32{0.06, 0.06, 0.17007351}, Actuators: []int{motor.LeftHipX, motor.LeftHipZ, motor.LeftHipY}},
		"right foot":    {Body: "right foot", Type: frame.Sphere, Size: [3]float32{0.075, 0.075, 0.075}},
		"left hand":     {Body: "left forearm", Type: frame.Sphere, Size: [3]float32{0.04, 0.04, 0.04}, Actuators: []int{motor.LeftElbow}},
		"right forearm": {Body: "right forearm", Type: frame.Capsule, Size: [3]float32{0.031, 0.031, 0.13856406}, Actuators: []int{motor.RightElbow}},
	} {
		g := geoms[geomNamed(b, name)]
		if g.Body != want.Body || g.Type != want.Type || g.Size != want.Size || !slices.Equal(g.Actuators, want.Actuators) {
			t.Errorf("%s is %+v, not %+v", name, g, want)
		}
	}
}

// TestPosesFollowTheBody: at the start the head is 19 cm above the torso and
// the chest lies across, along y; all rotations are rotations.
func TestPosesFollowTheBody(t *testing.T) {
	b := newBody(t)
	poses := make([]frame.Pose, len(b.Geoms()))
	b.Poses(poses)
	head, chest := poses[geomNamed(b, "head")], poses[geomNamed(b, "chest")]
	if head.Pos != [3]float32{0, 0, 1.59} || chest.Pos != [3]float32{0, 0, 1.4} || math.Abs(float64(chest.Mat[5])) < 0.999 {
		t.Errorf("head %v, chest %v", head, chest)
	}
	b.Reset(4)
	limp := make([]float32, 17)
	for range 60 {
		if err := b.Step(limp, func() { b.Poses(poses) }); err != nil {
			t.Fatal(err)
		}
		// The last pose of a tick is where the tick ends, to a fraction of a mm.
		if d := math.Abs(float64(poses[geomNamed(b, "chest")].Pos[2]) - b.qpos[2]); d > 1e-3 {
			t.Errorf("the picture is %.4f m off", d)
		}
	}
	for i, p := range poses {
		m := p.Mat
		det := m[0]*(m[4]*m[8]-m[5]*m[7]) - m[1]*(m[3]*m[8]-m[5]*m[6]) + m[2]*(m[3]*m[7]-m[4]*m[6])
		if math.Abs(float64(det)-1) > 1e-5 {
			t.Errorf("geom %d: determinant %v", i, det)
		}
	}
	if low := poses[geomNamed(b, "head")].Pos[2]; low > 1 {
		t.Errorf("the head of the fallen body is at %v m", low)
	}
}

func BenchmarkPoses(b *testing.B) {
	body := newBody(b)
	poses := make([]frame.Pose, 18)
	b.ReportAllocs()
	for b.Loop() {
		body.Poses(poses)
	}
}

// TestPlansFitTheBodies holds what the nervous system knows against the compiled
// bodies.
func TestPlansFitTheBodies(t *testing.T) {
	for _, model := range Models() {
		b := newModel(t, model)
		plan := b.Plan()
		if b.Model() != model || plan.Actuators != len(b.Actuators()) {
			t.Errorf("%s calls itself %s; its plan has %d actuators, it has %d", model, b.Model(), plan.Actuators, len(b.Actuators()))
		}
		for _, a := range b.Actuators() {
			if a.Limit != plan.Limit {
				t.Errorf("%s: %s is limited to %v, the plan says %v", model, a.Name, a.Limit, plan.Limit)
			}
		}
	}
}

func TestFullName(t *testing.T) {
	for short, want := range map[string]string{
		"humanoid": "humanoid-v5", "walker2d": "walker2d-v5", "walker2d-v5": "walker2d-v5",
		"walker": "", "": "", "walker2d-v4": "", "Humanoid": "",
	} {
		if got, ok := FullName(short); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v; want %q", short, got, ok, want)
		}
	}
}
