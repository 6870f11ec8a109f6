package calibrate

import (
	"math"

	"encephagen/sim/philox"
)

// normal is a standard normal number that depends on seed, generation, candidate
// and coordinate alone (Box & Muller 1958).
func normal(seed uint64, generation, candidate, coordinate int) float64 {
	words := philox.Draw(seed, philox.StreamSearch, uint32(generation), uint32(candidate), uint32(coordinate/2))
	radius := math.Sqrt(-2 * math.Log(1-unit53(words[0], words[1])))
	angle := 2 * math.Pi * unit53(words[2], words[3])
	if coordinate%2 == 0 {
		return radius * math.Cos(angle)
	}
	return radius * math.Sin(angle)
}

// unit53 is uniform in [0, 1).
func unit53(hi, lo uint32) float64 {
	return float64((uint64(hi)<<32|uint64(lo))>>11) / (1 << 53)
}

// restartLane is the candidate number that stands for a restart's own draws.
const restartLane = 1 << 31

func uniform(seed uint64, generation, coordinate int) float64 {
	words := philox.Draw(seed, philox.StreamSearch, uint32(generation), restartLane, uint32(coordinate))
	return unit53(words[0], words[1])
}
