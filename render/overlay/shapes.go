package overlay

import "github.com/go-gl/mathgl/mgl32"

func rgba(c mgl32.Vec3, alpha float32) [4]byte {
	return [4]byte{unit8(c[0]), unit8(c[1]), unit8(c[2]), unit8(alpha)}
}

func unit8(x float32) byte { return byte(min(max(x, 0), 1)*255 + 0.5) }

// Rect fills a rectangle.
func (c *Canvas) Rect(x, y, w, h float32, color mgl32.Vec3, alpha float32) {
	c.Round(x, y, w, h, 0, color, alpha)
}

// Round fills a rectangle with round corners.
func (c *Canvas) Round(x, y, w, h, radius float32, color mgl32.Vec3, alpha float32) {
	if w <= 0 || h <= 0 {
		return
	}
	c.shapes = append(c.shapes, shape{x0: x, y0: y, x1: x + w, y1: y + h,
		radius: min(radius, w/2, h/2), color: rgba(color, alpha)})
}

// Outline draws the inner border of a rectangle with round corners.
func (c *Canvas) Outline(x, y, w, h, radius, width float32, color mgl32.Vec3, alpha float32) {
	c.shapes = append(c.shapes, shape{x0: x, y0: y, x1: x + w, y1: y + h,
		radius: min(radius, w/2, h/2), border: width, color: rgba(color, alpha)})
}

// FadeDown covers a rectangle with a colour that grows from nothing at the top
// to alpha at the bottom: under words that stand on a picture.
func (c *Canvas) FadeDown(x, y, w, h float32, color mgl32.Vec3, alpha float32) {
	c.fade(x, y, w, h, fadeDown, color, alpha)
}

// FadeUp is the same the other way round: strongest at the top.
func (c *Canvas) FadeUp(x, y, w, h float32, color mgl32.Vec3, alpha float32) {
	c.fade(x, y, w, h, fadeUp, color, alpha)
}

// FadeRight does the same from left to right.
func (c *Canvas) FadeRight(x, y, w, h float32, color mgl32.Vec3, alpha float32) {
	c.fade(x, y, w, h, fadeRight, color, alpha)
}

func (c *Canvas) fade(x, y, w, h, kind float32, color mgl32.Vec3, alpha float32) {
	if w > 0 && h > 0 {
		c.shapes = append(c.shapes, shape{x0: x, y0: y, x1: x + w, y1: y + h, kind: kind, color: rgba(color, alpha)})
	}
}

// Disc and Ring are the signs of excitatory and inhibitory neurons.
func (c *Canvas) Disc(x, y, radius float32, color mgl32.Vec3) {
	c.Round(x-radius, y-radius, 2*radius, 2*radius, radius, color, 1)
}

// Ring is a circle with an outline of the given width.
func (c *Canvas) Ring(x, y, radius, width float32, color mgl32.Vec3) {
	c.Outline(x-radius, y-radius, 2*radius, 2*radius, radius, width, color, 1)
}

// Line draws a straight line with round ends.
func (c *Canvas) Line(x0, y0, x1, y1, width float32, color mgl32.Vec3, alpha float32) {
	c.shapes = append(c.shapes, shape{x0: x0, y0: y0, x1: x1, y1: y1,
		radius: width / 2, kind: line, color: rgba(color, alpha)})
}

// Image draws a texture whose first row is the lowest.
func (c *Canvas) Image(x, y, w, h float32, texture uint32, radius float32) {
	c.pictures = append(c.pictures, picture{x: x, y: y, w: w, h: h, texture: texture, radius: radius})
}

// Bar draws a fraction 0..1 of a horizontal bar on its groove, and a notch at
// its end so that even a bar in a dark colour shows how far it goes.
func (c *Canvas) Bar(x, y, w, h float32, fraction float32, groove, color mgl32.Vec3) {
	c.Round(x, y, w, h, h/2, groove, 1)
	if fraction = min(max(fraction, 0), 1); fraction > 0 {
		c.Round(x, y, max(h, fraction*w), h, h/2, color, min(1, fraction*w/h))
	}
}
