//go:build !headless

package form

import (
	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/params"
)

// labelShare is the part of a row that its name takes.
const labelShare = 0.5

// Draw puts the form into the current ImGui window.
func (f *Form) Draw(c *gui.Context) {
	any := false
	for k := range f.groups {
		g := &f.groups[k]
		shown, changed := 0, 0
		for _, r := range g.rows {
			if f.shown(r) {
				shown++
			}
			if f.fields[r.field].Changed() {
				changed++
			}
		}
		if shown == 0 {
			continue
		}
		any = true
		if f.drawHeader(c, g, changed, len(f.filter) > 0 || f.ChangedOnly) {
			for _, r := range g.rows {
				if f.shown(r) {
					f.drawRow(c, r.field)
				}
			}
			imgui.Dummy(imgui.Vec2{Y: look.Gap1 * c.Scale()})
		}
	}
	if !any {
		gui.Text("nothing matches", look.Quiet)
	}
}

// Row draws the parameter with a key by itself, outside of the list.
func (f *Form) Row(c *gui.Context, key string) {
	for i := range f.fields {
		if f.fields[i].Key == key {
			f.drawRow(c, i)
		}
	}
}

// drawHeader draws the line of a group and tells whether it is open. While the
// form is searched, every group is.
func (f *Form) drawHeader(c *gui.Context, g *group, changed int, searching bool) bool {
	if g.first && g.title != g.root {
		imgui.Dummy(imgui.Vec2{Y: look.Gap1 * c.Scale()})
		gui.Text(g.root, look.Quiet)
	}
	if searching {
		imgui.SetNextItemOpenV(true, imgui.CondAlways)
	} else {
		imgui.SetNextItemOpenV(f.open[g.id], imgui.CondAlways)
	}
	imgui.PushStyleColorVec4(imgui.ColText, gui.Color(look.Strong, 1))
	open := gui.Node(g.label, imgui.TreeNodeFlagsSpanAvailWidth|imgui.TreeNodeFlagsNoTreePushOnOpen|imgui.TreeNodeFlagsFramePadding)
	imgui.PopStyleColor()
	if imgui.IsItemToggledOpen() && !searching {
		f.open[g.id] = open
	}
	if changed > 0 {
		lo, hi := imgui.ItemRectMin(), imgui.ItemRectMax()
		r := 2.5 * c.Scale()
		imgui.WindowDrawList().AddCircleFilled(imgui.Vec2{X: hi.X - 3*r, Y: (lo.Y + hi.Y) / 2}, r, gui.Pack(look.Accent, 1))
	}
	return open
}

// drawRow draws one parameter: its name and what turns it.
func (f *Form) drawRow(c *gui.Context, i int) {
	field := &f.fields[i]
	text := f.texts.format(field, i, len(f.fields))
	imgui.PushIDInt(int32(i))
	defer imgui.PopID()

	left, width := imgui.CursorPosX(), imgui.ContentRegionAvail().X
	indent := look.Gap3 * c.Scale()
	control := left + width*labelShare
	imgui.SetCursorPosX(left + indent)
	color := look.Normal
	switch {
	case !field.Live:
		color = look.Quiet
	case field.Changed():
		color = look.Strong
		f.drawMark(c, indent)
	}
	at := imgui.CursorPos()
	room := control - at.X - look.Gap2*c.Scale()
	imgui.AlignTextToFramePadding()
	imgui.PushTextWrapPosV(at.X + room)
	gui.Text(field.Name, color)
	imgui.PopTextWrapPos()
	height := max(imgui.FrameHeight(), imgui.ItemRectSize().Y)
	imgui.SetCursorPos(at)
	imgui.Dummy(imgui.Vec2{X: room, Y: height}) // all of the left half answers the pointer
	f.hint(c, i)
	imgui.SameLineV(control, 0)

	imgui.BeginDisabledV(!field.Live)
	imgui.SetNextItemWidth(-1)
	if field.Kind == params.Bool {
		on := field.Value() != 0
		if gui.Checkbox("##value", &on) {
			f.Set(i, map[bool]float64{true: 1}[on])
		}
	} else {
		f.drawSlider(c, i, text)
	}
	imgui.EndDisabled()
	f.hint(c, i)
	f.drawMenu(i)
}

// drawMark puts the sign of a changed parameter before its name.
func (f *Form) drawMark(c *gui.Context, indent float32) {
	at := imgui.CursorScreenPos()
	at.X -= indent / 2
	at.Y += imgui.FrameHeight() / 2
	imgui.WindowDrawList().AddCircleFilled(at, 2.5*c.Scale(), gui.Pack(look.Accent, 1))
}

func (f *Form) drawSlider(c *gui.Context, i int, text string) {
	field := &f.fields[i]
	v := field.Value()
	style := gui.SliderLook{Mark: look.Quiet, Default: field.Default}
	if field.Changed() {
		style.Mark = look.Accent
	}
	turned := c.Slider("##value", &v, field.Min, field.Max, text, style)
	if imgui.IsItemActivated() {
		f.take(i)
	}
	if turned {
		// A number typed in is taken as it is; a drag goes in steps.
		if imgui.IsMouseDown(imgui.MouseButtonLeft) {
			v = snap(field, v)
		}
		f.take(i)
		f.turn(i, v)
	}
	if imgui.IsItemDeactivated() {
		f.drop()
	}
}

// hint shows the parameter's story for the item before it and opens its menu.
func (f *Form) hint(c *gui.Context, i int) {
	gui.Tooltip(f.texts.about(&f.fields[i], i), 320*c.Scale())
	if f.fields[i].Live && imgui.IsItemHovered() && imgui.IsMouseClickedBool(imgui.MouseButtonRight) {
		imgui.OpenPopupStr("menu")
	}
}

func (f *Form) drawMenu(i int) {
	field := &f.fields[i]
	if !gui.Popup("menu") {
		return
	}
	if imgui.MenuItemBoolV("Reset to "+field.Format(field.Default)+suffix(field), "", false, field.Changed()) {
		f.Reset(i)
	}
	if imgui.MenuItemBool("Copy " + field.Key + "=" + field.Format(field.Value())) {
		imgui.SetClipboardText(field.Key + "=" + field.Format(field.Value()))
	}
	imgui.EndPopup()
}
