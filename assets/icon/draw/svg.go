package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/go-gl/mathgl/mgl32"
)

func svg() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[1]d" viewBox="0 0 %[1]d %[1]d">
<title>encephagen</title>
<rect x="1" y="1" width="%[2]d" height="%[2]d" rx="%[3]d" fill="%[4]s" stroke="%[5]s" stroke-width="2"/>
<g fill="none" stroke-linecap="round" stroke-linejoin="round">
`, side, side-2, corner-1, hex(stage), hex(edge))
	for _, s := range strokes {
		fmt.Fprintf(&b, `<path stroke="%s" stroke-width="%g" d="%s"/>`+"\n", hex(s.colour), s.width, s.path.svg())
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

func (p path) svg() string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%g %g", p.start.x, p.start.y)
	for _, c := range p.curves {
		if c.b == c.end {
			fmt.Fprintf(&b, "L%g %g", c.end.x, c.end.y)
			continue
		}
		fmt.Fprintf(&b, "C%g %g %g %g %g %g", c.a.x, c.a.y, c.b.x, c.b.y, c.end.x, c.end.y)
	}
	if p.closed {
		b.WriteString("Z")
	}
	return b.String()
}

func hex(c mgl32.Vec3) string { return fmt.Sprintf("#%02x%02x%02x", to8(c[0]), to8(c[1]), to8(c[2])) }

func to8(v float32) uint8 { return uint8(math.Round(float64(v) * 255)) }
