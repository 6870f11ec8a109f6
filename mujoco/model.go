package mujoco

import (
	"errors"
	"fmt"
	"unsafe"
)

// Object says what kind of thing a name belongs to, numbered as mjtObj.
type Object int32

const (
	BodyObject     Object = 1
	JointObject    Object = 3
	GeomObject     Object = 5
	ActuatorObject Object = 19
)

// Model is a compiled model. It does not change.
type Model struct {
	lib *Lib
	ptr unsafe.Pointer

	Positions, Velocities, Controls int // lengths of qpos, qvel, ctrl
	Bodies, Joints, Geoms           int
}

// Load compiles a model from MJCF text. Errors carry MuJoCo's words, which name
// element and line.
func (l *Lib) Load(mjcf string) (m *Model, err error) {
	defer rescue(&err)
	var message [1024]byte
	spec := l.parseXMLString(mjcf, nil, &message[0], int32(len(message)))
	if spec == nil {
		return nil, errors.New("mujoco: " + oneLine(message[:]))
	}
	defer l.deleteSpec(spec)
	ptr := l.compile(spec, nil)
	if ptr == nil {
		return nil, errors.New("mujoco: " + oneLine([]byte(l.specError(spec))))
	}
	m = &Model{lib: l, ptr: ptr}
	m.Positions, m.Velocities, m.Controls = m.size(at.mjModel.nq), m.size(at.mjModel.nv), m.size(at.mjModel.nu)
	m.Bodies, m.Joints, m.Geoms = m.size(at.mjModel.nbody), m.size(at.mjModel.njnt), m.size(at.mjModel.ngeom)
	return m, nil
}

// Close frees the model. Its arrays and data must not be used any more.
func (m *Model) Close() {
	m.lib.deleteModel(m.ptr)
	m.ptr = nil
}

// size reads one of the model's size fields.
func (m *Model) size(offset uintptr) int { return int(read[int64](m.ptr, offset)) }

// Timestep is the length of a physics step in s.
func (m *Model) Timestep() float64 {
	return read[float64](m.ptr, at.mjModel.opt+at.mjOption.timestep)
}

// Solver tells how steps are computed, in MuJoCo's numbers: integrator, solver
// and its largest number of iterations.
func (m *Model) Solver() (integrator, solver, iterations int) {
	option := func(offset uintptr) int { return int(read[int32](m.ptr, at.mjModel.opt+offset)) }
	return option(at.mjOption.integrator), option(at.mjOption.solver), option(at.mjOption.iterations)
}

// Float64s returns one of the model's arrays by MuJoCo's name, row by row.
func (m *Model) Float64s(name string) []float64 {
	return slice[float64](m, m.ptr, mjModelArrays, name, float64Array)
}

// Float32s is Float64s for colours.
func (m *Model) Float32s(name string) []float32 {
	return slice[float32](m, m.ptr, mjModelArrays, name, float32Array)
}

// Int32s is Float64s for types and indices.
func (m *Model) Int32s(name string) []int32 {
	return slice[int32](m, m.ptr, mjModelArrays, name, int32Array)
}

// Bools is Float64s for switches.
func (m *Model) Bools(name string) []bool {
	return slice[bool](m, m.ptr, mjModelArrays, name, boolArray)
}

// Name returns the name of an object, empty if it has none.
func (m *Model) Name(o Object, id int) string { return m.lib.id2name(m.ptr, int32(o), int32(id)) }

// ID finds an object by name.
func (m *Model) ID(o Object, name string) (int, error) {
	id := m.lib.name2id(m.ptr, int32(o), name)
	if id < 0 {
		return 0, fmt.Errorf("mujoco: the model has no object of type %d named %q", o, name)
	}
	return int(id), nil
}
