package main

import (
	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
)

// The mark: on a dark stage the outline of a brain, seen from its left, and one
// spike through it. Coordinates are pixels of a square of 256, y down.
const (
	side   = 256
	corner = 52 // radius of the stage
)

var stage, edge = look.Dark.Stage, look.Dark.Line

// stroke is a line of one width with round ends.
type stroke struct {
	colour mgl32.Vec3
	width  float64
	path   path
}

// path is a start and cubic Bézier curves that go on from it.
type path struct {
	start  point
	curves []curve
	closed bool
}

type (
	point struct{ x, y float64 }
	curve struct{ a, b, end point } // two control points
)

var strokes = []stroke{
	{look.Dark.Normal, 9, path{point{38, 122}, []curve{
		{point{38, 74}, point{80, 42}, point{130, 42}},      // frontal pole, vertex
		{point{182, 42}, point{220, 78}, point{220, 120}},   // parietal, occipital pole
		{point{220, 138}, point{213, 150}, point{202, 156}}, // under the occiput
		{point{208, 182}, point{184, 198}, point{160, 188}}, // cerebellum
		{point{160, 198}, point{162, 206}, point{166, 216}}, // brainstem
		line(166, 216, 146, 216),
		{point{142, 206}, point{139, 196}, point{138, 184}},
		{point{116, 192}, point{88, 188}, point{78, 168}}, // temporal lobe
		{point{74, 158}, point{82, 150}, point{96, 150}},  // its pole, and into the lateral fissure
		{point{82, 150}, point{74, 156}, point{62, 153}},  // out of it
		{point{46, 150}, point{38, 138}, point{38, 122}},  // under the frontal lobe
	}, true}},
	{look.Dark.Accent, 10, path{point{66, 118}, []curve{
		{point{84, 118}, point{100, 118}, point{108, 112}},  // towards threshold
		{point{116, 106}, point{116, 66}, point{122, 66}},   // up
		{point{128, 66}, point{126, 142}, point{136, 142}},  // down, below rest
		{point{148, 142}, point{156, 118}, point{194, 118}}, // and slowly back
	}, false}},
}

// line is a curve that is straight.
func line(x0, y0, x1, y1 float64) curve {
	return curve{point{x0, y0}, point{x1, y1}, point{x1, y1}}
}
