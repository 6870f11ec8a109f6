package body

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// front is where the stage's camera stands at first: before the newborn and to
// its left, from +x towards +y.
const front = 38 * math.Pi / 180

// The lamps stand still in the world, placed for that camera: the key 45
// degrees high and to its left, the fill low on its right, the rim behind.
var (
	keyDir  = lampAt(front-1.00, 0.79)
	fillDir = lampAt(front+0.95, 0.30)
	rimDir  = lampAt(front+math.Pi-0.45, 0.55)
)

// penumbra is the tangent of half the key lamp's angle: a soft box a third as
// wide as it is far.
const penumbra = 0.13

func lampAt(azimuth, elevation float64) mgl32.Vec3 {
	sa, ca := math.Sincos(azimuth)
	se, ce := math.Sincos(elevation)
	return mgl32.Vec3{float32(ce * ca), float32(ce * sa), float32(se)}
}

// lamp turns world coordinates into the key lamp's: two axes across its light
// and one towards it.
var lamp = func() mgl32.Mat3 {
	x := mgl32.Vec3{0, 0, 1}.Cross(keyDir).Normalize()
	return mgl32.Mat3FromRows(x, keyDir.Cross(x), keyDir)
}()

// linear undoes the sRGB encoding of a colour.
func linear(c mgl32.Vec3) mgl32.Vec3 {
	for i, v := range c {
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = float32(math.Pow((float64(v)+0.055)/1.055, 2.4))
		}
	}
	return c
}
