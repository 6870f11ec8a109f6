package render

import (
	"encephagen/render/camera"
	"encephagen/render/look"
	"encephagen/render/overlay"
)

// plate writes a name and what there is to say about it at the upper left of r,
// a line of values below the name.
type plate struct {
	c           *overlay.Canvas
	x, y, right float32
	strong      overlay.Style
	text, quiet overlay.Style
	scale       float32
}

// plateFade is how high the picture is darkened behind the plate, px.
const plateFade = 110

func newPlate(c *overlay.Canvas, r rect, scale float32) plate {
	p := plate{
		c: c, x: float32(r.x) + look.Gap4*scale, y: float32(r.y) + look.Gap4*scale,
		right: float32(r.right()) - look.Gap4*scale, scale: scale,
		strong: overlay.Style{Size: look.Text * scale, Weight: overlay.SemiBold, Color: look.Strong},
		text:   overlay.Style{Size: look.Small * scale, Color: look.Normal},
		quiet:  overlay.Style{Size: look.Small * scale, Color: look.Quiet},
	}
	c.FadeUp(float32(r.x), float32(r.y), float32(r.w), float32(int(plateFade*scale)), look.Stage, 0.85)
	return p
}

// title writes the name, shortened if it must be, and goes to the next line.
func (p *plate) title(name string) {
	p.y += p.c.Capital(p.strong)
	head, tail := overlay.Fit(p.c, p.strong, name, p.right-p.x)
	overlay.Text(p.c, overlay.Text(p.c, p.x, p.y, p.strong, head), p.y, p.strong, tail)
	p.next()
}

func (p *plate) next() { p.y += p.c.Capital(p.text) + (look.Gap2+2)*p.scale }

// fits takes a line back that is too long and tells whether it stayed.
func (p *plate) fits(pen float32, mark overlay.Mark) bool {
	if pen > p.right {
		p.c.Back(mark)
		return false
	}
	p.next()
	return true
}

// regionPlate names the selected region with its rates.
func (s *Stage) regionPlate(c *overlay.Canvas, r rect, scale float32) {
	i := s.chosen.region
	if i < 0 {
		return
	}
	reg := &s.static.Regions[i]
	p := newPlate(c, r, scale)
	p.title(reg.Name)
	mark := c.Mark()
	side := "right hemisphere, "
	if reg.Hemisphere == 'L' {
		side = "left hemisphere, "
	}
	pen := overlay.Text(c, p.x, p.y, p.quiet, side)
	pen = overlay.Text(c, pen, p.y, p.quiet, reg.Lobe)
	p.fits(pen, mark)
	if len(s.moment.regions) <= i || len(s.moment.regionsI) <= i {
		return // not a tick old
	}
	mark = c.Mark()
	if i < len(s.moment.lesioned) && s.moment.lesioned[i] {
		p.fits(overlay.Text(c, p.x, p.y, p.text, "lesioned"), mark)
		return
	}
	radius := 4 * scale
	middle := p.y - c.Capital(p.text)/2
	c.Disc(p.x+radius, middle, radius, look.Excitatory)
	pen = s.rate(&p, p.x+3*radius, s.moment.regions[i])
	pen += look.Gap4 * scale
	c.Ring(pen+radius, middle, radius, max(1.5, 1.5*scale), look.Inhibitory)
	pen = s.rate(&p, pen+3*radius, s.moment.regionsI[i])
	p.fits(pen, mark)
}

func (s *Stage) rate(p *plate, x, hz float32) float32 {
	s.buf = overlay.AppendNumber(s.buf[:0], float64(hz), 1)
	return overlay.Text(p.c, overlay.Text(p.c, x, p.y, p.text, s.buf), p.y, p.quiet, thin+"Hz")
}

// partPlate names the selected part of the body with the largest cause of the
// torque at each of its joint's actuators.
func (s *Stage) partPlate(c *overlay.Canvas, r rect, scale float32) {
	i := s.chosen.geom
	if i < 0 {
		return
	}
	g := &s.static.Geoms[i]
	p := newPlate(c, r, scale)
	name := g.Name
	if name == "" {
		name = g.Body
	}
	p.title(name)
	if len(g.Actuators) == 0 {
		mark := c.Mark()
		p.fits(overlay.Text(c, p.x, p.y, p.quiet, "no joint of its own"), mark)
		return
	}
	best := cause{term: -1}
	for _, a := range g.Actuators {
		if top := s.pulse.causes.largest(a); top.share > best.share {
			best = top
		}
	}
	if best.term < 0 {
		return
	}
	mark := c.Mark()
	term := &s.static.Terms[best.term]
	overlay.Swatch(c, p.x, p.y, scale, int(term.Family))
	pen := overlay.Text(c, p.x+c.Capital(p.text)+look.Gap1*scale, p.y, p.text, term.Name)
	s.buf = overlay.AppendNumber(append(s.buf[:0], ' '), float64(best.share), 2)
	pen = overlay.Text(c, pen, p.y, p.text, s.buf)
	pen = overlay.Text(c, pen, p.y, p.quiet, " \u00d7 limit, ")
	pen = overlay.Text(c, pen, p.y, p.text, s.pulse.causes.joints[best.actuator])
	p.fits(pen, mark)

	mark = c.Mark()
	torque := s.pulse.causes.torque(best.actuator)
	s.buf = overlay.AppendNumber(s.buf[:0], float64(torque), 1)
	pen = overlay.Text(c, p.x, p.y, p.quiet, "all causes ")
	pen = overlay.Text(c, overlay.Text(c, pen, p.y, p.text, s.buf), p.y, p.quiet, thin+"N\u00b7m")
	p.fits(pen, mark)
}

// markPart draws a line around the selected part in r, where the body was drawn
// as eye sees it.
func (s *Stage) markPart(c *overlay.Canvas, r rect, eye *camera.Orbit, scale float32) {
	if s.chosen.geom < 0 || !s.posed {
		return
	}
	line := s.body.Outline(s.chosen.outline[:0], s.chosen.geom, r.w, r.h, eye)
	s.chosen.outline = line
	width := max(1, float32(r.h)/look.MarkPart)
	for i := range line {
		a, b := line[i], line[(i+1)%len(line)]
		if !inside(a[0], a[1], r) || !inside(b[0], b[1], r) {
			continue
		}
		x, y := float32(r.x), float32(r.y)
		c.Line(x+a[0], y+a[1], x+b[0], y+b[1], width, look.Strong, 1)
	}
}

func inside(x, y float32, r rect) bool {
	return x >= 0 && y >= 0 && x <= float32(r.w) && y <= float32(r.h)
}
