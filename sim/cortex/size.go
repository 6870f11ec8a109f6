package cortex

import (
	"fmt"
	"math/bits"

	"encephagen/sim/connectome"
)

// Sizes of a region if nothing else is asked for: of its 200 neurons the first
// 160 excite. The in-degrees of the parameters are meant at this size, and are
// the same at every other: probabilities of connection fall with the number of
// neurons, so that mean and variance of a neuron's input stay what they are
// (options.go says more).
const (
	perRegion   = 200
	excitatory  = 160
	inhibitory  = perRegion - excitatory
	stepsPerWin = 10 // steps of 0.1 ms in a window of 1 ms
	dt          = 0.1
)

// Limits of NeuronsPerRegion, and its grain.
const (
	MinPerRegion   = 50
	MaxPerRegion   = 12500 // a million neurons in 80 regions
	PerRegionGrain = 50
)

// size of a network. A neuron's index is region*per + its place there; the first
// exc of a region excite.
//
// A synapse is 4 bytes: target neuron << codeBits | code, where the code names
// its charge in a table, so that weights are exact whatever the size. A spike in
// flight is the same with the step of its window in the four bits above; its
// code also says in which generation of charges it was sent (live.go). How the
// 28 bits are shared out depends on the number of neurons: up to 16,384 leave 14
// bits of code, which the reference's 12,640 charges need; a million leave 8.
type size struct {
	neurons  int
	per      int // neurons per region
	exc      int // of them excitatory
	pieces   int // that a region's background is drawn in
	piece    int // neurons in one, at most perRegion
	codeBits uint8
	codeMask uint32
	neuronOf uint32
}

const (
	synapseBits = 28
	stepShift   = synapseBits
	smallBits   = 14
)

func newSize(regions, per int) size {
	s := size{neurons: regions * per, per: per, exc: per * 4 / 5}
	for s.pieces = (per + perRegion - 1) / perRegion; per%s.pieces != 0; s.pieces++ {
	}
	s.piece = per / s.pieces
	targetBits := max(smallBits, bits.Len(uint(s.neurons-1)))
	s.codeBits = uint8(synapseBits - targetBits)
	s.codeMask, s.neuronOf = 1<<s.codeBits-1, 1<<targetBits-1
	return s
}

// kindOf tells the type of the neuron at a place: 0 excitatory, 1 inhibitory.
func (s *size) kindOf(place int) int {
	if place < s.exc {
		return 0
	}
	return 1
}

func (cfg *Config) perRegion() int {
	if cfg.NeuronsPerRegion == 0 {
		return perRegion
	}
	return cfg.NeuronsPerRegion
}

// checkSize refuses sizes that there are not.
func (cfg *Config) checkSize() error {
	if cfg.Preset != "" && cfg.Preset != "default" {
		if cfg.Regions != 0 && cfg.Regions != 80 || cfg.perRegion() != perRegion {
			return fmt.Errorf("cortex: preset %s is 80 regions of %d neurons; other sizes are for the default", cfg.Preset, perRegion)
		}
		return nil
	}
	if n := cfg.perRegion(); n < MinPerRegion || n > MaxPerRegion || n%PerRegionGrain != 0 {
		return fmt.Errorf("cortex: %d neurons per region; allowed: %d to %d in steps of %d", n, MinPerRegion, MaxPerRegion, PerRegionGrain)
	}
	switch {
	case cfg.Connectome != nil && cfg.Regions != 0 && cfg.Regions != len(cfg.Connectome.Regions):
		return fmt.Errorf("cortex: %d regions asked for, connectome %s has %d", cfg.Regions, cfg.Connectome.Name, len(cfg.Connectome.Regions))
	case cfg.Connectome == nil && cfg.Regions != 0 && cfg.Regions != 80 && cfg.Regions != 94:
		return fmt.Errorf("cortex: %d regions; there are 80 (cortex) and 94 (with the deep ones)", cfg.Regions)
	}
	return nil
}

func (cfg *Config) connectome() (*connectome.Connectome, error) {
	switch {
	case cfg.Connectome != nil:
		return cfg.Connectome, nil
	case cfg.Regions == 94:
		return connectome.HCP7Deep()
	}
	return connectome.HCP7()
}
