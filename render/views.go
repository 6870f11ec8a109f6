package render

import (
	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/render/overlay"
)

// Body draws the body at w x h px, with its causes in words, and returns the
// texture, first row lowest. It is 0 if it cannot be drawn: see Err.
func (s *Stage) Body(w, h int) uint32 {
	id := s.drawBody(s.window.body, w, h)
	if id == 0 {
		return 0
	}
	s.canvas.Begin(w, h)
	r := rect{0, 0, w, h}
	s.endSoftly(s.canvas, r, s.Scale)
	if s.Legends {
		s.markPart(s.canvas, r, &s.eye, s.Scale)
		s.partPlate(s.canvas, r, s.Scale)
		s.cause(s.canvas, r, s.Scale)
	}
	s.window.body.Bind()
	s.canvas.End()
	return id
}

// Brain draws the brain at w x h px, with its legend, and returns the texture.
func (s *Stage) Brain(w, h int) uint32 {
	id := s.drawBrain(s.window.brain, w, h, 0)
	if id == 0 || !s.Legends {
		return id
	}
	s.canvas.Begin(w, h)
	s.regionPlate(s.canvas, rect{0, 0, w, h}, s.Scale)
	s.legend(s.canvas, rect{0, 0, w, h}, s.Scale, false)
	s.window.brain.Bind()
	s.canvas.End()
	return id
}

// BrainAhead does a part of what Brain will have to do, for machines to which that
// is much for one frame.
func (s *Stage) BrainAhead(w, h int) {
	s.eye = s.BrainEye(w, h)
	s.keep(s.brain.DrawAhead(w, h, &s.eye))
}

// Strip draws raster, rates and cord at w x h px and returns the texture.
func (s *Stage) Strip(w, h int) uint32 { return s.drawStrip(s.window.timeline, w, h) }

// Causal draws the chain from stimulus to torque at w x h px and returns the
// texture.
func (s *Stage) Causal(w, h int) uint32 { return s.drawStrip(s.window.causal, w, h) }

// LookAt chooses the actuator whose torque Causal shows, -1 for the whole body.
func (s *Stage) LookAt(actuator int) {
	if actuator >= len(s.static.Actuators) {
		actuator = -1
	}
	s.chain.Look(actuator)
}

// plot is a strip of either kind.
type plot interface {
	Draw(c *overlay.Canvas, x, y, w, h int, scale float32)
}

func (s *Stage) drawStrip(p plot, w, h int) uint32 {
	f := s.window.strip
	if err := f.Resize(w, h); err != nil {
		s.keep(err)
		return 0
	}
	f.Bind()
	fill(look.Stage)
	s.canvas.Begin(w, h)
	p.Draw(s.canvas, 0, 0, w, h, s.Scale)
	s.canvas.End()
	return f.Color()
}

// StripAt says what lies at x, y px of the picture that Strip drew last.
func (s *Stage) StripAt(x, y int) (overlay.Hover, bool) { return s.window.timeline.At(x, y) }

// filmStrip is the strip that a film shows.
func (s *Stage) filmStrip() plot {
	if s.Causes {
		return s.film.causal
	}
	return s.film.timeline
}

// CausalAt says what lies at x, y px of the picture that Causal drew last.
func (s *Stage) CausalAt(x, y int) (overlay.CausalHover, bool) { return s.window.causal.At(x, y) }

func (s *Stage) drawBody(f *rgl.Framebuffer, w, h int) uint32 {
	if err := f.Resize(w, h); err != nil {
		s.keep(err)
		return 0
	}
	if !s.posed { // before birth there is nobody on the stage
		f.Bind()
		fill(look.Stage)
		return f.Color()
	}
	s.eye = s.BodyEye(w, h)
	s.keep(s.body.Draw(f, &s.eye, &s.poses))
	return f.Color()
}

// drawBrain draws the brain with its camera turned further by an angle, rad.
func (s *Stage) drawBrain(f *rgl.Framebuffer, w, h int, turn float32) uint32 {
	if err := f.Resize(w, h); err != nil {
		s.keep(err)
		return 0
	}
	s.eye = s.BrainEye(w, h)
	s.eye.Azimuth += turn
	s.keep(s.brain.Draw(f, &s.eye))
	return f.Color()
}
