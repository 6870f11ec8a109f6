package brain

import (
	"math"

	"encephagen/render/camera"

	"github.com/go-gl/mathgl/mgl32"
)

// The brain in MNI space, mm: the middle of its box, and a ball that holds it.
var centre = mgl32.Vec3{0.5, -17, 9}

const radius = 92

// Camera is the eye that a brain picture starts with: from the left, the front
// and slightly above, the whole brain in the frame with a margin.
func Camera() *camera.Orbit {
	const fov = 26 * math.Pi / 180
	return &camera.Orbit{
		Target: centre, FovY: fov,
		Distance:  radius * 1.1 / float32(math.Sin(fov/2)),
		Azimuth:   145 * math.Pi / 180,
		Elevation: 16 * math.Pi / 180,
		Closest:   120, Farthest: 1500,
	}
}
