package overlay

import (
	"strconv"

	"encephagen/render/look"
)

// mark is the name of a lobe beside its rows. Names keep their distance; a
// hairline leads from a name that had to move.
type mark struct {
	name   string
	y      float32 // middle of the name, px from the top of the lanes
	target float32 // middle of the rows
}

// What stands beside the lanes of rates and cord.
var (
	rateScale = strconv.Itoa(rateFull) + "\u2009Hz"
	cordScale = [2]string{"L " + strconv.Itoa(cordFull) + "\u2009Hz", "R " + strconv.Itoa(cordFull) + "\u2009Hz"}
)

const (
	leader = 10 // room for the hairlines beside the lobes, px at 100 %
	sign   = 4  // radius of the signs for neurons
)

func axisStyle(scale float32) Style { return Style{Size: look.Axis * scale, Color: look.Quiet} }

// margins measures what the labels left and right of the plot need.
func (s *Strip) margins(c *Canvas, scale float32) (left, right int) {
	st := axisStyle(scale)
	w := Width(c, st, "extensor") + (2*sign+look.Gap1)*scale
	for _, name := range s.history.order.lobes {
		w = max(w, Width(c, st, name)+leader*scale)
	}
	r := max(Width(c, st, rateScale), Width(c, st, cordScale[0]), Width(c, st, cordScale[1]))
	return int(w + (look.Gap3+look.Gap1)*scale), int(r + (look.Gap1+look.Gap2)*scale)
}

// place finds a height for each lobe's name that keeps it from its neighbours.
func (s *Strip) place(c *Canvas, scale float32) {
	s.marks = s.marks[:0]
	o := s.history.order
	for _, b := range s.painter.bands {
		lobe := o.blocks[b.block].lobe
		if n := len(s.marks); n > 0 && s.marks[n-1].name == o.lobes[lobe] {
			s.marks[n-1].y = float32(b.bottom()) // for now the end of the rows
			continue
		}
		s.marks = append(s.marks, mark{o.lobes[lobe], float32(b.bottom()), float32(b.top)})
	}
	for i := range s.marks {
		m := &s.marks[i]
		m.target = (m.target + m.y) / 2
		m.y = m.target
	}
	spread(s.marks, c.Capital(axisStyle(scale))+3*scale, float32(s.painter.lanes.raster.height))
}

// spread moves names apart to at least distance, within 0 and height: first
// down, then back up from the lower edge. Names that cannot all fit are left
// out, smallest neighbours first, by the caller's order from below.
func spread(marks []mark, distance, height float32) {
	at := distance / 2
	for i := range marks {
		marks[i].y = max(marks[i].y, at)
		at = marks[i].y + distance
	}
	at = height - distance/2
	for i := len(marks) - 1; i >= 0; i-- {
		marks[i].y = min(marks[i].y, at)
		at = marks[i].y - distance
	}
}

// labels writes the names of lanes and lobes left of the plot and the ends of
// the scales right of it.
func (s *Strip) labels(c *Canvas, x, top, scale float32) {
	l := &s.painter.lanes
	st := axisStyle(scale)
	left, right := x+float32(s.left), x+float32(s.left+s.plot)
	capital := c.Capital(st)
	hair := max(1, float32(int(scale)))
	edge := left - look.Gap1*scale
	if float32(len(s.marks))*(capital+2*scale) <= float32(l.raster.height) {
		for _, m := range s.marks {
			tip := edge - leader*scale
			c.Line(tip+2*scale, top+m.y, edge, top+m.target, hair, look.Quiet, 0.5)
			TextRight(c, tip, top+m.y+capital/2, st, m.name)
		}
	}
	mid := func(s span) float32 { return top + float32(s.top) + float32(s.height)/2 }
	foot := func(s span) float32 { return mid(s) + capital/2 }

	// Population rates: the signs of both kinds of neurons.
	ring := max(1.5*scale, 1.5)
	pen := edge - Width(c, st, "I")
	Text(c, pen, foot(l.rate), st.With(look.Normal), "I")
	pen -= look.Gap2 * scale
	c.Ring(pen, mid(l.rate), sign*scale, ring, look.Inhibitory)
	pen -= look.Gap3*scale + Width(c, st, "E")
	Text(c, pen, foot(l.rate), st.With(look.Normal), "E")
	pen -= look.Gap2 * scale
	c.Disc(pen, mid(l.rate), sign*scale, look.Excitatory)
	s.scaleMark(c, right, top+float32(l.rate.top), top+float32(l.rate.top)+capital, st, hair, rateScale)

	if l.spikes.height > 0 {
		TextRight(c, edge, foot(l.spikes), st, "spinal cord")
	}
	s.cordLabels(c, x, edge, top, st, hair)
	TextRight(c, edge, foot(l.drive), st, "stepping")
}

// scaleMark writes what the edge of a lane at y stands for, feet on foot.
func (s *Strip) scaleMark(c *Canvas, right, y, foot float32, st Style, hair float32, text string) {
	c.Rect(right, y, look.Gap1*s.scale, hair, look.Quiet, 1)
	Text(c, right+(look.Gap1+2)*s.scale, foot, st, text)
}

// cordLabels names the two kinds of muscles on the left, and on the right the
// sides: left counts upwards, right downwards.
func (s *Strip) cordLabels(c *Canvas, x, edge, top float32, st Style, hair float32) {
	l := s.painter.lanes.cord
	capital := c.Capital(st)
	left, right := x+float32(s.left), x+float32(s.left+s.plot)
	high, low := top+float32(l.top), top+float32(l.bottom())
	middle := (high + low) / 2
	c.Rect(left, middle-hair/2, float32(s.plot), hair, look.Quiet, 0.5)
	s.scaleMark(c, right, high, min(high+capital, middle-s.scale), st, hair, cordScale[0])
	s.scaleMark(c, right, low-hair, max(low, middle+s.scale+capital), st, hair, cordScale[1])

	up, down := middle-2*s.scale, middle+capital+3*s.scale
	TextRight(c, edge, up, st, "flexor")
	TextRight(c, edge, down, st, "extensor")
	a := edge - Width(c, st, "flexor") - look.Gap1*s.scale
	c.Rect(a-2*sign*s.scale, up-capital/2, 2*sign*s.scale, max(1.5*s.scale, 1.5), look.Flexor, 1)
	b := edge - Width(c, st, "extensor") - look.Gap1*s.scale
	c.Rect(b-2*sign*s.scale, down-capital, 2*sign*s.scale, capital, look.Extensor, 1)
}
