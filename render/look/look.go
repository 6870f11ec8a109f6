// Package look is the one place where the program's appearance is set: colours,
// type, spacing and motion. Window, film and overlay read the same tokens.
//
// Colours belong to a theme, dark by default, and change with Use; everything that carries meaning differs in
// lightness or shape as well as in hue. Categories follow Okabe & Ito (2008),
// "Color universal design".
package look

import "github.com/go-gl/mathgl/mgl32"

// Hex makes a colour of 0xRRGGBB, components 0..1 in sRGB.
func Hex(rgb uint32) mgl32.Vec3 {
	return mgl32.Vec3{float32(rgb>>16&255) / 255, float32(rgb>>8&255) / 255, float32(rgb&255) / 255}
}

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

// MarkPart is the part of a picture's height that the line around something
// selected is wide.
const MarkPart = 400

// RegionHz is the top of the scale of region activity, Hz. Cortex at rest fires
// at 5 Hz, which stays quiet; under the senses Postcentral reaches 8 Hz, which
// stands out.
const RegionHz = 12
