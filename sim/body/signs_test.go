package body

import (
	"math"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// What a positive action does to the body, found by stepping it: five ticks
// (75 ms) at +0.3, compared with none. Reflexes rely on these signs, which are
// also told at the constants of package motor; MuJoCo's axes are mirrored
// between the sides for hip x and z and for the arms, not for hip y and knees.
var positiveAction = []struct {
	actuator int
	meaning  string
	measure  func(*moment) float64 // grows with the action
	least    float64               // by at least this, rad or m
}{
	{motor.AbdomenY, "tips the torso backwards", func(m *moment) float64 { return -m.senses.Pitch() }, 0.05},
	{motor.AbdomenX, "tips the torso to its left", func(m *moment) float64 { return -m.senses.Roll() }, 0.03},
	{motor.AbdomenZ, "turns the torso to its right", func(m *moment) float64 { return -m.yaw() }, 0.02},

	{motor.RightHipX, "adducts", func(m *moment) float64 { return m.from("pelvis", "right foot").y }, 0.01},
	{motor.LeftHipX, "adducts", func(m *moment) float64 { return -m.from("pelvis", "left foot").y }, 0.01},
	{motor.RightHipZ, "turns the thigh inwards: the bent shin goes out", func(m *moment) float64 { return -m.from("right thigh", "right foot").y }, 0.01},
	{motor.LeftHipZ, "turns the thigh inwards: the bent shin goes out", func(m *moment) float64 { return m.from("left thigh", "left foot").y }, 0.01},
	{motor.RightHipY, "extends: the leg goes back", func(m *moment) float64 { return -m.from("pelvis", "right foot").x }, 0.05},
	{motor.LeftHipY, "extends: the leg goes back", func(m *moment) float64 { return -m.from("pelvis", "left foot").x }, 0.05},
	{motor.RightKnee, "extends", func(m *moment) float64 { return m.from("right shin", "right foot").x }, 0.02},
	{motor.LeftKnee, "extends", func(m *moment) float64 { return m.from("left shin", "left foot").x }, 0.02},

	{motor.LeftShoulder1, "lifts the arm", func(m *moment) float64 { return m.from("chest", "left hand").z }, 0.01},
	{motor.LeftShoulder1, "moves it outwards", func(m *moment) float64 { return m.from("chest", "left hand").y }, 0.01},
	{motor.RightShoulder1, "lowers the arm", func(m *moment) float64 { return -m.from("chest", "right hand").z }, 0.01},
	{motor.RightShoulder1, "moves it inwards", func(m *moment) float64 { return m.from("chest", "right hand").y }, 0.01},
	{motor.LeftShoulder2, "lowers the arm", func(m *moment) float64 { return -m.from("chest", "left hand").z }, 0.01},
	{motor.LeftShoulder2, "moves it outwards", func(m *moment) float64 { return m.from("chest", "left hand").y }, 0.01},
	{motor.RightShoulder2, "lifts the arm", func(m *moment) float64 { return m.from("chest", "right hand").z }, 0.01},
	{motor.RightShoulder2, "moves it inwards", func(m *moment) float64 { return m.from("chest", "right hand").y }, 0.01},
	{motor.LeftElbow, "flexes: the hand comes back", func(m *moment) float64 { return -m.from("chest", "left hand").x }, 0.03},
	{motor.RightElbow, "flexes: the hand comes back", func(m *moment) float64 { return -m.from("chest", "right hand").x }, 0.03},
}

func TestPositiveActions(t *testing.T) {
	b := newBody(t)
	const action = 0.3
	for _, c := range positiveAction {
		// Knees are bent, so that they can move both ways and show how the
		// thighs turn.
		before, after := c.measure(actFor(t, b, c.actuator, 0)), c.measure(actFor(t, b, c.actuator, action))
		if after-before < c.least {
			t.Errorf("+ on %s does not mean %q: it moves by %.3f, not by %.3f or more", b.Actuators()[c.actuator].Name, c.meaning, after-before, c.least)
		}
		if back := c.measure(actFor(t, b, c.actuator, -action)); back > before {
			t.Errorf("- on %s does the same as +, %q", b.Actuators()[c.actuator].Name, c.meaning)
		}
	}
}

// moment is the body after some ticks.
type moment struct {
	body   *Body
	senses motor.Senses
	poses  []frame.Pose
}

func actFor(t *testing.T, b *Body, actuator int, action float32) *moment {
	t.Helper()
	b.place(func(qpos, _ []float64) {
		qpos[b.drives[motor.LeftKnee].pos], qpos[b.drives[motor.RightKnee].pos] = -1, -1
	})
	ctrl := make([]float32, len(b.actuators))
	ctrl[actuator] = action
	for range 5 {
		if err := b.Step(ctrl, nil); err != nil {
			t.Fatal(err)
		}
	}
	m := &moment{body: b, poses: make([]frame.Pose, len(b.geoms))}
	b.Poses(m.poses)
	b.Senses(&m.senses)
	return m
}

type vector struct{ x, y, z float64 }

// from is the way from one geom to another in the torso's own axes, m.
func (m *moment) from(geom, to string) vector {
	var d [3]float64
	a, b := m.poses[geomNamed(m.body, geom)].Pos, m.poses[geomNamed(m.body, to)].Pos
	for i := range d {
		d[i] = float64(b[i] - a[i])
	}
	// Columns of the torso's rotation are its axes in the world.
	w, x, y, z := m.senses.Quat[0], m.senses.Quat[1], m.senses.Quat[2], m.senses.Quat[3]
	return vector{
		(1-2*(y*y+z*z))*d[0] + 2*(x*y+w*z)*d[1] + 2*(x*z-w*y)*d[2],
		2*(x*y-w*z)*d[0] + (1-2*(x*x+z*z))*d[1] + 2*(y*z+w*x)*d[2],
		2*(x*z+w*y)*d[0] + 2*(y*z-w*x)*d[1] + (1-2*(x*x+y*y))*d[2],
	}
}

// yaw is how far the torso is turned to its left, rad.
func (m *moment) yaw() float64 {
	w, x, y, z := m.senses.Quat[0], m.senses.Quat[1], m.senses.Quat[2], m.senses.Quat[3]
	return math.Atan2(2*(w*z+x*y), 1-2*(y*y+z*z))
}

func geomNamed(b *Body, name string) int {
	for i, g := range b.Geoms() {
		if g.Name == name {
			return i
		}
	}
	panic("no geom " + name)
}
