package colormap

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// Linear turns an sRGB colour into linear light (IEC 61966-2-1).
func Linear(c mgl32.Vec3) mgl32.Vec3 {
	for i, v := range c {
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = float32(math.Pow(float64(v+0.055)/1.055, 2.4))
		}
	}
	return c
}

// Lightness is L* of CIE 1976 for an sRGB colour, 0 black to 100 white.
func Lightness(c mgl32.Vec3) float64 {
	l := Linear(c)
	y := 0.2126*float64(l[0]) + 0.7152*float64(l[1]) + 0.0722*float64(l[2])
	if y <= 216.0/24389 {
		return y * 24389 / 27
	}
	return 116*math.Cbrt(y) - 16
}
