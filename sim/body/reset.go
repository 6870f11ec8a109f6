package body

import (
	"errors"

	"encephagen/sim/pcg64"
)

// Reset begins a new life: the start, plus uniform noise on every position and
// velocity drawn from the seed as Gymnasium draws it. The torso's quaternion is
// not made a unit one again, as there; the physics does that.
func (b *Body) Reset(seed uint64) {
	random := pcg64.New(seed)
	b.place(func(qpos, qvel []float64) {
		for i := range qpos {
			qpos[i] += random.Uniform(-b.resetNoise, b.resetNoise)
		}
		for i := range qvel {
			qvel[i] += random.Uniform(-b.resetNoise, b.resetNoise)
		}
	})
}

// place puts the body at its start, lets change alter that, and computes what
// follows from it.
func (b *Body) place(change func(qpos, qvel []float64)) {
	b.reward = Reward{}
	b.fault = b.data.Reset()
	copy(b.qpos, b.start)
	change(b.qpos, b.qvel)
	b.fault = errors.Join(b.fault, b.data.Forward())
}
