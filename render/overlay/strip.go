package overlay

// Strip draws a History at one size.
type Strip struct {
	scroll
	history *History
	painter *painter
	marks   []mark // labels of the lobes
}

// NewStrip shows h.
func NewStrip(h *History) *Strip { return &Strip{history: h} }

// Draw puts the strip into a rectangle of the canvas, whole pixels.
func (s *Strip) Draw(c *Canvas, x, y, w, h int, scale float32) {
	if !s.fits(w, h, scale) {
		l := share(h, scale, s.history.neurons)
		if !s.keeps(h, scale) {
			s.painter = newPainter(s.history, l, scale)
		}
		gutter, margin := s.margins(c, scale)
		s.resize(w, h, scale, l.height, gutter, margin)
		s.place(c, scale)
	}
	s.send(s.history.next, func(dst []byte, column int64) { s.painter.paint(dst, s.history, column) })
	left, top := s.show(c, x, y)
	s.labels(c, float32(x), top, scale)
	s.axis(c, left, top)
}
