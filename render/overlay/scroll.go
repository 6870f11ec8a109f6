package overlay

import (
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// scroll is a plot that moves with time, now at its right edge. Its pixels lie in a
// ring of columns on the graphics card: a frame sends only the columns that are
// new.
type scroll struct {
	w, h    int
	scale   float32
	theme   *look.Theme
	height  int // of the plot, px
	left    int // of the plot, px from the strip's left edge
	plot    int // its width
	step    int // pixels to a column
	visible int // columns
	ring    int // columns in the texture, some more
	painted int64
	texture *rgl.Texture
	pixels  []byte // of the columns to send
	label   []byte
}

// Close frees the texture.
func (s *scroll) Close() {
	if s.texture != nil {
		s.texture.Delete()
		s.texture = nil
	}
}

// fits tells whether it is prepared for a size, in the colours in use.
func (s *scroll) fits(w, h int, scale float32) bool {
	return s.texture != nil && w == s.w && h == s.h && scale == s.scale && s.theme == look.Current()
}

// resize prepares a plot of a height in w x h px between two margins.
func (s *scroll) resize(w, h int, scale float32, height, gutter, margin int) {
	s.Close()
	s.w, s.h, s.scale, s.theme, s.height = w, h, scale, look.Current(), height
	s.step = max(1, int(scale))
	s.visible = max(1, min((w-gutter-margin)/s.step, historyColumns-1))
	s.plot = s.visible * s.step
	s.left = max(0, w-margin-s.plot)
	s.ring = s.visible + 1
	s.texture = rgl.NewTexture(height, s.ring, rgl.RGBA8)
	s.texture.Filter(false)
	s.painted = 0
	s.pixels = make([]byte, 4*height*s.ring)
}

// send paints the columns before next that became final since the last time.
func (s *scroll) send(next int64, paint func(dst []byte, column int64)) {
	from := max(s.painted, next-int64(s.visible))
	row := 4 * s.height
	for from < next {
		at := int(from % int64(s.ring))
		n := min(int(next-from), s.ring-at) // up to the end of the ring
		for i := range n {
			paint(s.pixels[i*row:(i+1)*row], from+int64(i))
		}
		s.texture.UploadRows(at, n, s.pixels[:n*row])
		from += int64(n)
	}
	s.painted = next
}

// show puts the plot into a strip whose corner is at x, y, and tells where its own
// corner is.
func (s *scroll) show(c *Canvas, x, y int) (left, top float32) {
	left, top = float32(x+s.left), float32(y+int(laneTop*s.scale+0.5))
	c.pictures = append(c.pictures, picture{
		x: left, y: top, w: float32(s.plot), h: float32(s.height),
		texture: s.texture.ID(), column: float32(s.step),
		newest: int32((s.painted - 1 + int64(s.ring)) % int64(s.ring)), ring: int32(s.ring),
	})
	return left, top
}

// column is which column lies under x px from the plot's left edge.
func (s *scroll) column(x int) int64 { return s.painted - 1 - int64((s.plot-1-x)/s.step) }

// axis draws the seconds, and hairlines through all lanes at each of them.
func (s *scroll) axis(c *Canvas, left, top float32) {
	scale, height := s.scale, float32(s.height)
	hair := max(1, float32(int(scale)))
	right := left + float32(s.plot)
	c.Rect(right, top, hair, height, look.Quiet, 0.6) // now

	st := Style{Size: look.Axis * scale, Color: look.Quiet}
	const second = 10000 / ColumnSteps
	const half = second / 2
	end := s.painted
	foot := top + height + 3*scale + c.Capital(st)
	for k := max(0, (end-int64(s.visible)+half-1)/half); k*half <= end; k++ {
		at := right - float32((end-k*half)*int64(s.step))
		if at < left {
			continue
		}
		if k%2 == 1 {
			c.Rect(at, top+height, hair, 3*scale, look.Line, 1)
			continue
		}
		c.Rect(at, top, hair, height+3*scale, look.Strong, 0.10)
		s.label = append(AppendNumber(s.label[:0], float64(k/2), 0), "\u2009s"...)
		if w := Width(c, st, s.label); at-w/2 >= left-float32(s.left) {
			TextCentre(c, at, foot+2*scale, st, s.label)
		}
	}
}
