package body

import (
	"encoding/binary"
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

// TestFeetCarryTheBody lets the limp body come down: nothing in the air, later
// both feet together about its weight and more while it is braked.
func TestFeetCarryTheBody(t *testing.T) {
	b := newBody(t)
	b.Reset(0)
	var s motor.Senses
	if b.Senses(&s); s.FootLoad != [2]float64{} {
		t.Errorf("load in the air: %v", s.FootLoad)
	}
	weight := 9.81 * b.massSum
	most, least := 0.0, math.Inf(1)
	for range 30 {
		if err := b.Step(make([]float32, 17), nil); err != nil {
			t.Fatal(err)
		}
		b.Senses(&s)
		both := s.FootLoad[motor.Left] + s.FootLoad[motor.Right]
		most, least = max(most, both), min(least, both)
	}
	if least != 0 || most < weight || most > 30*weight {
		t.Errorf("feet carry between %.0f and %.0f N of %.0f N", least, most, weight)
	}
	// Lifted on one side, only the other foot stands.
	b.place(func(qpos, _ []float64) {
		qpos[2] -= 0.11
		qpos[b.drives[motor.LeftKnee].pos] = -1.5
	})
	if b.Senses(&s); s.FootLoad[motor.Left] != 0 || s.FootLoad[motor.Right] <= 0 {
		t.Errorf("on the right foot alone: %v", s.FootLoad)
	}
}

func TestPushMovesTheBodyForOneTick(t *testing.T) {
	b := newBody(t)
	limp := make([]float32, 17)
	speed := func(push float64) (first, second float64) {
		b.place(func(_, _ []float64) {})
		b.Push(geomNamed(b, "head"), [3]float64{0, push / 2, 0})
		b.Push(geomNamed(b, "chest"), [3]float64{0, push / 2, 0}) // the same body: they add up
		b.Push(0, [3]float64{1e6, 0, 0})                          // the floor stays
		for _, v := range []*float64{&first, &second} {
			if err := b.Step(limp, nil); err != nil {
				t.Fatal(err)
			}
			*v = b.qvel[1]
		}
		return first, second
	}
	still, _ := speed(0)
	first, second := speed(200)
	// 200 N for 15 ms are 3 N.s; the torso (8.9 kg) drags the rest along.
	if gain := first - still; gain < 3/b.massSum || gain > 1 {
		t.Errorf("3 N.s to the left give %.3f m/s", gain)
	}
	if second > first {
		t.Errorf("the push goes on: %.3f, then %.3f m/s", first, second)
	}
}

func TestErrorsNameTheCulprit(t *testing.T) {
	b := newBody(t)
	b.Reset(0)
	before := b.AppendState(nil)
	ctrl := make([]float32, 17)
	ctrl[motor.LeftKnee] = float32(math.NaN())
	if err := b.Step(ctrl, nil); err == nil || !strings.Contains(err.Error(), "left_knee") {
		t.Errorf("control that is not a number: %v", err)
	}
	ctrl[motor.LeftKnee] = 0
	b.Push(geomNamed(b, "left foot"), [3]float64{math.Inf(1), 0, 0})
	if err := b.Step(ctrl, nil); err == nil || !strings.Contains(err.Error(), "left foot") {
		t.Errorf("infinite push: %v", err)
	}
	if !slices.Equal(before, b.AppendState(nil)) {
		t.Error("what was refused changed the state")
	}
	if err := b.Step(ctrl, nil); err != nil {
		t.Errorf("after refusals: %v", err)
	}

	b.qvel[b.drives[motor.RightElbow].vel] = 1e300
	err := b.Step(ctrl, nil)
	if err == nil || !strings.Contains(err.Error(), "right_elbow") {
		t.Errorf("diverged velocity: %v", err)
	}
	if again := b.Step(ctrl, nil); again != err {
		t.Errorf("a body that failed goes on: %v", again)
	}
	b.Reset(0)
	if err := b.Step(ctrl, nil); err != nil {
		t.Errorf("after a reset: %v", err)
	}
	b.qpos[4] = math.Inf(1)
	if err := b.Step(ctrl, nil); err == nil || !strings.Contains(err.Error(), "root") {
		t.Errorf("infinite orientation: %v", err)
	}
}

// TestLifeRepeats: the same seed is the same life, after another one and in
// another body beside it.
func TestLifeRepeats(t *testing.T) {
	live := func(b *Body, seed uint64) []byte {
		b.Reset(seed)
		ctrl := make([]float32, 17)
		for tick := range 100 {
			ctrl[tick%17] = float32(tick%9)/10 - 0.4
			if err := b.Step(ctrl, nil); err != nil {
				t.Error(err)
			}
		}
		return b.AppendState(nil)
	}
	a, b := newBody(t), newBody(t)
	first := live(a, 1)
	if len(first) != 8*(24+23) || math.Float64frombits(binary.LittleEndian.Uint64(first[16:])) != a.qpos[2] {
		t.Errorf("%d bytes of state", len(first))
	}
	done := make(chan []byte)
	go func() { done <- live(b, 1) }()
	other := live(a, 2)
	if slices.Equal(first, other) {
		t.Error("another seed is the same life")
	}
	if !slices.Equal(first, <-done) || !slices.Equal(first, live(a, 1)) {
		t.Error("the same seed is another life")
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

func BenchmarkTick(b *testing.B) {
	body := newBody(b)
	ctrl, poses := make([]float32, 17), make([]frame.Pose, 18)
	var s motor.Senses
	sub := func() { body.Poses(poses) }
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%40 == 0 {
			body.Reset(uint64(i))
		}
		body.Senses(&s)
		_ = body.Step(ctrl, sub)
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
