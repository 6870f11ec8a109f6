package brain

import (
	"math"

	"encephagen/render/camera"

	"github.com/go-gl/mathgl/mgl32"
)

// The brain in MNI space, mm: the middle of its box, and a ball that holds it.
var centre = mgl32.Vec3{0.5, -17, 13}

const radius = 92

// Camera is the eye that a brain picture of width / height starts with: from
// the left, the front and slightly above, the whole brain in the frame with a
// margin.
func Camera(aspect float32) *camera.Orbit {
	const (
		fov    = 26 * math.Pi / 180
		margin = 1.06
	)
	half := math.Tan(fov / 2)
	if aspect < 1 { // the width decides
		half *= float64(aspect)
	}
	return &camera.Orbit{
		Target: centre, FovY: fov,
		Distance:  radius * margin / float32(math.Sin(math.Atan(half))),
		Azimuth:   145 * math.Pi / 180,
		Elevation: 16 * math.Pi / 180,
		Closest:   120, Farthest: 1500,
	}
}
