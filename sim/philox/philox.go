// Package philox is the program's only source of chance: Philox4x32-10, a
// counter-based generator (Salmon, Moraes, Dror, Shaw 2011, "Parallel random
// numbers: as easy as 1, 2, 3"). A draw is a pure function of a key and a
// counter, so order, workers and kernels never matter, and a GPU gives the
// same words as the CPU.
package philox

import "math/bits"

// Streams keep the uses of one seed apart: the first counter word.
const (
	StreamBackground uint32 = iota + 1 // cortex: background events
	StreamRelease                      // cortex: synaptic release
	StreamSenses                       // cortex: sensory events
	StreamState                        // cortex: initial membrane potentials
	StreamWiring                       // cortex: connectivity
	StreamCord                         // cord: membrane noise
	StreamMovements                    // brainstem: phases of the general movements
	StreamPicture                      // render: where a soma lies in its region
	StreamSearch                       // calibrate: candidates of a search
	StreamStimulus                     // cortex: events of a stimulus
	StreamBootstrap                    // experiment: samples drawn anew
)

const (
	mul0, mul1   = 0xD2511F53, 0xCD9E8D57
	weyl0, weyl1 = 0x9E3779B9, 0xBB67AE85
	rounds       = 10
)

// Draw returns four independent 32-bit words for the key and the counter
// (stream, a, b, c).
func Draw(key uint64, stream, a, b, c uint32) [4]uint32 {
	k0, k1 := uint32(key), uint32(key>>32)
	x0, x1, x2, x3 := stream, a, b, c
	for range rounds {
		h0, l0 := bits.Mul32(mul0, x0)
		h1, l1 := bits.Mul32(mul1, x2)
		x0, x1, x2, x3 = h1^x1^k0, l1, h0^x3^k1, l0
		k0 += weyl0
		k1 += weyl1
	}
	return [4]uint32{x0, x1, x2, x3}
}

// Unit maps a word to [0, 1) with 32 bits.
func Unit(word uint32) float64 { return float64(word) * 0x1p-32 }
