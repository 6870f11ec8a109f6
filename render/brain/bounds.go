package brain

import (
	"math"

	rgl "encephagen/render/gl"

	"github.com/go-gl/mathgl/mgl32"
)

// bounds is the rectangle of a picture that the brain and its glow can reach,
// px, y up. The rest is stage, which costs nothing.
type bounds struct{ x, y, w, h int }

// reach is how far the glow goes beyond what shines, px, with a margin for
// smooth edges.
const reach = 28

// sparse is how many vertices stand for themselves and their neighbours, which
// are within between mm.
const (
	sparse  = 12
	between = 2.5
)

// bounds projects some of the vertices.
func (f *form) bounds(toClip mgl32.Mat4, w, h int, pxPerMM float32) bounds {
	low, high := mgl32.Vec2{1, 1}, mgl32.Vec2{-1, -1}
	for _, list := range [...][]mgl32.Vec3{f.outer, f.deep} {
		for i := 0; i < len(list); i += sparse {
			c := toClip.Mul4x1(list[i].Vec4(1))
			if c[3] <= 0 {
				return bounds{0, 0, w, h} // around the eye
			}
			for k := range 2 {
				low[k], high[k] = min(low[k], c[k]/c[3]), max(high[k], c[k]/c[3])
			}
		}
	}
	margin := reach + int(between*pxPerMM+1)
	px := func(v float32, size int) int { return int((min(max(v, -1), 1) + 1) / 2 * float32(size)) }
	x, y := max(px(low[0], w)-margin, 0), max(px(low[1], h)-margin, 0)
	return bounds{x, y, max(min(px(high[0], w)+margin, w)-x, 0), max(min(px(high[1], h)+margin, h)-y, 0)}
}

// quarter is the same in a picture of a quarter of the size, within which all
// that is read lies in b.
func (b bounds) quarter() bounds {
	x, y := (b.x+4)/4, (b.y+4)/4
	return bounds{x, y, max((b.x+b.w-1)/4-x, 0), max((b.y+b.h-1)/4-y, 0)}
}

// apply sets the state of a pass, within the bounds.
func (r *Renderer) apply(s rgl.State) {
	s.Apply()
	rgl.Scissor(r.bounds.x, r.bounds.y, r.bounds.w, r.bounds.h)
}

func (r *Renderer) resolve(f *rgl.Framebuffer) {
	f.ResolvePart(r.bounds.x, r.bounds.y, r.bounds.w, r.bounds.h)
}

// rootSRGB is the sRGB colour that the shader glow.frag makes of light.
func rootSRGB(c mgl32.Vec3) mgl32.Vec3 {
	for i, v := range c {
		a := math.Sqrt(float64(v))
		b := math.Sqrt(a)
		d := math.Sqrt(b)
		c[i] = float32(0.585122381*a + 0.783140355*b - 0.368262736*d)
		if v < 0.0031308 {
			c[i] = 12.92 * v
		}
	}
	return c
}
