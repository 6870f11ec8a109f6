package render

import (
	"github.com/go-gl/mathgl/mgl32"

	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/render/overlay"
)

// nominal is the picture in which type has its nominal size, px: a film is read
// as a whole, so type grows with it.
const nominalWidth, nominalHeight = 1280, 720

// Compose draws the picture of a film into target: see Layout. It depends on
// the streams, on biological time and on the size only.
func (s *Stage) Compose(target *rgl.Framebuffer, l Layout) error {
	w, h := target.Size()
	at, scale := s.layout(l, w, h)
	// What fills the picture is drawn where it is to be.
	whole := rect{0, 0, w, h}
	body, brain := s.film.body, s.film.brain
	if at.body == whole {
		body = target
	}
	if at.brain == whole {
		brain = target
	}
	if !at.body.empty() {
		s.drawBody(body, at.body.w, at.body.h)
	}
	s.drawBrain(brain, at.brain.w, at.brain.h, s.turned())

	target.Bind()
	if body != target && brain != target {
		fill(look.Stage)
		if r := at.panel; !r.empty() {
			rgl.State{}.Apply()
			rgl.Scissor(r.x, h-r.bottom(), r.w, r.h)
			fill(look.Panel)
			rgl.State{}.Apply()
		}
		blit := func(f *rgl.Framebuffer, r rect) { target.Blit(f, r.x, h-r.bottom(), r.w, r.h) }
		if !at.body.empty() {
			blit(body, at.body)
		}
		blit(brain, at.brain)
		target.Bind()
	}
	c := s.canvas
	c.Begin(w, h)
	if r := at.inset; !r.empty() {
		inset := brain
		if at.inset == at.body {
			inset = body
		}
		corner := 2 * look.Corner * scale
		x, y, iw, ih := float32(r.x), float32(r.y), float32(r.w), float32(r.h)
		c.Image(x, y, iw, ih, inset.Color(), corner)
		c.Outline(x, y, iw, ih, corner, max(1, scale), look.Line, 1)
	}
	s.write(l, at, scale)
	c.End()
	return s.err
}

// layout places everything in w x h px and says how large type is.
func (s *Stage) layout(l Layout, w, h int) (at places, scale float32) {
	scale = min(float32(w)/nominalWidth, float32(h)/nominalHeight)
	return arrange(l, w, h, int(look.Gap4*scale), legendHeight(scale)), scale
}

// write adds what is flat: strip, panel, caption, legend and clock.
func (s *Stage) write(l Layout, at places, scale float32) {
	c := s.canvas
	s.scrim(at, scale)
	if at.body != at.inset && !at.body.empty() {
		s.eye = s.BodyEye(at.body.w, at.body.h)
		s.markPart(c, at.body, &s.eye, scale)
		s.partPlate(c, besideClock(at.body, l, scale), scale)
	}
	if at.brain != at.inset {
		s.regionPlate(c, besideClock(at.brain, l, scale), scale)
	}
	if l == Studio {
		s.filmStrip().Draw(c, at.strip.x, at.strip.y, at.strip.w, at.strip.h, scale)
		s.caption(c, at.body, scale)
		s.legend(c, at.brain, scale, false)
		s.panel.draw(s, c, at.panel, scale)
		return
	}
	w, h := c.Size()
	all := rect{0, 0, int(w), int(h)}
	if l == Spikes {
		all = at.brain
		s.filmStrip().Draw(c, at.strip.x, at.strip.y, at.strip.w, at.strip.h, scale)
	}
	s.caption(c, all, scale)
	s.legend(c, all, scale, l != Spikes)
	s.clock(c, w-look.Gap4*scale, look.Gap4*scale, scale)
}

// besideClock leaves out of r what the clock takes of it.
func besideClock(r rect, l Layout, scale float32) rect {
	if l != Studio {
		r.w -= int(clockWidth * scale)
	}
	return r
}

// clockWidth is what the clock needs of the picture's right edge, px.
const clockWidth = 170

// scrim darkens the floor where words stand on it, and lets it end softly
// beside the brain.
func (s *Stage) scrim(at places, scale float32) {
	c, r := s.canvas, at.body
	if at.inset == r || r.empty() {
		return // an inset has an edge of its own and no words
	}
	low := float32(int(captionFade * scale))
	c.FadeDown(float32(r.x), float32(r.bottom())-low, float32(r.w), low, look.Stage, 0.8)
	if at.brain.x == r.right() {
		s.endSoftly(c, r, scale)
	}
}

// endSoftly lets the floor in r go over into the stage on which the brain stands at
// its right.
func (s *Stage) endSoftly(c *overlay.Canvas, r rect, scale float32) {
	side := float32(int(look.Gap5 * 2 * scale))
	c.FadeRight(float32(r.right())-side, float32(r.y), side, float32(r.h), look.Stage, 1)
}

// captionFade is how high the floor is darkened behind title and cause, px.
const captionFade = 110

// fill clears what is bound, within the scissor.
func fill(c mgl32.Vec3) { rgl.Clear(c[0], c[1], c[2], 1) }
