package render

import (
	"math"

	"encephagen/render/look"
	"encephagen/render/overlay"
	"encephagen/sim/frame"
)

// families are the names of the families of torque, in the order of
// look.Families.
var families = []string{"protective", "postural", "orienting", "rhythmic", "cord", "cortex"}

// origins say where the parts of a newborn come from, a name and what it holds
// of. Gains of posture are fitted in some bodies and set by hand in others.
func origins(st *frame.Static) [5][2]string {
	fitted, wired := "cord weights, regional bias", "all reflexes and posture"
	for _, t := range st.Terms {
		if t.Name == "posture" && t.Origin == "fitted" {
			fitted, wired = "posture, cord, regional bias", "all other reflexes"
		}
	}
	return [...][2]string{
		{"measured", "tracts, lengths, T1w/T2w map"},
		{"fitted", fitted},
		{"assumed", "local wiring, 3.5\u2009m/s, gains"},
		{"hard-wired", wired},
		{"read out", "cortex: no share in torque"},
	}
}

// panel writes the read-only column of a film from top to bottom. It holds
// biological quantities only, so that a film says the same on every machine.
type panel struct {
	s           *Stage
	c           *overlay.Canvas
	scale       float32
	left, right float32
	y           float32 // where the next line begins
	row         float32 // height of a line
	gap         float32 // between sections
	strong      overlay.Style
	text        overlay.Style
	quiet       overlay.Style
	head        overlay.Style
	buf         []byte
}

const thin = "\u2009"

// draw fills the panel.
func (p *panel) draw(s *Stage, c *overlay.Canvas, r rect, scale float32) {
	px := func(v float32) float32 { return v * scale }
	*p = panel{
		s: s, c: c, scale: scale, buf: p.buf,
		left: float32(r.x) + px(look.Gap4), right: float32(r.right()) - px(look.Gap4), y: px(look.Gap4),
		strong: overlay.Style{Size: px(look.Small), Color: look.Strong},
		text:   overlay.Style{Size: px(look.Small), Color: look.Normal},
		quiet:  overlay.Style{Size: px(look.Small), Color: look.Quiet},
		head:   overlay.Style{Size: px(look.Small), Weight: overlay.SemiBold, Color: look.Normal},
	}

	s.clock(c, p.right, p.y, scale)
	clock := px(look.Hero + look.Gap4)
	lines := float32(3 + 1 + len(s.moment.reflex) + 1 + len(families) + 1 + topCauses + 1 + 3 + 2 + len(s.origins) + 1)
	const sections = 6.5
	p.gap = px(look.Gap3)
	p.row = (float32(r.h) - 2*px(look.Gap4) - clock - sections*p.gap) / lines
	if limit := px(look.Small + 7); p.row > limit {
		p.row = limit
	}
	p.y += clock
	p.body()
	p.reflexes()
	p.torque()
	p.cord()
	p.cortex()
	p.origins()
}

// foot is the baseline of a line that begins at y.
func (p *panel) foot(st overlay.Style) float32 { return p.y + (p.row+p.c.Capital(st))/2 }

// title opens a section.
func (p *panel) title(words string) {
	p.y += p.gap
	overlay.Text(p.c, p.left, p.foot(p.head), p.head, words)
	p.y += p.row
}

// figure writes a number with its unit at the right edge x.
func (p *panel) figure(x float32, v float64, decimals int, unit string) {
	w := overlay.Width(p.c, p.quiet, unit)
	overlay.Text(p.c, x-w, p.foot(p.quiet), p.quiet, unit)
	p.buf = overlay.AppendNumber(p.buf[:0], v, decimals)
	overlay.TextRight(p.c, x-w, p.foot(p.strong), p.strong, p.buf)
}

// bar writes a name, a bar and its figure in one line.
func (p *panel) bar(name string, style overlay.Style, indent float32, value, shown float32, unit string, decimals int, color int) {
	figure := 46 * p.scale
	from := p.left + 138*p.scale
	head, tail := overlay.Fit(p.c, style, name, from-p.left-indent-look.Gap1*p.scale)
	overlay.Text(p.c, overlay.Text(p.c, p.left+indent, p.foot(style), style, head), p.foot(style), style, tail)
	hue := look.Normal
	if color >= 0 {
		hue = look.Families[color]
	}
	thick := float32(int(6*p.scale + 0.5))
	y := float32(int(p.y + (p.row-thick)/2 + 0.5))
	p.c.Bar(from, y, p.right-figure-from, thick, value, look.Line, hue)
	p.figure(p.right, float64(shown), decimals, unit)
	p.y += p.row
}

func (p *panel) body() {
	t := &p.s.pulse.trace
	if !p.s.pulse.known { // not a tick old
		t = &p.s.moment.birth
	}
	state := "upright"
	if p.s.moment.fallen {
		p.buf = append(overlay.AppendNumber(append(p.buf[:0], "fallen at "...), float64(p.s.moment.fallenAt)/frame.StepsPerSecond, 1), thin+"s"...)
		state = ""
	}
	p.y += p.gap
	overlay.Text(p.c, p.left, p.foot(p.head), p.head, "Body")
	if state != "" {
		overlay.TextRight(p.c, p.right, p.foot(p.text), p.text, state)
	} else {
		overlay.TextRight(p.c, p.right, p.foot(p.text), p.text, p.buf)
	}
	p.y += p.row
	const degrees = 180 / math.Pi
	third := (p.right - p.left) / 3
	for i, f := range [...]struct {
		name     string
		v        float64
		decimals int
		unit     string
	}{
		{"height", float64(t.Height), 2, thin + "m"},
		{"pitch", float64(t.Pitch) * degrees, 1, "°"},
		{"roll", float64(t.Roll) * degrees, 1, "°"},
	} {
		x := p.left + third*float32(i)
		overlay.Text(p.c, x, p.foot(p.quiet), p.quiet, f.name)
		p.buf = overlay.AppendNumber(p.buf[:0], f.v, f.decimals)
		foot := p.foot(p.strong) + p.row
		pen := overlay.Text(p.c, x, foot, p.strong, p.buf)
		overlay.Text(p.c, pen, foot, p.quiet, f.unit)
	}
	p.y += 2 * p.row
}

func (p *panel) reflexes() {
	p.title("Reflexes, activity")
	for i, v := range p.s.moment.reflex {
		p.bar(p.s.static.Reflexes[i], p.text, 0, v, v, "", 2, -1)
	}
}

func (p *panel) torque() {
	p.title("Torque, share by cause")
	side := p.c.Capital(p.text)
	for i, name := range families {
		overlay.Swatch(p.c, p.left, p.foot(p.text), p.scale, i)
		share := p.s.pulse.causes.effort[i]
		p.bar(name, p.text, side+look.Gap2*p.scale, share, 100*share, thin+"%", 0, i)
	}
	p.y += p.gap / 2
	overlay.Text(p.c, p.left, p.foot(p.quiet), p.quiet, "largest causes")
	overlay.TextRight(p.c, p.right, p.foot(p.quiet), p.quiet, "\u00d7 limit")
	p.y += p.row
	for _, cause := range p.s.pulse.causes.top {
		if cause.share > 0 {
			overlay.Text(p.c, p.left, p.foot(p.text), p.text, p.s.static.Terms[cause.term].Name)
			overlay.Text(p.c, p.left+138*p.scale, p.foot(p.text), p.text, p.s.pulse.causes.joints[cause.actuator])
			p.figure(p.right, float64(cause.share), 2, "")
		}
		p.y += p.row
	}
}

func (p *panel) cord() {
	p.title("Spinal cord, motor neurons")
	t := &p.s.pulse.trace
	half := (p.right-p.left)/2 - look.Gap3*p.scale
	for i, name := range [...]string{"flexor", "extensor"} {
		for side, letter := range [...]string{" L", " R"} {
			x := p.left + float32(side)*(half+2*look.Gap3*p.scale)
			end := overlay.Text(p.c, x, p.foot(p.quiet), p.quiet, name)
			overlay.Text(p.c, end, p.foot(p.quiet), p.quiet, letter)
			p.figure(x+half, float64(t.Cord[2*side+i]), 0, thin+"Hz")
		}
		p.y += p.row
	}
	p.bar("stepping drive", p.text, 0, t.Stepping, t.Stepping, "", 2, 3)
}

func (p *panel) cortex() {
	p.title("Cortex, mean rate")
	half := (p.right-p.left)/2 - look.Gap3*p.scale
	middle := func() float32 { return p.foot(p.text) - p.c.Capital(p.text)/2 }
	r := 4 * p.scale
	p.c.Disc(p.left+r, middle(), r, look.Excitatory)
	overlay.Text(p.c, p.left+3*r, p.foot(p.quiet), p.quiet, "excitatory")
	p.figure(p.left+half, float64(p.s.moment.rateE), 1, thin+"Hz")
	x := p.left + half + 2*look.Gap3*p.scale
	p.c.Ring(x+r, middle(), r, max(1.5, 1.5*p.scale), look.Inhibitory)
	overlay.Text(p.c, x+3*r, p.foot(p.quiet), p.quiet, "inhibitory")
	p.figure(p.right, float64(p.s.moment.rateI), 1, thin+"Hz")
	p.y += p.row
}

func (p *panel) origins() {
	p.y += p.gap
	p.c.Rect(p.left, float32(int(p.y-p.gap/2)), p.right-p.left, max(1, float32(int(p.scale))), look.Line, 1)
	for _, o := range p.s.origins {
		overlay.Text(p.c, p.left, p.foot(p.quiet), p.quiet, o[0])
		head, tail := overlay.Fit(p.c, p.quiet, o[1], p.right-p.left-84*p.scale)
		end := overlay.Text(p.c, p.left+84*p.scale, p.foot(p.quiet), p.quiet, head)
		overlay.Text(p.c, end, p.foot(p.quiet), p.quiet, tail)
		p.y += p.row
	}
	overlay.Text(p.c, p.left, p.foot(p.quiet), p.quiet, p.s.identity)
}
