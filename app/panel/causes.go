//go:build !headless

package panel

import (
	"fmt"
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Causes shows why the body moves: what torque each term asks for, summed over
// the actuators without regard to sign and stacked by family, and in one sentence
// what set it off.
type Causes struct {
	static *frame.Static
	torque []float64 // by term, N.m, eased for the eye
	step   int64
	names  []string // by family
	texts  [][]byte // by family
	total  []byte
	cause  []byte
	evoked int // term that a stimulus or the fall set off, or -1
	most   Largest
}

// Largest is the term that asks most of a single motor, the same as in the caption
// of the picture.
type Largest struct {
	Term  int
	Joint string  // the motor's
	Share float32 // of its limit, which is all it gives; 0: at rest
}

const families = len(look.Families)

// smoothing is how fast the shown torques follow, s of biological time.
const smoothing = 0.1

// NewCauses makes the panel for a newborn.
func NewCauses(st *frame.Static) *Causes {
	p := &Causes{static: st, torque: make([]float64, len(st.Terms)), step: -1, names: make([]string, families), texts: make([][]byte, families)}
	for k := range p.names {
		p.names[k] = motor.Family(k).String()
	}
	return p
}

// update takes in the terms of a newer frame and the largest of them.
func (p *Causes) update(f *frame.Frame, most Largest) {
	if f.Step == p.step && most == p.most {
		return
	}
	p.most = most
	share := 1 - math.Exp(-float64(f.Step-p.step)/frame.StepsPerSecond/smoothing)
	if p.step < 0 || f.Step < p.step {
		share = 1
	}
	p.step = f.Step
	var sums [families]float64
	total := 0.0
	for i := range f.Terms {
		if p.static.Terms[i].Family == motor.External {
			continue // no muscle's torque
		}
		now := 0.0
		for j, u := range f.Terms[i] {
			now += math.Abs(u) * p.static.Actuators[j].Gear
		}
		p.torque[i] += share * (now - p.torque[i])
		total += p.torque[i]
		sums[p.static.Terms[i].Family] += p.torque[i]
	}
	for k := range sums {
		p.texts[k] = appendPercent(p.texts[k][:0], sums[k], total)
	}
	applied := 0.0
	for j, u := range f.Ctrl {
		applied += math.Abs(float64(u)) * p.static.Actuators[j].Gear
	}
	p.total = append(strconv.AppendFloat(p.total[:0], applied, 'f', 0, 64), "\u2009N·m applied"...)
	p.evoked = -1
	if f.Cause.Known() {
		p.evoked = f.Cause.Term
	}
	p.cause = f.Cause.Append(p.cause[:0], p.static)
	if p.evoked < 0 {
		p.cause = p.appendLargest(p.cause[:0])
	}
}

func appendPercent(dst []byte, part, total float64) []byte {
	if part == 0 || total == 0 {
		return append(dst, "0\u2009%"...)
	}
	if p := 100 * part / total; p < 1 {
		return append(dst, "<\u20091\u2009%"...)
	}
	return append(strconv.AppendFloat(dst, 100*part/total, 'f', 0, 64), "\u2009%"...)
}

// appendLargest names the largest term and its motor.
func (p *Causes) appendLargest(dst []byte) []byte {
	if p.most.Share == 0 {
		return append(dst, "at rest"...)
	}
	dst = append(append(append(append(dst, p.static.Terms[p.most.Term].Name...), ", "...), p.most.Joint...), ", "...)
	return append(strconv.AppendFloat(dst, float64(p.most.Share), 'f', 2, 32), " × limit"...)
}

// Joint spells an actuator's name for people.
func Joint(name string) string {
	b := []byte(name)
	for i := range b {
		if b[i] == '_' {
			b[i] = ' '
		}
	}
	return string(b)
}

// Draw shows the frame.
func (p *Causes) Draw(c *gui.Context, f *frame.Frame, most Largest) {
	p.update(f, most)
	px := c.Scale()
	heading(c, "Causes of torque")
	edge := imgui.CursorScreenPos().X + imgui.ContentRegionAvail().X
	if imgui.ItemRectMax().X+look.Gap2*px+gui.Size(p.total).X < edge {
		textRight(p.total, edge, imgui.ItemRectMin().Y, look.Quiet)
	}

	total := 0.0
	for _, t := range p.torque {
		total += t
	}
	d := imgui.WindowDrawList()
	at := imgui.CursorScreenPos()
	width, height := edge-at.X, look.Gap2*px
	d.AddRectFilled(at, imgui.Vec2{X: edge, Y: at.Y + height}, gui.Pack(look.Line, 1))
	x := at.X
	for k := range families {
		for i, term := range p.static.Terms {
			if int(term.Family) != k || total == 0 || p.torque[i] == 0 {
				continue
			}
			w := width * float32(p.torque[i]/total)
			d.AddRectFilled(imgui.Vec2{X: x, Y: at.Y}, imgui.Vec2{X: x + max(w-look.HairPx*px, 0), Y: at.Y + height}, gui.Pack(look.Families[k], 1))
			x += w
		}
	}
	imgui.Dummy(imgui.Vec2{X: width, Y: height + look.Gap1*px})
	p.hint(c)

	// Two columns where both names and figures have room.
	half, rows := (width-look.Gap4*px)/2, (families+1)/2
	if half < 7.5*imgui.FontSize() {
		half, rows = width, families
	}
	line := imgui.TextLineHeightWithSpacing()
	top := imgui.CursorScreenPos()
	for k := range families {
		y := top.Y + float32(k%rows)*line
		x := top.X + float32(k/rows)*(half+look.Gap4*px)
		swatch(c, imgui.Vec2{X: x, Y: y}, motor.Family(k))
		gui.TextAt(imgui.Vec2{X: x + 14*px, Y: y}, look.Normal, p.names[k])
		textRight(p.texts[k], x+half, y, look.Strong)
	}
	imgui.Dummy(imgui.Vec2{X: width, Y: float32(rows)*line - imgui.CurrentStyle().ItemSpacing().Y})
	p.hint(c)
	p.drawCause(c)
}

// drawCause is one sentence: what a stimulus set off, or else the largest term.
func (p *Causes) drawCause(c *gui.Context) {
	color := look.Normal
	if p.evoked < 0 {
		gui.Text("largest", look.Quiet)
	} else {
		swatch(c, imgui.CursorScreenPos(), p.static.Terms[p.evoked].Family)
		imgui.Dummy(imgui.Vec2{X: 8 * c.Scale(), Y: imgui.TextLineHeight()})
		color = look.Strong
	}
	imgui.SameLine()
	imgui.PushTextWrapPosV(0)
	gui.Text(p.cause, color)
	imgui.PopTextWrapPos()
}

// hint lists every term with its origin while the pointer rests on the panel.
func (p *Causes) hint(c *gui.Context) {
	if !imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip) || !imgui.BeginTooltip() {
		return
	}
	px := c.Scale()
	for i, term := range p.static.Terms {
		gui.Text(term.Name, look.Normal)
		imgui.SameLineV(150*px, 0)
		gui.Text(term.Origin, look.Quiet)
		imgui.SameLineV(240*px, 0)
		gui.Text(fmt.Sprintf("%6.1f\u2009N·m", p.torque[i]), look.Strong)
	}
	imgui.EndTooltip()
}
