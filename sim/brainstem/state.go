package brainstem

import (
	"encoding/binary"
	"math"
)

// AppendState adds everything that the brainstem remembers from tick to tick,
// little-endian float64 bits: the senses of the last tick, the age of the Moro
// reflex, the level of startle, the phases of breathing and general movements. Of
// what stimuli leave behind only that is added which is not at rest, each with its
// number: a newborn to which nothing happened has nothing of it.
func (b *Brainstem) AppendState(dst []byte) []byte {
	add := func(x float64) { dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(x)) }
	known := 0.0
	if b.previous.known {
		known = 1
	}
	add(known)
	add(b.previous.height)
	add(b.previous.tilt)
	for _, x := range b.previous.posture {
		add(x)
	}
	add(float64(b.moro.stage[muscle].age))
	add(b.startle.stage[muscle].level)
	add(b.breathing.phase)
	for _, x := range b.movements.phase[:b.plan.Actuators] {
		add(x)
	}
	number := 0.0
	b.traces(func(x float64) {
		if x != 0 {
			add(number)
			add(x)
		}
		number++
	})
	return dst
}

// traces lists what stimuli leave behind, always in the same order and number.
func (b *Brainstem) traces(each func(float64)) {
	pair := func(x *[2]float64) {
		each(x[0])
		each(x[1])
	}
	habit := func(h *habituation) {
		each(h.lost)
		on := 0.0
		if h.on {
			on = 1
		}
		each(on)
	}
	for ticks := range maxLag { // by age: where the ring begins does not matter
		d := b.felt.ago(ticks)
		each(d.moro)
		each(d.startle)
		each(d.turn)
		for _, x := range [...]*[2]float64{&d.palm, &d.sole, &d.cheek, &d.pinch} {
			pair(x)
		}
	}
	each(float64(b.moro.stage[centre].age))
	each(b.startle.stage[centre].level)
	for k := range stages {
		habit(&b.startle.stage[k].habit)
		pair(&b.grasp.stage[k])
		pair(&b.support.stage[k])
		pair(&b.rooting.stage[k].level)
		for side := range 2 {
			habit(&b.rooting.stage[k].habit[side])
		}
	}
	for k := range b.withdrawal.stage {
		for side := range 2 {
			each(b.withdrawal.stage[k][side].level)
			habit(&b.withdrawal.stage[k][side].habit)
		}
	}
}
