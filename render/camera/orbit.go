package camera

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// Orbit looks at Target from Distance away.
type Orbit struct {
	Target    mgl32.Vec3
	Distance  float32
	Azimuth   float32 // where the eye stands: from +x towards +y
	Elevation float32 // of the eye above the horizontal plane of the target
	FovY      float32 // vertical field of view

	// Limits that hands and moves keep to; zero leaves them open.
	Closest, Farthest float32
	Lowest            float32 // least elevation; without it the eye may go below

	// Shift moves the picture in the frame, as fractions of its half width and
	// half height, without turning the view: room for a caption or an inset.
	Shift mgl32.Vec2
}

const steepest = math.Pi/2 - 0.01 // straight down has no up

// limit brings the camera back within its bounds and the azimuth to +-pi.
func (o *Orbit) limit() {
	low := float32(-steepest)
	if o.Lowest != 0 {
		low = o.Lowest
	}
	o.Elevation = min(max(o.Elevation, low), steepest)
	o.Azimuth = wrap(o.Azimuth)
	if o.Closest > 0 {
		o.Distance = max(o.Distance, o.Closest)
	}
	if o.Farthest > 0 {
		o.Distance = min(o.Distance, o.Farthest)
	}
}

func wrap(a float32) float32 { return float32(math.Remainder(float64(a), 2*math.Pi)) }

func sincos(a float32) (s, c float32) {
	s64, c64 := math.Sincos(float64(a))
	return float32(s64), float32(c64)
}

// Outward is the unit vector from the target to the eye.
func (o *Orbit) Outward() mgl32.Vec3 {
	sa, ca := sincos(o.Azimuth)
	se, ce := sincos(o.Elevation)
	return mgl32.Vec3{ce * ca, ce * sa, se}
}

// Eye is where the camera stands.
func (o *Orbit) Eye() mgl32.Vec3 { return o.Target.Add(o.Outward().Mul(o.Distance)) }

// Right and Up are the picture's axes in the world.
func (o *Orbit) Right() mgl32.Vec3 {
	sa, ca := sincos(o.Azimuth)
	return mgl32.Vec3{-sa, ca, 0}
}

// Up is the picture's upward direction in the world.
func (o *Orbit) Up() mgl32.Vec3 { return o.Outward().Cross(o.Right()) }

// View turns world into eye coordinates.
func (o *Orbit) View() mgl32.Mat4 {
	return mgl32.LookAtV(o.Eye(), o.Target, mgl32.Vec3{0, 0, 1})
}

// Near and Far are the clip planes. They scale with the distance, so that the
// same camera serves metres and millimetres.
func (o *Orbit) Near() float32 { return o.Distance / 50 }

// Far is the far clip plane.
func (o *Orbit) Far() float32 { return o.Distance * 20 }

// Projection turns eye into clip coordinates for a picture of width / height.
func (o *Orbit) Projection(aspect float32) mgl32.Mat4 {
	p := mgl32.Perspective(o.FovY, aspect, o.Near(), o.Far())
	p[8], p[9] = -o.Shift[0], -o.Shift[1]
	return p
}

// Ray is where a point of the picture looks: x and y from -1 to 1, y up.
func (o *Orbit) Ray(x, y, aspect float32) (origin, direction mgl32.Vec3) {
	t := float32(math.Tan(float64(o.FovY) / 2))
	d := o.Outward().Mul(-1).
		Add(o.Right().Mul((x - o.Shift[0]) * t * aspect)).
		Add(o.Up().Mul((y - o.Shift[1]) * t))
	return o.Eye(), d.Normalize()
}

// Project says where a point of the world appears, -1..1, y up; ok is false
// behind the eye.
func (o *Orbit) Project(p mgl32.Vec3, aspect float32) (x, y float32, ok bool) {
	c := o.Projection(aspect).Mul4(o.View()).Mul4x1(p.Vec4(1))
	if c[3] <= 0 {
		return 0, 0, false
	}
	return c[0] / c[3], c[1] / c[3], true
}
