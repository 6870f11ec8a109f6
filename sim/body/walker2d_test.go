package body

import (
	"math"
	"slices"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

func TestWalkerClockAndActuators(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	if b.StepsPerTick() != 80 || b.SubSteps() != 4 {
		t.Errorf("a tick is %d steps and %d physics steps", b.StepsPerTick(), b.SubSteps())
	}
	var names []string
	for _, a := range b.Actuators() {
		names = append(names, a.Name)
		if a.Gear != 100 || a.Limit != 1 {
			t.Errorf("%+v", a)
		}
	}
	if !slices.Equal(names, []string{"thigh", "leg", "foot", "thigh_left", "leg_left", "foot_left"}) {
		t.Errorf("actuators %v", names)
	}
	calls := 0
	if err := b.Step(make([]float32, motor.WalkerActuators), func() { calls++ }); err != nil || calls != 4 || math.Abs(b.Time()-0.008) > 1e-12 {
		t.Errorf("%d calls, %v s, %v", calls, b.Time(), err)
	}
}

// TestWalkerSenses puts the walker into a known state.
func TestWalkerSenses(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	b.place(func(qpos, qvel []float64) {
		copy(qpos, []float64{7, 1.5, 0.3, -0.1, -0.2, 0.3, -0.4, -0.5, -0.6})
		copy(qvel, []float64{1, 2, 3, 4, 5, 6, 7, 8, 90})
	})
	s := motor.Senses{Tick: 5, Time: 6, Sound: 0.25}
	for i := range s.Posture {
		s.Posture[i] = 99
	}
	b.Senses(&s)
	if s.DT != 0.008 || s.Height != 1.5 || s.LinVel != [3]float64{1, 0, 2} || s.AngVel != [3]float64{0, 3, 0} {
		t.Errorf("torso: %+v", s)
	}
	if math.Abs(s.Pitch()-0.3) > 1e-12 || s.Roll() != 0 || math.Abs(s.Tilt()-0.3) > 1e-12 || s.PitchRate() != 3 {
		t.Errorf("pitch %v, roll %v, tilt %v, rate %v", s.Pitch(), s.Roll(), s.Tilt(), s.PitchRate())
	}
	if s.Actuators != motor.WalkerActuators ||
		!slices.Equal(s.JointPos[:6], []float64{-0.1, -0.2, 0.3, -0.4, -0.5, -0.6}) || !slices.Equal(s.JointVel[:6], []float64{4, 5, 6, 7, 8, 90}) {
		t.Errorf("joints: %v, %v", s.JointPos, s.JointVel)
	}
	if s.Posture != [motor.StartlePosture]float64{1.5, 0.3, -0.1, -0.2, 0.3, -0.4, -0.5, -0.6} {
		t.Errorf("posture %v", s.Posture)
	}
	if s.Tick != 5 || s.Time != 6 || s.Sound != 0.25 {
		t.Errorf("senses that are not the body's were touched: %+v", s)
	}
	o := b.Observation(nil)
	if !slices.Equal(o, []float64{1.5, 0.3, -0.1, -0.2, 0.3, -0.4, -0.5, -0.6, 1, 2, 3, 4, 5, 6, 7, 8, 10}) {
		t.Errorf("observation %v", o)
	}
}

// TestWalkerTipsForward turns the trunk by a positive pitch: its upper end goes
// forward, as the senses' quaternion says.
func TestWalkerTipsForward(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	b.place(func(qpos, _ []float64) { qpos[walkerPitch] = 0.5 })
	poses := make([]frame.Pose, len(b.Geoms()))
	b.Poses(poses)
	trunk := poses[geomNamed(b, "trunk")].Mat
	if up := [3]float32{trunk[2], trunk[5], trunk[8]}; math.Abs(float64(up[0])-math.Sin(0.5)) > 1e-6 || math.Abs(float64(up[2])-math.Cos(0.5)) > 1e-6 {
		t.Errorf("the trunk points to %v", up)
	}
	var s motor.Senses
	if b.Senses(&s); s.Pitch() < 0.499 {
		t.Errorf("pitch %v", s.Pitch())
	}
}

func TestWalkerHealth(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	for _, c := range []struct {
		z, pitch float64
		want     bool
	}{{1.25, 0, true}, {0.8, 0, false}, {0.81, 0, true}, {2, 0, false}, {1.99, 0, true},
		{1.25, 1, false}, {1.25, 0.99, true}, {1.25, -1, false}, {1.25, -0.99, true}} {
		b.place(func(qpos, _ []float64) { qpos[walkerZ], qpos[walkerPitch] = c.z, c.pitch })
		if b.Healthy() != c.want {
			t.Errorf("at %v m, pitch %v: healthy %v", c.z, c.pitch, b.Healthy())
		}
	}
}

// TestWalkerFeet: let down and held straight, both feet together carry the
// weight; with the left knee bent, the right one alone.
func TestWalkerFeet(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	b.place(func(_, _ []float64) {})
	var s motor.Senses
	ctrl := make([]float32, motor.WalkerActuators)
	for range 20 {
		b.Senses(&s)
		for i := range ctrl {
			ctrl[i] = float32(-5*s.JointPos[i] - 0.1*s.JointVel[i])
		}
		if err := b.Step(ctrl, nil); err != nil {
			t.Fatal(err)
		}
	}
	b.Senses(&s)
	weight := 9.81 * b.massSum
	left, right := s.FootLoad[motor.Left], s.FootLoad[motor.Right]
	if math.Abs(left+right-weight) > 0.3*weight || left < 0.2*weight || right < 0.2*weight {
		t.Errorf("feet carry %v N of %.0f N", s.FootLoad, weight)
	}
	b.place(func(qpos, _ []float64) {
		qpos[walkerZ] -= 0.045 // the feet hang 4 cm above the floor
		qpos[b.drives[motor.WalkerLeftKnee].pos] = -1
	})
	if b.Senses(&s); s.FootLoad[motor.Left] != 0 || s.FootLoad[motor.Right] <= 0 {
		t.Errorf("on the right foot alone: %v", s.FootLoad)
	}
}

// TestWalkerPositiveActions: what + does, as told at the constants of motor.
func TestWalkerPositiveActions(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	poses := make([]frame.Pose, len(b.Geoms()))
	// act hangs the walker in the air with bent legs and returns where a limb is
	// in the axes of the one above it, which recoils.
	act := func(actuator int, action float32, from, to string) (d [3]float32) {
		b.place(func(qpos, _ []float64) {
			copy(qpos, []float64{0, 3, 0, -0.5, -1, 0, -0.5, -1, 0})
		})
		ctrl := make([]float32, motor.WalkerActuators)
		ctrl[actuator] = action
		for range 4 {
			if err := b.Step(ctrl, nil); err != nil {
				t.Fatal(err)
			}
		}
		b.Poses(poses)
		above, below := poses[geomNamed(b, from)], poses[geomNamed(b, to)]
		for i := range d {
			for k := range 3 {
				d[i] += above.Mat[3*k+i] * (below.Pos[k] - above.Pos[k])
			}
		}
		return d
	}
	for _, c := range []struct {
		actuator int
		meaning  string
		from, to string
		axis     int
	}{
		{motor.WalkerRightHip, "flexes: the leg goes forward", "trunk", "right thigh", 0},
		{motor.WalkerRightKnee, "extends", "right thigh", "right shin", 0},
		{motor.WalkerRightAnkle, "lifts the toes", "right shin", "right foot", 2},
		{motor.WalkerLeftHip, "flexes: the leg goes forward", "trunk", "left thigh", 0},
		{motor.WalkerLeftKnee, "extends", "left thigh", "left shin", 0},
		{motor.WalkerLeftAnkle, "lifts the toes", "left shin", "left foot", 2},
	} {
		rest := act(c.actuator, 0, c.from, c.to)[c.axis]
		plus, minus := act(c.actuator, 0.5, c.from, c.to)[c.axis]-rest, act(c.actuator, -0.5, c.from, c.to)[c.axis]-rest
		if plus < 0.005 || minus > -0.005 {
			t.Errorf("+ on %s does not mean %q: it moves by %.4f m, - by %.4f m", b.Actuators()[c.actuator].Name, c.meaning, plus, minus)
		}
	}
}

func TestWalkerGeoms(t *testing.T) {
	b := newModel(t, "walker2d-v5")
	geoms := b.Geoms()
	if len(geoms) != 8 || geoms[0].Name != "floor" || geoms[0].Type != frame.Plane {
		t.Fatalf("%d geoms, first %+v", len(geoms), geoms[0])
	}
	for name, want := range map[string]frame.Geom{
		"trunk":       {Body: "torso", Parent: "", Size: [3]float32{0.05, 0.05, 0.2}},
		"right thigh": {Body: "right thigh", Parent: "torso", Size: [3]float32{0.05, 0.05, 0.225}, Actuators: []int{motor.WalkerRightHip}},
		"left shin":   {Body: "left shin", Parent: "left thigh", Size: [3]float32{0.04, 0.04, 0.25}, Actuators: []int{motor.WalkerLeftKnee}},
		"left foot":   {Body: "left foot", Parent: "left shin", Size: [3]float32{0.06, 0.06, 0.1}, Actuators: []int{motor.WalkerLeftAnkle}},
	} {
		g := geoms[geomNamed(b, name)]
		if g.Body != want.Body || g.Parent != want.Parent || g.Type != frame.Capsule || g.Size != want.Size || !slices.Equal(g.Actuators, want.Actuators) {
			t.Errorf("%s is %+v, not %+v", name, g, want)
		}
	}
}
