//go:build !headless

package panel

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"encephagen/app/form"
	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// Parameters is the form with its filter.
type Parameters struct {
	Form   *form.Form
	filter gui.Field
}

// leastRows is the least height, px, of a list that scrolls by itself.
const leastRows = 200

// Draw shows the form, which itself tells what is changed.
func (p *Parameters) Draw(c *gui.Context) {
	heading(c, "Parameters")
	px := c.Scale()
	imgui.SetNextItemWidth(imgui.ContentRegionAvail().X - 92*px)
	if p.filter.Draw("##filter", "filter", imgui.InputTextFlagsEscapeClearsAll) {
		p.Form.Search(p.filter.Text())
	}
	imgui.SameLineV(0, look.Gap2*px)
	gui.Checkbox("changed", &p.Form.ChangedOnly)
	gui.Tooltip("Only what differs from its default.\nRight-click a parameter to reset it. Ctrl+Z undoes, Ctrl+Shift+Z redoes. Ctrl+click on a slider to type.", 300*px)
	if imgui.ContentRegionAvail().Y < leastRows*px {
		p.Form.Draw(c) // the whole panel scrolls rather than a few lines
		return
	}
	if gui.Child("rows", imgui.Vec2{}, 0, imgui.WindowFlagsNone) {
		p.Form.Draw(c)
	}
	imgui.EndChild()
}
