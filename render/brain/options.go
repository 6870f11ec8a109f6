package brain

import (
	"encephagen/render/colormap"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Options is what a viewer may change at any time.
type Options struct {
	Cortex, Deep, Somata, Tracts, Pulses, Bloom bool

	Facing float32 // opacity of the cortex where it faces the eye
	Rim    float32 // and where it turns away

	// Shares of the way from the pial surface to the white and to the inflated
	// one, 0..1, together at most 1.
	White, Inflated float32

	Apart float32 // between the hemispheres, mm, beyond their natural distance
	Cut   Cut     // a plane that takes half of the brain away

	Flash float32 // light of a spike; 1 is normal, less is calmer

	// Rate is the scale of the cortex's glow. A map that is not set is that of
	// the theme in use.
	Rate colormap.Scale
}

// DefaultOptions shows everything.
func DefaultOptions() Options {
	return Options{
		Cortex: true, Deep: true, Somata: true, Tracts: true, Pulses: true, Bloom: true,
		Facing: 0.08, Rim: 0.55, Flash: 1,
		Rate: colormap.Scale{Quantity: "Firing rate, excitatory", Unit: "Hz", Min: 0, Max: look.RegionHz},
	}
}

// Scale is the scale of the cortex's glow as it is drawn now.
func (o *Options) Scale() colormap.Scale {
	s := o.Rate
	if s.Map == nil {
		s.Map = colormap.Amounts()
	}
	return s
}

// What is fixed when a renderer is made.
const (
	// Strongest is how many tracts are drawn.
	Strongest = 200
	// SpikesPerComet is how many excitatory spikes of a region one comet on
	// each of its tracts stands for.
	SpikesPerComet = 100
	// shutter is how much of the time between two pictures a comet is exposed.
	shutter = 0.5
	// longestGap is the longest time between two pictures that counts as
	// motion, steps: what is longer is a jump.
	longestGap = 100 * frame.StepsPerMS
)
