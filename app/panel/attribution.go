//go:build !headless

package panel

import (
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Attribution shows why the picked joint is driven as it is: the terms of its
// actuator over the last seconds, stacked by their sign, and what of their sum the
// motor does not give. Which of the joint's actuators it is the user chooses.
type Attribution struct {
	static  *frame.Static
	streams *frame.Streams
	keep    int       // ticks
	terms   []float32 // by tick, by term, by actuator
	known   []bool    // by tick
	next    int64     // tick to read
	trace   frame.Trace
	geom    int // whose joint it was last
	at      int // actuator
	joints  []string
	value   []byte
	step    int64
	values  [][]byte // by term, as it was written last
}

// attributionSeconds is how far back it looks.
const attributionSeconds = 5

// NewAttribution makes the panel for a newborn.
func NewAttribution(st *frame.Static, str *frame.Streams) *Attribution {
	keep := attributionSeconds * frame.StepsPerSecond / st.StepsPerTick
	p := &Attribution{static: st, streams: str, keep: keep, geom: -1, at: -1, step: -1}
	p.terms = make([]float32, keep*len(st.Terms)*len(st.Actuators))
	p.known = make([]bool, keep)
	p.values = make([][]byte, len(st.Terms))
	for _, a := range st.Actuators {
		p.joints = append(p.joints, Joint(a.Name))
	}
	return p
}

// update takes in the ticks that have ended.
func (p *Attribution) update() {
	end := p.streams.Ticks()
	width := len(p.static.Terms) * len(p.static.Actuators)
	for p.next = max(p.next, end-int64(p.keep)); p.next < end; p.next++ {
		k := int(p.next % int64(p.keep))
		p.trace.Terms = p.terms[k*width : (k+1)*width]
		p.known[k] = p.streams.ReadTrace(p.next, &p.trace)
	}
}

// Actuator is the one that is shown, or -1.
func (p *Attribution) Actuator() int { return p.at }

// choose follows the picked part: its joint's actuator with the largest sum of
// terms in the newest tick, until the user takes another.
func (p *Attribution) choose(geom int) {
	if geom == p.geom {
		return
	}
	p.geom, p.at = geom, -1
	if geom < 0 || geom >= len(p.static.Geoms) {
		return
	}
	most := -1.0
	for _, j := range p.static.Geoms[geom].Actuators {
		if size := math.Abs(p.sum(p.next-1, j)); size > most {
			p.at, most = j, size
		}
	}
}

// term is what a term asks of an actuator in a tick, action units; ok is false for
// a tick that is not known.
func (p *Attribution) term(tick int64, term, actuator int) (u float64, ok bool) {
	if tick < 0 || tick < p.next-int64(p.keep) || tick >= p.next || !p.known[tick%int64(p.keep)] {
		return 0, false
	}
	at := int(tick%int64(p.keep))*len(p.static.Terms) + term
	return float64(p.terms[at*len(p.static.Actuators)+actuator]), true
}

func (p *Attribution) sum(tick int64, actuator int) (sum float64) {
	for i := range p.static.Terms {
		u, _ := p.term(tick, i, actuator)
		sum += u
	}
	return sum
}

// Draw shows the joint of the picked geom. It tells whether there is anything to
// show.
func (p *Attribution) Draw(c *gui.Context, f *frame.Frame, geom int) bool {
	p.update()
	p.choose(geom)
	if p.at < 0 {
		return false
	}
	px := c.Scale()
	heading(c, "Why this joint moves")
	p.drawChoice(c)
	at := imgui.CursorScreenPos()
	width, height := imgui.ContentRegionAvail().X, 96*px
	imgui.Dummy(imgui.Vec2{X: width, Y: height})
	hovered := imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip)
	p.drawStack(c, at, width, height)
	imgui.Dummy(imgui.Vec2{X: width, Y: imgui.TextLineHeight() - imgui.CurrentStyle().ItemSpacing().Y})
	if hovered {
		p.hint(c, at.X, width)
	}
	p.drawTerms(c, f)
	return true
}

// drawChoice lets the user take another axis of the joint.
func (p *Attribution) drawChoice(c *gui.Context) {
	mine := p.static.Geoms[p.geom].Actuators
	gap := imgui.CurrentStyle().ItemInnerSpacing().X
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: look.Gap1 * c.Scale()})
	defer imgui.PopStyleVar()
	widest := ""
	for _, j := range mine {
		if len(p.joints[j]) > len(widest) {
			widest = p.joints[j]
		}
	}
	buttons := grid(c, len(mine), widest, gap)
	for _, j := range mine {
		shown := j == p.at
		if shown {
			imgui.PushStyleColorVec4(imgui.ColButton, gui.Color(look.Accent, 0.35))
		}
		if buttons.button(c, p.joints[j], "Show this axis of the joint", "") {
			p.at, p.step = j, -1
		}
		if shown {
			imgui.PopStyleColor()
		}
	}
}

// stackFull is the top of the plot in limits of the motor.
const stackFull = 1.5

// hue is the colour of a term.
func hue(f motor.Family) mgl32.Vec3 {
	if f == motor.External {
		return look.Push
	}
	return look.Families[f]
}

// drawStack draws the plot: a column of a few px for a moment each, positive terms
// upwards, negative ones downwards, hatched beyond the limit of the motor; the line
// is what the motor gave.
func (p *Attribution) drawStack(c *gui.Context, at imgui.Vec2, width, height float32) {
	px := c.Scale()
	d := imgui.WindowDrawList()
	lo, hi := at, imgui.Vec2{X: at.X + width, Y: at.Y + height}
	d.AddRectFilled(lo, hi, gui.Pack(look.Stage, 1))
	d.PushClipRectV(lo, hi, true)
	limit := p.static.Actuators[p.at].Limit
	middle := at.Y + height/2
	scale := height / 2 / float32(stackFull*limit)
	column := max(2*px, 1)
	columns := int(width / column)
	strong, record := gui.Pack(look.Strong, 1), gui.Pack(look.Record, 1)
	var last imgui.Vec2
	for k := range columns {
		tick := p.next - 1 - int64((columns-1-k)*p.keep/columns)
		x := hi.X - float32(columns-k)*column
		up, down := middle, middle
		sum, known := 0.0, false
		for i, term := range p.static.Terms {
			u, ok := p.term(tick, i, p.at)
			if known = ok; !ok {
				break
			}
			sum += u
			v := float32(u) * scale
			switch {
			case v > 0:
				d.AddRectFilled(imgui.Vec2{X: x, Y: up - v}, imgui.Vec2{X: x + column, Y: up}, gui.Pack(hue(term.Family), 1))
				up -= v
			case v < 0:
				d.AddRectFilled(imgui.Vec2{X: x, Y: down}, imgui.Vec2{X: x + column, Y: down - v}, gui.Pack(hue(term.Family), 1))
				down -= v
			}
		}
		if !known {
			last = imgui.Vec2{}
			continue
		}
		if math.Abs(sum) > limit && k%3 == 0 { // asked for and not given
			y0, y1 := middle-float32(sum)*scale, middle-float32(math.Copysign(limit, sum))*scale
			d.AddRectFilled(imgui.Vec2{X: x, Y: min(y0, y1)}, imgui.Vec2{X: x + column/2, Y: max(y0, y1)}, record)
		}
		point := imgui.Vec2{X: x + column/2, Y: middle - float32(max(-limit, min(limit, sum)))*scale}
		if last != (imgui.Vec2{}) {
			d.AddLineV(last, point, strong, 1.5*px)
		}
		last = point
	}
	for _, y := range [...]float32{middle, middle - float32(limit)*scale, middle + float32(limit)*scale} {
		color := gui.Pack(look.Record, 0.7)
		if y == middle {
			color = gui.Pack(look.Quiet, 0.7)
		}
		d.AddRectFilled(imgui.Vec2{X: lo.X, Y: y}, imgui.Vec2{X: hi.X, Y: y + look.HairPx*px}, color)
	}
	d.PopClipRect()
	p.value = append(strconv.AppendFloat(append(p.value[:0], "motor gives \u00b1"...), limit*p.static.Actuators[p.at].Gear, 'f', 0, 64), "\u2009N·m"...)
	gui.TextAt(imgui.Vec2{X: lo.X, Y: hi.Y}, look.Quiet, p.value)
	p.value = append(p.value[:0], "last 5\u2009s"...)
	textRight(p.value, hi.X, hi.Y, look.Quiet)
}

// hint tells the terms of the moment under the pointer.
func (p *Attribution) hint(c *gui.Context, left, width float32) {
	share := (imgui.MousePos().X - left) / width
	tick := p.next - 1 - int64((1-share)*float32(p.keep-1))
	if _, ok := p.term(tick, 0, p.at); !ok || !imgui.BeginTooltip() {
		return
	}
	px := c.Scale()
	a := &p.static.Actuators[p.at]
	line := func(name string, u float64, color mgl32.Vec3) {
		gui.Text(name, color)
		imgui.SameLineV(150*px, 0)
		gui.Text(string(appendTorque(nil, u*a.Gear)), look.Strong)
	}
	for i, term := range p.static.Terms {
		if u, _ := p.term(tick, i, p.at); u != 0 {
			line(term.Name, u, look.Normal)
		}
	}
	sum := p.sum(tick, p.at)
	line("applied", max(-a.Limit, min(a.Limit, sum)), look.Strong)
	if math.Abs(sum) > a.Limit {
		line("not given", sum-math.Copysign(a.Limit, sum), look.Record)
	}
	gui.Text(string(append(strconv.AppendFloat([]byte("at "), float64((tick+1)*int64(p.static.StepsPerTick))/frame.StepsPerSecond, 'f', 3, 64), "\u2009s"...)), look.Quiet)
	imgui.EndTooltip()
}

func appendTorque(dst []byte, newtons float64) []byte {
	sign := "+"
	if newtons < 0 {
		sign = "\u2212"
	}
	return append(strconv.AppendFloat(append(dst, sign...), math.Abs(newtons), 'f', 1, 64), "\u2009N·m"...)
}

// larger counts the terms that ask more of the actuator than one of them.
func (p *Attribution) larger(f *frame.Frame, term int) (n int) {
	size := math.Abs(f.Terms[term][p.at])
	for i, row := range f.Terms {
		if x := math.Abs(row[p.at]); x > size || x == size && i < term {
			n++
		}
	}
	return n
}

// mostTerms is how many terms are listed below the plot: the largest.
const mostTerms = 5

// drawTerms lists the terms at work now, in the order in which they are summed.
func (p *Attribution) drawTerms(c *gui.Context, f *frame.Frame) {
	px := c.Scale()
	gear := p.static.Actuators[p.at].Gear
	if p.step != f.Step {
		p.step = f.Step
		for i, row := range f.Terms {
			p.values[i] = p.values[i][:0]
			if row[p.at] != 0 {
				p.values[i] = appendTorque(p.values[i], row[p.at]*gear)
			}
		}
	}
	d := imgui.WindowDrawList()
	for i, term := range p.static.Terms {
		if len(p.values[i]) == 0 || p.larger(f, i) >= mostTerms {
			continue
		}
		at := imgui.CursorScreenPos()
		right := at.X + imgui.ContentRegionAvail().X
		r := imgui.FontSize() / 2
		d.AddRectFilledV(imgui.Vec2{X: at.X, Y: at.Y + r - 4*px}, imgui.Vec2{X: at.X + 8*px, Y: at.Y + r + 4*px}, gui.Pack(hue(term.Family), 1), 2*px, 0)
		gui.TextAt(imgui.Vec2{X: at.X + 14*px, Y: at.Y}, look.Normal, term.Name)
		textRight(p.values[i], right, at.Y, look.Strong)
		imgui.Dummy(imgui.Vec2{X: right - at.X, Y: imgui.TextLineHeight()})
	}
}
