//go:build !headless

package panel

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"encephagen/app/form"
	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// Parameters is the form with its filter.
type Parameters struct{ Form *form.Form }

// Draw returns Undo or Redo if asked for; everything else the form says itself.
func (p *Parameters) Draw(c *gui.Context) (do Action) {
	heading(c, "Parameters")
	px := c.Scale()
	imgui.SetNextItemWidth(imgui.ContentRegionAvail().X - 92*px)
	imgui.InputTextWithHint("##filter", "filter", &p.Form.Filter, imgui.InputTextFlagsEscapeClearsAll, nil)
	imgui.SameLineV(0, look.Gap2*px)
	imgui.Checkbox("changed", &p.Form.ChangedOnly)
	gui.Tooltip("Only what differs from its default.\nRight-click a parameter to reset it. Ctrl+Z undoes, Ctrl+Shift+Z redoes. Ctrl+click on a slider to type.", 300*px)
	if imgui.BeginChildStrV("rows", imgui.Vec2{}, 0, imgui.WindowFlagsNone) {
		p.Form.Draw(c)
	}
	imgui.EndChild()
	return None
}
