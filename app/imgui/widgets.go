//go:build !headless

package imgui

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
)

// SliderLook is how a slider shows where it stands.
type SliderLook struct {
	Mark    mgl32.Vec3 // colour of the mark at the value
	Default float64    // where the notch is; NaN for none
}

// Slider is a slider over a float64 between lo and hi, as wide as the next item
// is. The value stands in its middle, printed by the printf format for one
// double; a mark, not a knob, shows where it is, so that the number stays
// readable. Ctrl+click types.
func (c *Context) Slider(label string, v *float64, lo, hi float64, format string, style SliderLook) bool {
	min := imgui.CursorScreenPos()
	max := imgui.Vec2{X: min.X + imgui.CalcItemWidth(), Y: min.Y + imgui.FrameHeight()}
	typed := typing(label)
	if !typed {
		share := func(x float64) float64 { return (x - lo) / (hi - lo) }
		c.slot(min, max, share(*v), share(math.Max(lo, math.Min(hi, 0))), share(style.Default), style.Mark)
		for _, id := range []imgui.Col{imgui.ColFrameBg, imgui.ColFrameBgHovered, imgui.ColFrameBgActive, imgui.ColSliderGrab, imgui.ColSliderGrabActive} {
			imgui.PushStyleColorVec4(id, imgui.Vec4{})
		}
	}
	const flags = imgui.SliderFlagsAlwaysClamp | imgui.SliderFlagsNoRoundToFormat
	turned := slide(label, v, lo, hi, format, flags)
	if !typed {
		imgui.PopStyleColorV(5)
	}
	return turned
}

// slot draws a slider's body: filled from zero to the value, with the mark there
// and a notch at the default; all three are shares of its length.
func (c *Context) slot(min, max imgui.Vec2, at, zero, notch float64, mark mgl32.Vec3) {
	d := imgui.WindowDrawList()
	alpha := c.style.Alpha()
	surface := look.Raise(look.Panel, fieldLift)
	if imgui.IsWindowHovered() && imgui.IsMouseHoveringRect(min, max) {
		surface = look.Raise(look.Panel, overLift)
	}
	round := c.style.FrameRounding()
	d.AddRectFilledV(min, max, Pack(surface, alpha), round, 0)
	half := sliderMark * c.Scale() / 2
	x := func(share float64) float32 { return min.X + half + float32(share)*(max.X-min.X-2*half) }
	from, to := x(math.Min(zero, at)), x(math.Max(zero, at))
	corners := imgui.DrawFlagsRoundCornersNone
	if zero == 0 {
		from, corners = min.X, imgui.DrawFlagsRoundCornersLeft
	} else if zero == 1 {
		to, corners = max.X, imgui.DrawFlagsRoundCornersRight
	}
	d.AddRectFilledV(imgui.Vec2{X: from, Y: min.Y}, imgui.Vec2{X: to, Y: max.Y}, Pack(mark, 0.14*alpha), round, corners)
	if notch >= 0 && notch <= 1 {
		d.AddRectFilled(imgui.Vec2{X: x(notch) - half/2, Y: max.Y - 3*c.Scale()}, imgui.Vec2{X: x(notch) + half/2, Y: max.Y}, Pack(look.Quiet, alpha))
	}
	d.AddRectFilledV(imgui.Vec2{X: x(at) - half, Y: min.Y}, imgui.Vec2{X: x(at) + half, Y: max.Y}, Pack(mark, alpha), half, 0)
}

// sliderMark is the width of a slider's mark, px.
const sliderMark = 3

// Tooltip shows text, wrapped, for the item before it once the pointer rests.
func Tooltip(text string, width float32) { TooltipWhy(text, "", width) }

// TooltipWhy adds a reason why the item is out of reach, if it has one.
func TooltipWhy(text, reason string, width float32) {
	if imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip|imgui.HoveredFlagsAllowWhenDisabled) && imgui.BeginTooltip() {
		imgui.PushTextWrapPosV(width)
		Text(text, look.Normal)
		if reason != "" {
			Text(reason, look.Accent)
		}
		imgui.PopTextWrapPos()
		imgui.EndTooltip()
	}
}
