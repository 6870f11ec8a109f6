// Package look is the one place where the program's appearance is set: colours,
// type, spacing and motion. Window, film and overlay read the same tokens.
//
// The palette is dark by default; everything that carries meaning differs in
// lightness or shape as well as in hue. Categories follow Okabe & Ito (2008),
// "Color universal design".
package look

import "github.com/go-gl/mathgl/mgl32"

// Hex makes a colour of 0xRRGGBB, components 0..1 in sRGB.
func Hex(rgb uint32) mgl32.Vec3 {
	return mgl32.Vec3{float32(rgb>>16&255) / 255, float32(rgb>>8&255) / 255, float32(rgb&255) / 255}
}

// Surfaces and text, dark theme.
var (
	Stage  = Hex(0x0B0E12) // behind body and brain
	Panel  = Hex(0x12161C)
	Line   = Hex(0x232A33)
	Strong = Hex(0xF2F4F7) // text
	Normal = Hex(0xC7CDD6)
	Quiet  = Hex(0x7C8694)
	Accent = Hex(0xE8A33D) // focus, slider grab
	Record = Hex(0xD55E00)
)

// Neurons: excitatory is a filled disc, inhibitory a ring.
var (
	Excitatory = Hex(0xE69F00)
	Inhibitory = Hex(0x56B4E9)
)

// Brain: nothing here is saturated, so that only activity has colour.
var (
	Cortex    = Hex(0xB9C4D4)
	Nuclei    = Hex(0x3B4456) // deep structures
	Hindbrain = Hex(0x353E4D) // cerebellum and brainstem
	Tract     = Hex(0x9DB4D6)
)

// Families are the colours of the causes of torque, in the order of
// motor.Family: protective, postural, orienting, rhythmic, cord, cortex.
var Families = [...]mgl32.Vec3{
	Hex(0x0072B2), Hex(0x7C8694), Hex(0xF0E442), Hex(0xA6761D), Hex(0x009E73), Hex(0xCC79A7),
}

// Push is the colour of a force from outside.
var Push = Hex(0xFFFFFF)

// Type sizes in px at 100 %.
const (
	Axis    = 12 // ticks and lanes of the strip
	Small   = 13
	Text    = 15
	Heading = 20
	Title   = 28
	Hero    = 40 // the one number that stands out
)

// Spacing in px at 100 %.
const (
	Gap1    = 4
	Gap2    = 8
	Gap3    = 12
	Gap4    = 16
	Gap5    = 24
	Corner  = 4
	HairPx  = 1
	StatusH = 24
)

// Ease is how long a camera or panel takes to move, s.
const Ease = 0.15

// Cameras of a film, in biological time.
const (
	Follow = 0.2 // time constant of the body's camera behind the body, s
	Turn   = 60  // one turn around the brain, s
)

// Motor neurons of the cord: both in the cord's green, extensors as areas,
// flexors as bright lines.
var (
	Extensor = Hex(0x007A5A)
	Flexor   = Hex(0x8FE3C4)
)
