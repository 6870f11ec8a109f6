package overlay

import (
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// scroll is a plot that moves with time, now at its right edge. Its pixels lie in a
// ring of columns on the graphics card: a frame sends only the columns that are
// new. The ring holds all that a history does, whatever the width, so that a panel
// that slides in or out costs nothing but the columns it uncovers.
type scroll struct {
	w, h    int
	scale   float32
	theme   *look.Theme
	height  int // of the plot, px
	left    int // of the plot, px from the strip's left edge
	plot    int // its width
	step    int // pixels to a column
	visible int // columns
	first   int64
	painted int64 // columns from first up to this one lie in the ring
	texture *rgl.Texture
	pixels  []byte // of the columns to send, at most sendColumns
	label   []byte
}

// sendColumns are sent at once.
const sendColumns = 64

// Close frees the texture.
func (s *scroll) Close() {
	if s.texture != nil {
		s.texture.Delete()
		s.texture = nil
	}
}

// fits tells whether it is prepared for a size, in the colours in use.
func (s *scroll) fits(w, h int, scale float32) bool {
	return w == s.w && s.keeps(h, scale)
}

// keeps tells whether the columns painted are good for a height.
func (s *scroll) keeps(h int, scale float32) bool {
	return s.texture != nil && h == s.h && scale == s.scale && s.theme == look.Current()
}

// resize prepares a plot of a height in w x h px between two margins.
func (s *scroll) resize(w, h int, scale float32, height, gutter, margin int) {
	if !s.keeps(h, scale) || height != s.height {
		s.Close()
		s.texture = rgl.NewTexture(height, historyColumns, rgl.RGBA8)
		s.texture.Filter(false)
		s.pixels = make([]byte, 4*height*sendColumns)
		s.forget()
	}
	s.w, s.h, s.scale, s.theme, s.height = w, h, scale, look.Current(), height
	s.step = max(1, int(scale))
	s.visible = max(1, min((w-gutter-margin)/s.step, historyColumns-1))
	s.plot = s.visible * s.step
	s.left = max(0, w-margin-s.plot)
}

// forget has all columns painted anew.
func (s *scroll) forget() { s.first, s.painted = 0, 0 }

// send paints the columns before next that became final since the last time, and
// older ones that a wider plot shows.
func (s *scroll) send(next int64, paint func(dst []byte, column int64)) {
	from := max(0, next-int64(s.visible))
	if s.painted <= from {
		s.first, s.painted = from, from
	}
	s.fill(from, s.first, paint)
	s.fill(s.painted, next, paint)
	s.first, s.painted = max(min(s.first, from), next-historyColumns), next
}

// fill paints some columns.
func (s *scroll) fill(from, to int64, paint func(dst []byte, column int64)) {
	row := 4 * s.height
	for from < to {
		at := int(from % historyColumns)
		n := min(int(to-from), historyColumns-at, sendColumns) // up to the end of the ring
		for i := range n {
			paint(s.pixels[i*row:(i+1)*row], from+int64(i))
		}
		s.texture.UploadRows(at, n, s.pixels[:n*row])
		from += int64(n)
	}
}

// show puts the plot into a strip whose corner is at x, y, and tells where its own
// corner is.
func (s *scroll) show(c *Canvas, x, y int) (left, top float32) {
	left, top = float32(x+s.left), float32(y+int(laneTop*s.scale+0.5))
	c.pictures = append(c.pictures, picture{
		x: left, y: top, w: float32(s.plot), h: float32(s.height),
		texture: s.texture.ID(), column: float32(s.step),
		newest: int32((s.painted - 1 + historyColumns) % historyColumns), ring: historyColumns,
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
