package render

import (
	"fmt"
	"slices"

	"encephagen/render/look"
	"encephagen/render/overlay"
	"encephagen/sim/frame"
)

// clock writes the biological time, the one number that stands out, ending at
// x, with its top at y.
func (s *Stage) clock(c *overlay.Canvas, x, y, scale float32) {
	st := overlay.Style{Size: look.Hero * scale, Weight: overlay.SemiBold, Color: look.Strong}
	unit := overlay.Style{Size: look.Heading * scale, Color: look.Quiet}
	foot := y + c.Capital(st)
	w := overlay.Width(c, unit, thin+"s")
	overlay.Text(c, x-w, foot, unit, thin+"s")
	s.buf = overlay.AppendNumber(s.buf[:0], s.step/frame.StepsPerSecond, 2)
	overlay.TextRight(c, x-w, foot, st, s.buf)
	under := overlay.Style{Size: look.Small * scale, Color: look.Quiet}
	overlay.TextRight(c, x, foot+c.Capital(under)+look.Gap2*scale, under, "biological time")
}

// caption writes title and cause at the lower left of r.
func (s *Stage) caption(c *overlay.Canvas, r rect, scale float32) {
	title := overlay.Style{Size: look.Heading * scale, Weight: overlay.SemiBold, Color: look.Strong}
	y := s.cause(c, r, scale)
	overlay.Text(c, float32(r.x)+look.Gap4*scale, y, title, s.Title)
}

// cause says in words what moves the body most, at the lower left of r, and
// returns where the feet of a line above it stand.
func (s *Stage) cause(c *overlay.Canvas, r rect, scale float32) float32 {
	words := overlay.Style{Size: look.Text * scale, Color: look.Normal}
	quiet := words.With(look.Quiet)
	x := float32(r.x) + look.Gap4*scale
	y := float32(r.bottom()) - look.Gap4*scale
	mark := c.Mark()
	if why := &s.moment.cause; why.Known() {
		overlay.Swatch(c, x, y, scale, int(s.static.Terms[why.Term].Family))
		s.buf = why.Append(s.buf[:0], s.static)
		pen := overlay.Text(c, x+c.Capital(words)+look.Gap1*scale, y, words.With(look.Strong), s.buf)
		if pen <= float32(r.right()) {
			return y - c.Capital(words) - look.Gap2*scale
		}
		c.Back(mark)
	}
	if top := s.pulse.causes.top[0]; top.share > 0 {
		term := &s.static.Terms[top.term]
		overlay.Swatch(c, x, y, scale, int(term.Family))
		pen := overlay.Text(c, x+c.Capital(words)+look.Gap1*scale, y, words, term.Name)
		s.buf = overlay.AppendNumber(append(s.buf[:0], ' '), float64(top.share), 2)
		pen = overlay.Text(c, pen, y, words, s.buf)
		pen = overlay.Text(c, pen, y, quiet, " \u00d7 limit, ")
		pen = overlay.Text(c, pen, y, words, s.pulse.causes.joints[top.actuator])
		if pen > float32(r.right()) {
			c.Back(mark)
		}
	}
	return y - c.Capital(words) - look.Gap2*scale
}

// Largest is the term that asks most of a single motor, in a memory of a quarter of
// a second, that motor's joint in words, and the share of its limit; 0 at rest. It is
// renewed as often as somebody can read it.
func (s *Stage) Largest() (term int, joint string, share float32) {
	top := s.pulse.causes.top[0]
	return top.term, s.pulse.causes.joints[top.actuator], top.share
}

// legend explains the colours at the lower right of r, as far as there is room.
// causes are explained where the panel does not name them already.
func (s *Stage) legend(c *overlay.Canvas, r rect, scale float32, causes bool) {
	x := float32(r.right()) - look.Gap4*scale
	y := float32(r.bottom()) - look.Gap4*scale
	line := float32(look.Small+look.Gap2) * scale
	least := float32(r.x) + look.Gap2*scale
	fits := func(from float32, mark overlay.Mark) {
		if from < least {
			c.Back(mark)
			return
		}
		y -= line
	}
	mark := c.Mark()
	s.scale = s.brain.Options.Scale()
	fits(overlay.ColourBar(c, x, y, &s.scale, scale), mark)
	mark = c.Mark()
	from, row := overlay.Kinds(c, x, y, scale), y
	fits(from, mark)
	if slices.Contains(s.moment.lesioned, true) {
		mark = c.Mark()
		if overlay.Lesioned(c, from-look.Gap4*scale, row, scale) < least {
			c.Back(mark)
		}
	}
	if causes {
		mark = c.Mark()
		fits(overlay.Families(c, x, y, scale, families), mark)
	}
}

// legendHeight is what legend takes with causes and its margin below, px.
func legendHeight(scale float32) int {
	return int((look.Gap4 + 3*(look.Small+look.Gap2) + look.Gap1) * scale)
}

// title is what a film is called.
func title(st *frame.Static) string {
	if st.Replay != "" {
		return "Replay of " + st.Replay
	}
	return "Newborn"
}

// identity names the newborn, so that a picture can be made again.
func identity(st *frame.Static) string {
	if st.Replay != "" {
		return "spikes of " + st.Replay
	}
	return fmt.Sprintf("seed %d \u00b7 wiring %d \u00b7 %s", st.Seed, st.WiringSeed, st.Preset)
}
