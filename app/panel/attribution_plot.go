//go:build !headless

package panel

import (
	"fmt"
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// past says how far back the plot reaches.
var past = fmt.Sprintf("last %d\u2009s", attributionSeconds)

// stackFull is the top of the plot in limits of the motor.
const stackFull = 1.5

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
				d.AddRectFilled(imgui.Vec2{X: x, Y: up - v}, imgui.Vec2{X: x + column, Y: up}, gui.Pack(look.Family(int(term.Family)), 1))
				up -= v
			case v < 0:
				d.AddRectFilled(imgui.Vec2{X: x, Y: down}, imgui.Vec2{X: x + column, Y: down - v}, gui.Pack(look.Family(int(term.Family)), 1))
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
	textRight(past, hi.X, hi.Y, look.Quiet)
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
