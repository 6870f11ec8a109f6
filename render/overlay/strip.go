package overlay

import (
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// Strip draws a History at one size. Its pixels lie in a ring of columns on the
// graphics card: a frame sends only the columns that are new.
type Strip struct {
	history *History
	painter *painter

	w, h    int
	scale   float32
	theme   *look.Theme
	left    int // of the plot, px from the strip's left edge
	plot    int // its width
	step    int // pixels to a column
	visible int // columns
	ring    int // columns in the texture, some more
	painted int64
	texture *rgl.Texture
	pixels  []byte // of the columns to send
	marks   []mark // labels of the lobes
	label   []byte
}

// NewStrip shows h.
func NewStrip(h *History) *Strip { return &Strip{history: h} }

// Close frees the texture.
func (s *Strip) Close() {
	if s.texture != nil {
		s.texture.Delete()
		s.texture = nil
	}
}

// Draw puts the strip into a rectangle of the canvas, whole pixels.
func (s *Strip) Draw(c *Canvas, x, y, w, h int, scale float32) {
	s.fit(c, w, h, scale)
	s.send()
	top := y + int(laneTop*scale+0.5)
	left := float32(x + s.left)
	if s.texture != nil {
		c.pictures = append(c.pictures, picture{
			x: left, y: float32(top), w: float32(s.plot), h: float32(s.painter.lanes.height),
			texture: s.texture.ID(), column: float32(s.step),
			newest: int32((s.painted - 1 + int64(s.ring)) % int64(s.ring)), ring: int32(s.ring),
		})
	}
	s.labels(c, float32(x), float32(top), scale)
	s.axis(c, left, float32(top), scale)
}

// fit prepares for a size, if it is a new one.
func (s *Strip) fit(c *Canvas, w, h int, scale float32) {
	if s.painter != nil && w == s.w && h == s.h && scale == s.scale && s.theme == look.Current() {
		return
	}
	s.Close()
	s.w, s.h, s.scale, s.theme = w, h, scale, look.Current()
	l := share(h, scale, s.history.neurons)
	s.painter = newPainter(s.history, l, scale)
	s.step = max(1, int(scale))
	gutter, margin := s.margins(c, scale)
	s.left = gutter
	s.visible = max(1, min((w-gutter-margin)/s.step, historyColumns-1))
	s.plot = s.visible * s.step
	s.left = max(0, w-margin-s.plot)
	s.ring = s.visible + 1
	s.texture = rgl.NewTexture(l.height, s.ring, rgl.RGBA8)
	s.texture.Filter(false)
	s.painted = 0
	s.pixels = make([]byte, 4*l.height*s.ring)
	s.place(c, scale)
}

// send paints the columns that became final since the last time.
func (s *Strip) send() {
	next := s.history.next
	from := max(s.painted, next-int64(s.visible))
	row := 4 * s.painter.lanes.height
	for from < next {
		at := int(from % int64(s.ring))
		n := min(int(next-from), s.ring-at) // up to the end of the ring
		for i := range n {
			s.painter.paint(s.pixels[i*row:(i+1)*row], s.history, from+int64(i))
		}
		s.texture.UploadRows(at, n, s.pixels[:n*row])
		from += int64(n)
	}
	s.painted = next
}

// axis draws the seconds, and hairlines through all lanes at each of them.
func (s *Strip) axis(c *Canvas, left, top, scale float32) {
	l := &s.painter.lanes
	hair := max(1, float32(int(scale)))
	right := left + float32(s.plot)
	c.Rect(right, top, hair, float32(l.height), look.Quiet, 0.6) // now

	st := Style{Size: look.Axis * scale, Color: look.Quiet}
	const second = 10000 / ColumnSteps
	const half = second / 2
	end := s.history.next
	foot := top + float32(l.height) + 3*scale + c.Capital(st)
	for k := max(0, (end-int64(s.visible)+half-1)/half); k*half <= end; k++ {
		at := right - float32((end-k*half)*int64(s.step))
		if at < left {
			continue
		}
		if k%2 == 1 {
			c.Rect(at, top+float32(l.height), hair, 3*scale, look.Line, 1)
			continue
		}
		c.Rect(at, top, hair, float32(l.height)+3*scale, look.Strong, 0.10)
		s.label = append(AppendNumber(s.label[:0], float64(k/2), 0), "\u2009s"...)
		if w := Width(c, st, s.label); at-w/2 >= left-float32(s.left) {
			TextCentre(c, at, foot+2*scale, st, s.label)
		}
	}
}
