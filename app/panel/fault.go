//go:build !headless

package panel

import (
	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// DrawFault says why the simulation stopped itself, at the top of the area
// between lo and hi, and what can be done about it.
func DrawFault(c *gui.Context, fault string, lo, hi imgui.Vec2) (do Action) {
	px := c.Scale()
	width := min(hi.X-lo.X-2*look.Gap5*px, 520*px)
	imgui.SetNextWindowPosV(imgui.Vec2{X: (lo.X + hi.X) / 2, Y: lo.Y + look.Gap5*px}, imgui.CondAlways, imgui.Vec2{X: 0.5})
	imgui.SetNextWindowSizeV(imgui.Vec2{X: width}, imgui.CondAlways)
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{X: look.Gap4 * px, Y: look.Gap4 * px})
	imgui.PushStyleVarFloat(imgui.StyleVarWindowBorderSize, look.HairPx)
	imgui.PushStyleColorVec4(imgui.ColBorder, gui.Color(look.Record, 1))
	const flags = imgui.WindowFlagsNoDecoration | imgui.WindowFlagsNoDocking | imgui.WindowFlagsNoSavedSettings | imgui.WindowFlagsNoMove
	if gui.Window("Fault", flags) {
		c.Push(c.Strong, look.Text)
		gui.Text("The simulation stopped itself", look.Strong)
		c.Pop()
		imgui.PushTextWrapPosV(0)
		gui.Text(fault, look.Normal)
		gui.Text("Reset the body or play on as it is; the parameters stay.", look.Quiet)
		imgui.PopTextWrapPos()
		imgui.Dummy(imgui.Vec2{Y: look.Gap1 * px})
		if gui.Button("Reset the body", imgui.Vec2{}) {
			do = ResetBody
		}
		imgui.SameLine()
		if gui.Button("Play on", imgui.Vec2{}) {
			do = PlayPause
		}
	}
	imgui.End()
	imgui.PopStyleColor()
	imgui.PopStyleVarV(2)
	return do
}
