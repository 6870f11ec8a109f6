//go:build !headless

package panel

import (
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
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
		if buttons.pick(c, p.joints[j], "Show this axis of the joint", j == p.at) {
			p.at, p.step = j, -1
		}
	}
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
	for i, term := range p.static.Terms {
		if len(p.values[i]) == 0 || p.larger(f, i) >= mostTerms {
			continue
		}
		at := imgui.CursorScreenPos()
		right := at.X + imgui.ContentRegionAvail().X
		swatch(c, at, term.Family)
		gui.TextAt(imgui.Vec2{X: at.X + 14*px, Y: at.Y}, look.Normal, term.Name)
		textRight(p.values[i], right, at.Y, look.Strong)
		imgui.Dummy(imgui.Vec2{X: right - at.X, Y: imgui.TextLineHeight()})
	}
}
