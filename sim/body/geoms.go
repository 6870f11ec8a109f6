package body

import (
	"fmt"
	"strings"

	"encephagen/mujoco"
	"encephagen/sim/frame"
)

// Geoms are the shapes of the body, the floor first.
func (b *Body) Geoms() []frame.Geom { return b.geoms }

// Actuators are its motors, in the order of a control.
func (b *Body) Actuators() []frame.Actuator { return b.actuators }

func (b *Body) findActuators() {
	m := b.model
	joints, gear, limits := m.Int32s("actuator_trnid"), m.Float64s("actuator_gear"), m.Float64s("actuator_ctrlrange")
	positions, velocities := m.Int32s("jnt_qposadr"), m.Int32s("jnt_dofadr")
	for i := range m.Controls {
		joint := joints[2*i]
		b.drives = append(b.drives, drive{positions[joint], velocities[joint]})
		b.actuators = append(b.actuators, frame.Actuator{
			Name: m.Name(mujoco.ActuatorObject, i), Gear: gear[6*i], Limit: limits[2*i+1],
		})
	}
}

func (b *Body) findGeoms() error {
	m := b.model
	b.bodyOf = m.Int32s("geom_bodyid")
	for side, name := range b.footGeoms {
		foot, err := m.ID(mujoco.GeomObject, name)
		if err != nil {
			return err
		}
		b.feet[side] = foot
	}
	if err := b.scene.Update(); err != nil {
		return err
	}
	if b.scene.Len() != m.Geoms {
		return fmt.Errorf("MuJoCo shows %d of %d shapes", b.scene.Len(), m.Geoms)
	}
	b.geoms, b.aside = make([]frame.Geom, m.Geoms), make([]float32, m.Geoms)
	parents := m.Int32s("body_parentid")
	for i := range m.Geoms {
		g := b.scene.Geom(i)
		b.geoms[g.Geom] = frame.Geom{
			Name:      m.Name(mujoco.GeomObject, g.Geom),
			Body:      m.Name(mujoco.BodyObject, int(b.bodyOf[g.Geom])),
			Parent:    b.parentName(parents[b.bodyOf[g.Geom]]),
			Type:      frame.GeomType(g.Type),
			Size:      g.Size,
			Color:     g.RGBA,
			Actuators: b.moversOf(b.bodyOf[g.Geom]),
		}
		switch name := b.geoms[g.Geom].Name; {
		case strings.HasPrefix(name, "left "):
			b.aside[g.Geom] = b.apart
		case strings.HasPrefix(name, "right "):
			b.aside[g.Geom] = -b.apart
		}
	}
	return nil
}

// parentName is empty for the world, on which nothing hangs.
func (b *Body) parentName(body int32) string {
	if body == 0 {
		return ""
	}
	return b.model.Name(mujoco.BodyObject, int(body))
}

// moversOf lists the actuators on the joints between a body and its parent.
func (b *Body) moversOf(body int32) (actuators []int) {
	first, n := b.model.Int32s("body_jntadr")[body], b.model.Int32s("body_jntnum")[body]
	for i, joints := 0, b.model.Int32s("actuator_trnid"); i < b.model.Controls; i++ {
		if joint := joints[2*i]; joint >= first && joint < first+n {
			actuators = append(actuators, i)
		}
	}
	return actuators
}

// Poses writes where each geom is, in the order of Geoms. In Step's callback
// this is the last stage of the physics step, which differs from the state after
// it by less than can be seen; moving it there would change the physics that
// follows in its last bits.
func (b *Body) Poses(dst []frame.Pose) {
	if len(dst) != len(b.geoms) {
		panic("body: pose row of wrong length")
	}
	if err := b.scene.Update(); err != nil {
		b.fault = err
		return
	}
	for i := range dst {
		g := b.scene.Geom(i)
		g.Pos[1] += b.aside[g.Geom]
		dst[g.Geom] = frame.Pose{Pos: g.Pos, Mat: g.Mat}
	}
}
