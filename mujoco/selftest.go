package mujoco

import (
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"slices"
	"strings"
)

// selfTest proves every offset in use: it compares what is read through them
// with what functions that need no offsets return, and with values that follow
// from a small model. A wrong offset that leads out of mapped memory is an
// error like any other.
func (l *Lib) selfTest() (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("self test: %v", r)
		}
	}()
	m, err := l.Load(selfTestModel)
	if err != nil {
		return err
	}
	defer m.Close()
	d, err := m.NewData()
	if err != nil {
		return err
	}
	defer d.Close()
	for _, check := range []func(*Data) error{checkModel, checkState, checkPhysics, checkContacts, checkScene, checkErrors} {
		if err := check(d); err != nil {
			return fmt.Errorf("self test: %w", err)
		}
	}
	return nil
}

func checkModel(d *Data) error {
	m := d.Model
	sizes := [6]int{m.Positions, m.Velocities, m.Controls, m.Bodies, m.Joints, m.Geoms}
	if sizes != [6]int{16, 14, 1, 5, 4, 5} {
		return fmt.Errorf("sizes of the model are %v", sizes)
	}
	if i, s, n := m.Solver(); m.Timestep() != 0.00371 || i != 3 || s != 1 || n != 17 {
		return fmt.Errorf("options of the model are %v %v %v %v", m.Timestep(), i, s, n)
	}
	for _, r := range selfTestRows {
		got := m.numbers(r.name)
		prefix, _, _ := strings.Cut(r.name, "_")
		if want := selfTestSizes[prefix] * len(r.want); len(got) != want {
			return fmt.Errorf("%s has %d entries, not %d", r.name, len(got), want)
		}
		got = got[r.row*len(r.want):][:len(r.want)]
		if !slices.EqualFunc(got, r.want, near) {
			return fmt.Errorf("%s is %v, not %v, in row %d", r.name, got, r.want, r.row)
		}
	}
	return nil
}

// near allows for single precision.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-7 }

// numbers is one of the model's arrays of any kind.
func (m *Model) numbers(name string) (all []float64) {
	for _, a := range mjModelArrays {
		switch {
		case a.name != name:
		case a.kind == float64Array:
			all = m.Float64s(name)
		case a.kind == float32Array:
			for _, x := range m.Float32s(name) {
				all = append(all, float64(x))
			}
		case a.kind == int32Array:
			for _, x := range m.Int32s(name) {
				all = append(all, float64(x))
			}
		case a.kind == boolArray:
			for _, x := range m.Bools(name) {
				if x {
					all = append(all, 1)
				} else {
					all = append(all, 0)
				}
			}
		}
	}
	return all
}

// checkState writes through offsets what mj_getState must then return.
func checkState(d *Data) error {
	const stateTime = 1
	for _, c := range []struct {
		name      string
		signature int32 // mjtState
	}{{"qpos", 1 << 1}, {"qvel", 1 << 2}, {"ctrl", 1 << 6}, {"xfrc_applied", 1 << 8}} {
		array := d.Float64s(c.name)
		for i := range array {
			array[i] = float64(c.signature) + float64(i)/256
		}
		if got := d.state(c.signature); !slices.Equal(got, array) {
			return fmt.Errorf("%s reads back as %v", c.name, got)
		}
	}
	if err := errors.Join(d.Reset(), d.Step()); err != nil {
		return err
	}
	if got := d.state(stateTime)[0]; d.Time() != got || got != 0.00371 {
		return fmt.Errorf("time is %v, not %v", d.Time(), got)
	}
	return nil
}

func (d *Data) state(signature int32) []float64 {
	l, m := d.Model.lib, d.Model
	state := make([]float64, l.stateSize(m.ptr, signature))
	l.getState(m.ptr, d.ptr, &state[0], signature)
	return state
}

// checkPhysics looks at what follows from a known state.
func checkPhysics(d *Data) error {
	if err := d.Reset(); err != nil {
		return err
	}
	d.Float64s("ctrl")[0] = 0.5
	d.Float64s("qvel")[2] = 5 // body a rises
	copy(d.Float64s("xfrc_applied")[6:], []float64{1, 2, 3})
	if err := errors.Join(d.Forward(), d.RnePostConstraint()); err != nil {
		return err
	}
	for _, c := range []struct {
		name               string
		row, column, width int
		want               float64
	}{
		{"xpos", 2, 2, 3, 1.5},
		{"xipos", 2, 2, 3, 1.2},
		{"cinert", 2, 9, 10, 3.25},
		{"cvel", 2, 5, 6, 5},
		{"cfrc_ext", 1, 4, 6, 2},
	} {
		got := d.Float64s(c.name)
		if len(got) != d.Model.Bodies*c.width {
			return fmt.Errorf("%s has %d entries", c.name, len(got))
		}
		if got := got[c.row*c.width+c.column]; !near(got, c.want) {
			return fmt.Errorf("%s is %v, not %v, in row %d", c.name, got, c.want, c.row)
		}
	}
	if got := d.Float64s("qfrc_actuator"); len(got) != d.Model.Velocities || got[6] != 3.5 {
		return fmt.Errorf("qfrc_actuator is %v", got)
	}
	return nil
}

// checkContacts looks at the ball, which lies on the ground, and at a second
// contact: the box, put there too.
func checkContacts(d *Data) error {
	if err := d.Reset(); err != nil {
		return err
	}
	d.Float64s("qpos")[2] = 0.3
	if err := d.Forward(); err != nil {
		return err
	}
	last := d.Contacts() - 1
	if last < 1 {
		return fmt.Errorf("%d contacts instead of several", last+1)
	}
	if a, b := d.Contact(0); a != 0 || b != 1 {
		return fmt.Errorf("first contact is between geoms %d and %d", a, b)
	}
	if a, b := d.Contact(last); a != 0 || b != 4 {
		return fmt.Errorf("last contact is between geoms %d and %d", a, b)
	}
	if f := d.NormalForce(last); !(f > 0) || math.IsInf(f, 0) {
		return fmt.Errorf("the ground carries the ball with %v N", f)
	}
	return nil
}

func checkScene(d *Data) error {
	if err := errors.Join(d.Reset(), d.Forward()); err != nil {
		return err
	}
	s, err := d.NewScene()
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Update(); err != nil {
		return err
	}
	if s.Len() != 5 {
		return fmt.Errorf("the scene has %d shapes", s.Len())
	}
	want := SceneGeom{Type: 6, Geom: 1, Size: [3]float32{0.1, 0.2, 0.3}, Pos: [3]float32{0.51, 1.48, 2.47}, RGBA: [4]float32{0.1, 0.2, 0.3, 0.4}}
	want.Mat = [9]float32{-1, 0, 0, 0, -1, 0, 0, 0, 1}
	if got := s.Geom(1); got != want {
		return fmt.Errorf("the scene shows %+v instead of %+v", got, want)
	}
	if !s.intact() {
		return errors.New("the scene is larger than expected")
	}
	return nil
}

// checkErrors looks at an error and at a warning.
func checkErrors(d *Data) error {
	const text = "raised by the self test"
	var raised *Error
	if err := d.Model.lib.fail(text); !errors.As(err, &raised) || raised.Message != text {
		return fmt.Errorf("an error of MuJoCo reads %q", err)
	}
	if err := d.Reset(); err != nil {
		return err
	}
	d.Float64s("qvel")[2] = math.NaN()
	var warned *Warning
	if err := d.Step(); !errors.As(err, &warned) || *warned != (Warning{BadVelocity, 2}) {
		return fmt.Errorf("a velocity that is not a number gives %v", err)
	}
	return nil
}
