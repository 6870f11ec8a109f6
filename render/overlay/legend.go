package overlay

import (
	"strconv"

	"encephagen/render/colormap"
	"encephagen/render/look"
)

// A legend is drawn from its right edge to the left, in one line of words; each
// returns how far it went, so that several stand beside one another.

// barSteps is how many rectangles make a colour bar.
const barSteps = 48

// ColourBar draws a scale with its quantity above and the ends of its range
// with the unit beside it. Its feet stand on y, it ends at x and it starts at
// the returned place.
func ColourBar(c *Canvas, x, y float32, scale *colormap.Scale, scalePx float32) float32 {
	st := Style{Size: look.Small * scalePx, Color: look.Normal}
	quiet := st.With(look.Quiet)
	var buf [32]byte
	gap := look.Gap2 * scalePx

	high := append(strconv.AppendFloat(buf[:0], scale.Max, 'g', -1, 64), "\u2009"...)
	w := Width(c, st, high) + Width(c, quiet, scale.Unit)
	pen := Text(c, x-w, y, st, high)
	Text(c, pen, y, quiet, scale.Unit)
	x -= w + gap

	bar := float32(int(120 * scalePx))
	height := c.Capital(st)
	from := float32(int(x - bar))
	for i := range barSteps {
		a, b := float32(int(bar*float32(i)/barSteps)), float32(int(bar*float32(i+1)/barSteps))
		c.Rect(from+a, y-height, b-a, height, scale.Map.At((float32(i)+0.5)/barSteps), 1)
	}
	c.Outline(from-1, y-height-1, bar+2, height+2, 1, 1, look.Line, 1)
	x = from - gap

	low := strconv.AppendFloat(buf[:0], scale.Min, 'g', -1, 64)
	x -= Width(c, st, low)
	Text(c, x, y, st, low)
	x -= gap
	x -= Width(c, quiet, "region activity")
	Text(c, x, y, quiet, "region activity")
	return x
}

// Kinds draws the signs of excitatory and inhibitory neurons, ending at x.
func Kinds(c *Canvas, x, y, scale float32) float32 {
	st := Style{Size: look.Small * scale, Color: look.Quiet}
	middle := y - c.Capital(st)/2
	r := sign * scale * 1.1
	x -= Width(c, st, "inhibitory")
	Text(c, x, y, st, "inhibitory")
	x -= look.Gap1*scale + r
	c.Ring(x-1, middle, r, max(1.5*scale, 1.5), look.Inhibitory)
	x -= r + look.Gap4*scale
	x -= Width(c, st, "excitatory")
	Text(c, x, y, st, "excitatory")
	x -= look.Gap1*scale + r
	c.Disc(x-1, middle, r, look.Excitatory)
	return x - r - 1
}

// Lesioned draws the sign of lesioned cortex, ending at x: a hatched square.
func Lesioned(c *Canvas, x, y, scale float32) float32 {
	st := Style{Size: look.Small * scale, Color: look.Quiet}
	side := c.Capital(st)
	x -= Width(c, st, "lesioned")
	Text(c, x, y, st, "lesioned")
	x -= look.Gap1*scale + side
	dark, pale := look.Cortex.Mul(0.2), look.Cortex.Mul(0.5)
	if look.Current().Light {
		dark, pale = look.Cortex, look.Cortex.Mul(0.65)
	}
	c.Rect(x, y-side, side, side, dark, 1)
	for _, from := range [...]float32{0, 0.5} {
		c.Line(x+from*side, y-side, x+side, y-from*side, 0.2*side, pale, 1)
		if from > 0 {
			c.Line(x, y-(1-from)*side, x+(1-from)*side, y, 0.2*side, pale, 1)
		}
	}
	return x
}

// Families draws the colours of the causes of torque with their names, ending
// at x.
func Families(c *Canvas, x, y, scale float32, names []string) float32 {
	st := Style{Size: look.Small * scale, Color: look.Quiet}
	side := c.Capital(st)
	for i := len(names) - 1; i >= 0; i-- {
		x -= Width(c, st, names[i])
		Text(c, x, y, st, names[i])
		x -= look.Gap1*scale + side
		Swatch(c, x, y, scale, i)
		if i > 0 {
			x -= look.Gap4 * scale
		}
	}
	return x
}

// Swatch is the square of a family's colour, its lower left corner at x, y.
func Swatch(c *Canvas, x, y, scale float32, family int) {
	side := c.Capital(Style{Size: look.Small * scale})
	c.Round(x, y-side, side, side, 2*scale, look.Family(family), 1)
}
