//go:build !headless

package panel

import (
	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// HelpLine is a key and what it does.
type HelpLine struct{ Keys, Does string }

// DrawHelp shows the keys in the middle of the window, side by side where there
// is room, else one below the other and to be scrolled. It is false once the
// user closed it.
func DrawHelp(c *gui.Context, keys, mouse []HelpLine) (open bool) {
	px := c.Scale()
	viewport := imgui.MainViewport()
	size := viewport.Size()
	imgui.SetNextWindowSizeConstraints(imgui.Vec2{}, size)
	imgui.SetNextWindowPosV(imgui.Vec2{X: size.X / 2, Y: size.Y / 2}, imgui.CondAlways, imgui.Vec2{X: 0.5, Y: 0.5})
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, imgui.Vec2{X: look.Gap5 * px, Y: look.Gap5 * px})
	imgui.PushStyleVarFloat(imgui.StyleVarWindowBorderSize, look.HairPx)
	open = true
	const flags = imgui.WindowFlagsNoTitleBar | imgui.WindowFlagsNoResize | imgui.WindowFlagsNoCollapse | imgui.WindowFlagsNoDocking | imgui.WindowFlagsAlwaysAutoResize | imgui.WindowFlagsNoSavedSettings | imgui.WindowFlagsNoMove
	if gui.Window("Keys", flags) {
		c.Push(c.Strong, look.Heading)
		gui.Text("Keys", look.Strong)
		c.Pop()
		imgui.Dummy(imgui.Vec2{Y: look.Gap2 * px})
		imgui.BeginGroup()
		drawLines(c, keys)
		imgui.EndGroup()
		if linesWidth(c, keys)+linesWidth(c, mouse)+3*look.Gap5*px < size.X {
			imgui.SameLineV(0, look.Gap5*px)
		} else {
			imgui.Dummy(imgui.Vec2{Y: look.Gap3 * px})
		}
		imgui.BeginGroup()
		drawLines(c, mouse)
		imgui.EndGroup()
		if imgui.IsMouseClickedBool(imgui.MouseButtonLeft) && !imgui.IsWindowHovered() {
			open = false
		}
	}
	imgui.End()
	imgui.PopStyleVarV(2)
	return open
}

func linesWidth(c *gui.Context, lines []HelpLine) (wide float32) {
	for _, l := range lines {
		wide = max(wide, gui.Size(l.Does).X)
	}
	return wide + keysWidth(lines) + look.Gap4*c.Scale()
}

func keysWidth(lines []HelpLine) (wide float32) {
	for _, l := range lines {
		wide = max(wide, gui.Size(l.Keys).X)
	}
	return wide
}

func drawLines(c *gui.Context, lines []HelpLine) {
	wide := keysWidth(lines)
	for _, l := range lines {
		left := imgui.CursorPosX()
		gui.Text(l.Keys, look.Accent)
		imgui.SameLine()
		imgui.SetCursorPosX(left + wide + look.Gap4*c.Scale())
		gui.Text(l.Does, look.Normal)
	}
}
