package render

import (
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// nominal is the picture in which type has its nominal size, px: a film is read
// as a whole, so type grows with it.
const nominalWidth, nominalHeight = 1280, 720

// Compose draws the picture of a film into target: see Layout. It depends on
// the streams, on biological time and on the size only.
func (s *Stage) Compose(target *rgl.Framebuffer, l Layout) error {
	w, h := target.Size()
	scale := min(float32(w)/nominalWidth, float32(h)/nominalHeight)
	legend := legendHeight(scale)
	at := arrange(l, w, h, int(look.Gap4*scale), legend)

	s.drawBody(s.film.body, at.body.w, at.body.h)
	s.drawBrain(s.film.brain, at.brain.w, at.brain.h, s.turned())

	target.Bind()
	rgl.Clear(look.Stage[0], look.Stage[1], look.Stage[2], 1)
	blit := func(f *rgl.Framebuffer, r rect) { target.Blit(f, r.x, h-r.bottom(), r.w, r.h) }
	switch l {
	case BodyOnly:
		blit(s.film.body, at.body)
	case BrainOnly:
		blit(s.film.brain, at.brain)
	default:
		blit(s.film.body, at.body)
		blit(s.film.brain, at.brain)
	}
	target.Bind()
	c := s.canvas
	c.Begin(w, h)
	if r := at.inset; !r.empty() {
		inset := s.film.brain
		if l == BrainOnly {
			inset = s.film.body
		}
		corner := 2 * look.Corner * scale
		x, y, iw, ih := float32(r.x), float32(r.y), float32(r.w), float32(r.h)
		c.Image(x, y, iw, ih, inset.Color(), corner)
		c.Outline(x, y, iw, ih, corner, max(1, scale), look.Line, 1)
	}
	if l == Studio {
		s.film.timeline.Draw(c, at.strip.x, at.strip.y, at.strip.w, at.strip.h, scale)
		s.caption(c, at.body, scale)
		s.legend(c, at.brain, scale, false)
		s.panel.draw(s, c, at.panel, scale)
	} else {
		all := rect{0, 0, w, h}
		s.caption(c, all, scale)
		s.legend(c, all, scale, true)
		s.clock(c, float32(w)-look.Gap4*scale, look.Gap4*scale, scale)
	}
	c.End()
	return s.err
}
