package body

import (
	"encoding/binary"
	"fmt"
	"math"

	"encephagen/assets"
	"encephagen/mujoco"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Body is one living body.
type Body struct {
	*description
	model *mujoco.Model
	data  *mujoco.Data
	scene *mujoco.Scene

	// Arrays of the state, in MuJoCo's memory.
	qpos, qvel, ctrl, xfrc           []float64
	xpos, xipos                      []float64 // origins and centres of mass of the bodies, m
	cinert, cvel, qfrcActuator, cfrc []float64

	start     []float64 // qpos before reset noise; velocities start at 0
	mass      []float64 // by body, kg
	massSum   float64
	tick      float64 // s
	drives    []drive
	geoms     []frame.Geom
	aside     []float32 // by geom: how far beside its place it is shown, m
	actuators []frame.Actuator
	bodyOf    []int32 // by geom
	feet      [2]int  // geoms, by motor.Side

	reward  Reward
	scratch []float64
	fault   error // why the state cannot go on; ends with Reset
}

// drive is where an actuator's joint lies in qpos and qvel.
type drive struct{ pos, vel int32 }

// ErrMissing is wrapped by the errors of Find and New if there is no usable
// MuJoCo; its text is the remedy.
var ErrMissing = mujoco.ErrMissing

// Find says where the physics library is and proves that it works. If it is
// there but does not, the path comes with the error.
func Find() (path, version string, err error) {
	if path, err = mujoco.Find(); err != nil {
		return "", "", err
	}
	if _, err = mujoco.Open(path); err != nil {
		return path, "", err
	}
	return path, mujoco.Version, nil
}

// New makes a body of a model, at its start without noise.
func New(model string) (*Body, error) {
	d, err := describe(model)
	if err != nil {
		return nil, err
	}
	path, err := mujoco.Find()
	if err != nil {
		return nil, err
	}
	lib, err := mujoco.Open(path)
	if err != nil {
		return nil, err
	}
	mjcf, err := assets.FS.ReadFile(d.file)
	if err != nil {
		return nil, err
	}
	b := &Body{description: d}
	if err := b.build(lib, string(mjcf)); err != nil {
		b.Close()
		return nil, fmt.Errorf("body %s: %w", model, err)
	}
	return b, nil
}

func (b *Body) build(lib *mujoco.Lib, mjcf string) (err error) {
	if b.model, err = lib.Load(mjcf); err != nil {
		return err
	}
	if b.data, err = b.model.NewData(); err != nil {
		return err
	}
	if b.scene, err = b.data.NewScene(); err != nil {
		return err
	}
	d := b.data
	b.qpos, b.qvel, b.ctrl, b.xfrc = d.Float64s("qpos"), d.Float64s("qvel"), d.Float64s("ctrl"), d.Float64s("xfrc_applied")
	b.xpos = d.Float64s("xpos")
	b.xipos, b.cinert, b.cvel = d.Float64s("xipos"), d.Float64s("cinert"), d.Float64s("cvel")
	b.qfrcActuator, b.cfrc = d.Float64s("qfrc_actuator"), d.Float64s("cfrc_ext")

	b.start = b.model.Float64s("qpos0")
	b.mass = b.model.Float64s("body_mass")
	b.massSum = pairwiseSum(b.mass)
	b.scratch = make([]float64, max(len(b.ctrl), len(b.cfrc)))
	b.tick = b.model.Timestep() * float64(b.subSteps)
	if err := b.data.Forward(); err != nil {
		return err
	}
	b.findActuators()
	return b.findGeoms()
}

// Close frees the body.
func (b *Body) Close() {
	if b.scene != nil {
		b.scene.Close()
	}
	if b.data != nil {
		b.data.Close()
	}
	if b.model != nil {
		b.model.Close()
	}
	b.scene, b.data, b.model = nil, nil, nil
}

// Model is the name of its kind, in full.
func (b *Body) Model() string { return b.name }

// Plan is its kind as the nervous system knows it.
func (b *Body) Plan() motor.Plan { return b.plan }

// SubSteps is the number of physics steps in a control tick.
func (b *Body) SubSteps() int { return b.subSteps }

// StepsPerTick is the length of a control tick in steps of 0.1 ms.
func (b *Body) StepsPerTick() int { return int(math.Round(b.tick * frame.StepsPerSecond)) }

// Time is how long ago Reset was, s, as MuJoCo counts it: step by step, with the
// rounding that this brings.
func (b *Body) Time() float64 { return b.data.Time() }

// AppendState appends qpos, then qvel, as little-endian bits.
func (b *Body) AppendState(dst []byte) []byte {
	for _, x := range b.qpos {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(x))
	}
	for _, x := range b.qvel {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(x))
	}
	return dst
}
