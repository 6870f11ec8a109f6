package camera

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// Drag orbits (left button): half a turn per height of the view.
func (o *Orbit) Drag(dx, dy float32) {
	o.Azimuth -= dx * math.Pi
	o.Elevation += dy * math.Pi
	o.limit()
}

// Pan moves the target with the hand, in the vertical plane that faces the
// camera (right button). What was under the pointer stays under it.
func (o *Orbit) Pan(dx, dy float32) { o.pan(dx, dy, mgl32.Vec3{0, 0, 1}) }

// PanFloor moves the target in its horizontal plane (Shift and right button):
// up on the screen is away from the eye.
func (o *Orbit) PanFloor(dx, dy float32) {
	sa, ca := sincos(o.Azimuth)
	o.pan(dx, dy, mgl32.Vec3{-ca, -sa, 0})
}

func (o *Orbit) pan(dx, dy float32, up mgl32.Vec3) {
	height := 2 * o.Distance * float32(math.Tan(float64(o.FovY)/2))
	o.Target = o.Target.Sub(o.Right().Mul(dx * height)).Add(up.Mul(dy * height))
}

// Zoom comes closer as the hand moves down (middle button).
func (o *Orbit) Zoom(dy float32) {
	o.Distance *= float32(math.Exp(-3 * float64(dy)))
	o.limit()
}

// Scroll zooms by clicks of the wheel, positive away from the user: each is a
// move of 2 % of the view's height, outwards, as in MuJoCo's simulate.
func (o *Orbit) Scroll(clicks float32) { o.Zoom(-0.02 * clicks) }
