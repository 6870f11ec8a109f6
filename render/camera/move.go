package camera

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
)

// closing is the share of the way that is done after dt seconds of a move that
// has 95 % of it behind itself after duration seconds. Two steps of dt/2 do the
// same as one of dt, so that a move looks alike at any frame rate.
func closing(dt, duration float32) float32 {
	if duration <= 0 {
		return 1
	}
	return float32(-math.Expm1(-3 * float64(dt/duration)))
}

// Toward moves the camera towards a goal for dt seconds, easing out over
// look.Ease. It tells whether there is still way to go. Limits stay the
// camera's own.
func (o *Orbit) Toward(goal *Orbit, dt float32) (moving bool) {
	k := closing(dt, look.Ease)
	target := goal.Target.Sub(o.Target)
	turn := wrap(goal.Azimuth - o.Azimuth)
	rise := goal.Elevation - o.Elevation
	// Distances are compared by ratio: zooming feels even that way.
	zoom := math.Log(float64(goal.Distance / o.Distance))
	fov := goal.FovY - o.FovY
	shift := goal.Shift.Sub(o.Shift)
	if target.Len() < 1e-3*o.Distance && abs(turn)+abs(rise)+abs(fov)+shift.Len() < 1e-3 && math.Abs(zoom) < 1e-3 {
		o.Target, o.Distance, o.Azimuth, o.Elevation = goal.Target, goal.Distance, goal.Azimuth, goal.Elevation
		o.FovY, o.Shift = goal.FovY, goal.Shift
		o.limit()
		return false
	}
	o.Target = o.Target.Add(target.Mul(k))
	o.Azimuth += k * turn
	o.Elevation += k * rise
	o.Distance *= float32(math.Exp(float64(k) * zoom))
	o.FovY += k * fov
	o.Shift = o.Shift.Add(shift.Mul(k))
	o.limit()
	return true
}

// Follow lets the target glide horizontally after a point, with 95 % of the way
// done in duration seconds; its height stays, so that steps do not shake the
// picture.
func (o *Orbit) Follow(p mgl32.Vec3, dt, duration float32) {
	k := closing(dt, duration)
	o.Target[0] += k * (p[0] - o.Target[0])
	o.Target[1] += k * (p[1] - o.Target[1])
}

func abs(x float32) float32 { return float32(math.Abs(float64(x))) }

// Fit aims at the middle of a box and steps back until all of it is in the
// picture, with a margin as a fraction of the picture (0.1 leaves a tenth free
// at the tightest side). Angles and field of view stay.
func (o *Orbit) Fit(low, high mgl32.Vec3, aspect, margin float32) {
	o.Target = low.Add(high).Mul(0.5)
	ty := float32(math.Tan(float64(o.FovY)/2)) * (1 - margin)
	tx := ty * aspect
	out, right, up := o.Outward(), o.Right(), o.Up()
	o.Distance = 0
	for i := range 8 {
		corner := low
		for axis := range 3 {
			if i>>axis&1 == 1 {
				corner[axis] = high[axis]
			}
		}
		c := corner.Sub(o.Target)
		depth := c.Dot(out) // towards the eye
		o.Distance = max(o.Distance, depth+abs(c.Dot(right))/tx, depth+abs(c.Dot(up))/ty)
	}
	o.limit()
}
