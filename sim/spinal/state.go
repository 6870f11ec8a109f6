package spinal

import (
	"encoding/binary"
	"math"
)

// AppendState adds the cord's whole state in a form that does not depend on how
// it is kept: for each neuron potential, synaptic and adaptation current as
// float32 bits and the remaining refractory steps, then the four force
// envelopes as float64 bits, little-endian.
func (c *Cord) AppendState(dst []byte) []byte {
	le := binary.LittleEndian
	for i := range neurons {
		dst = le.AppendUint32(dst, math.Float32bits(c.potential[i]))
		dst = le.AppendUint32(dst, math.Float32bits(c.synaptic[i]))
		dst = le.AppendUint32(dst, math.Float32bits(c.adaptation[i]))
		dst = le.AppendUint32(dst, uint32(max(0, c.restUntil[i]-c.step)))
	}
	for _, r := range c.rates {
		dst = le.AppendUint64(dst, math.Float64bits(r))
	}
	return dst
}
