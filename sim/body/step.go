package body

import (
	"errors"
	"fmt"
	"math"

	"encephagen/mujoco"
)

// Step lives one control tick under a control in action units, which MuJoCo
// limits to each actuator's range. sub, if not nil, is called after each physics
// step, for Poses.
//
// A control or push that is not finite is refused and changes nothing. If the
// physics fails, every further Step returns the same error until Reset.
func (b *Body) Step(ctrl []float32, sub func()) error {
	if len(ctrl) != len(b.ctrl) {
		panic("body: control of wrong length")
	}
	if b.fault != nil {
		return b.fault
	}
	for i, u := range ctrl {
		if !isFinite(float64(u)) {
			return fmt.Errorf("body: control of %s is %v", b.actuators[i].Name, u)
		}
	}
	for i, f := range b.xfrc {
		if !isFinite(f) {
			clear(b.xfrc)
			return fmt.Errorf("body: push on %s is %v", b.model.Name(mujoco.BodyObject, i/6), f)
		}
	}
	b.fault = b.step(ctrl, sub)
	return b.fault
}

func (b *Body) step(ctrl []float32, sub func()) error {
	before := b.gym.progress(b)
	for i, u := range ctrl {
		b.ctrl[i] = float64(u)
	}
	for range b.subSteps {
		if err := b.data.Step(); err != nil {
			return b.explain(err)
		}
		if sub != nil {
			if sub(); b.fault != nil { // Poses failed
				return b.fault
			}
		}
	}
	if err := b.data.RnePostConstraint(); err != nil {
		return b.explain(err)
	}
	clear(b.xfrc)
	for i, x := range b.qpos {
		if !isFinite(x) {
			return fmt.Errorf("body: position of %s is %v", b.positionName(i), x)
		}
	}
	for i, x := range b.qvel {
		if !isFinite(x) {
			return fmt.Errorf("body: velocity of %s is %v", b.velocityName(i), x)
		}
	}
	b.reward = b.gym.reward(b, (b.gym.progress(b)-before)/b.tick)
	return nil
}

// Push presses on the body that a geom belongs to, at its centre of mass, with a
// force in N in the world's axes, during the coming tick. Several pushes add up;
// the floor does not move.
func (b *Body) Push(geom int, force [3]float64) {
	at := b.xfrc[6*b.bodyOf[geom]:]
	for i, f := range force {
		at[i] += f
	}
}

// Pull accelerates every part of the body alike, in m/s² in the world's axes,
// during the coming tick, as gravity that leans does.
func (b *Body) Pull(acceleration [3]float64) {
	for i, m := range b.mass {
		for k, a := range acceleration {
			b.xfrc[6*i+k] += float64(m * a)
		}
	}
}

// Lift sets the body up by a height in m, as it is: the floor has fallen away from
// under it.
func (b *Body) Lift(height float64) { b.qpos[b.upright] += height }

// explain names what an error of MuJoCo is about.
func (b *Body) explain(err error) error {
	var w *mujoco.Warning
	if !errors.As(err, &w) {
		return fmt.Errorf("body: %w", err)
	}
	switch w.Kind {
	case mujoco.BadPosition:
		return fmt.Errorf("body: %s: %w", b.positionName(w.Index), err)
	case mujoco.BadVelocity, mujoco.BadAcceleration:
		return fmt.Errorf("body: %s: %w", b.velocityName(w.Index), err)
	case mujoco.BadControl:
		return fmt.Errorf("body: %s: %w", b.actuators[w.Index].Name, err)
	}
	return fmt.Errorf("body: %w", err)
}

// positionName names the joint of an entry of qpos: the one that begins last at
// or before it, because a free joint takes several entries.
func (b *Body) positionName(i int) string { return b.jointName("jnt_qposadr", i) }

func (b *Body) velocityName(i int) string { return b.jointName("jnt_dofadr", i) }

func (b *Body) jointName(addresses string, i int) string {
	joint := 0
	for k, first := range b.model.Int32s(addresses) {
		if int(first) <= i {
			joint = k
		}
	}
	return b.model.Name(mujoco.JointObject, joint)
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
