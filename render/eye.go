package render

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/brain"
	"encephagen/render/camera"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// standing is the space that an upright body takes, arms held forward, m.
var standing = [2]mgl32.Vec3{{-0.35, -0.5, -0.02}, {0.45, 0.5, 1.58}}

// bodyEye stands in front of the newborn, to its left, at the height of its
// waist, and sees all of it.
func bodyEye() *camera.Orbit {
	o := &camera.Orbit{
		FovY: 32 * math.Pi / 180, Azimuth: 38 * math.Pi / 180, Elevation: 9 * math.Pi / 180,
		Closest: 0.5, Farthest: 30, Lowest: 1 * math.Pi / 180,
	}
	o.Fit(standing[0], standing[1], slim, 0.05)
	return o
}

// slim is the narrowest picture, width / height, that takes the body at its
// usual size; the brain is as wide as high.
const slim = 0.88

// narrow steps back in a picture of an aspect less than the camera was set for,
// so that nothing is cut at the sides.
func narrow(o *camera.Orbit, aspect, least float32) {
	if aspect >= least {
		return
	}
	half := math.Tan(float64(o.FovY) / 2)
	o.Distance *= float32(math.Sin(math.Atan(half)) / math.Sin(math.Atan(half*float64(aspect/least))))
}

// BodyEye is the camera as Body uses it for w x h px: BodyCamera moved to
// where the body, or the selected part of it, is. A pointer in the window finds its ray with it.
func (s *Stage) BodyEye(w, h int) camera.Orbit {
	eye := aimed(s.bodyCamera, s.bodyAim(), s.chosen.body)
	narrow(&eye, float32(w)/float32(h), slim)
	return eye
}

// BrainEye is the camera as Brain uses it for w x h px.
func (s *Stage) BrainEye(w, h int) camera.Orbit {
	eye := aimed(s.brainCamera, s.brainAim(), s.chosen.brain)
	narrow(&eye, float32(w)/float32(h), 1)
	return eye
}

func brainEye() *camera.Orbit { return brain.Camera(1) }

// turned is how far the brain of a film has turned by now, rad.
func (s *Stage) turned() float32 {
	return float32(2 * math.Pi * math.Mod(s.step/(look.Turn*frame.StepsPerSecond), 1))
}
