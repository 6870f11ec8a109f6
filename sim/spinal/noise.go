package spinal

import (
	"math"

	"encephagen/sim/philox"
)

// The membrane noise is Gaussian by the inverse distribution function: the 4096
// quantiles at the middle of equal slices of probability, scaled so that the
// variance over the table is exactly one. A random number is then a look-up
// with 12 bits, an eighth of a Philox draw. Values reach to +-3.7 standard
// deviations, far more than remains of one draw behind a membrane of 15 ms.
const (
	quantileBits = 12
	quantiles    = 1 << quantileBits
	lanes        = 8 // 16-bit numbers in one draw
)

var gaussian = gaussianTable()

func gaussianTable() (table [quantiles]float32) {
	var z [quantiles]float64
	variance := 0.0
	for k := range z {
		p := (float64(k) + 0.5) / quantiles
		z[k] = math.Sqrt2 * math.Erfinv(2*p-1)
		variance += float64(z[k]*z[k]) / quantiles
	}
	for k := range z {
		table[k] = float32(z[k] / math.Sqrt(variance))
	}
	return table
}

// drawNoise fills dst with standard Gaussian numbers for one step. They depend
// on seed and step alone.
func drawNoise(dst *[neurons]float32, seed uint64, step int64) {
	const shift = 16 - quantileBits
	for block := range neurons / lanes {
		words := philox.Draw(seed, philox.StreamCord, uint32(block), uint32(step), uint32(step>>32))
		lane := (*[lanes]float32)(dst[block*lanes:])
		for k, word := range words {
			lane[2*k] = gaussian[uint16(word)>>shift]
			lane[2*k+1] = gaussian[word>>(16+shift)]
		}
	}
}

// startBlock is where the draws for the initial state begin, beyond those of
// the noise.
const startBlock = 1 << 16

// drawStart fills dst with uniform numbers from 0 to 1 for the state at birth.
func drawStart(dst *[neurons]float32, seed uint64) {
	for block := range neurons / 4 {
		words := philox.Draw(seed, philox.StreamCord, uint32(startBlock+block), 0, 0)
		for k, word := range words {
			dst[4*block+k] = float32(philox.Unit(word))
		}
	}
}
