package brainstem

import (
	"encoding/binary"
	"math"
)

// AppendState adds everything that the brainstem remembers from tick to tick,
// little-endian float64 bits: the senses of the last tick, the age of the Moro
// reflex, the level of startle, the phases of breathing and general movements.
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
	add(float64(b.moro.age))
	add(b.startle.level)
	add(b.breathing.phase)
	for _, x := range b.movements.phase[:b.plan.Actuators] {
		add(x)
	}
	return dst
}
