//go:build !headless

package panel

import (
	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/motor"
)

// heading writes the title of a section.
func heading(c *gui.Context, text string) {
	c.Push(c.Strong, look.Small)
	gui.Text(text, look.Strong)
	c.Pop()
}

// section is the heading of a section that can be folded. It tells whether it is
// open.
func section(c *gui.Context, title string, open bool) bool {
	imgui.SetNextItemOpenV(open, imgui.CondAlways)
	c.Push(c.Strong, look.Small)
	imgui.PushStyleColorVec4(imgui.ColText, gui.Color(look.Strong, 1))
	open = gui.Node(title, imgui.TreeNodeFlagsSpanAvailWidth|imgui.TreeNodeFlagsNoTreePushOnOpen|imgui.TreeNodeFlagsFramePadding)
	imgui.PopStyleColor()
	c.Pop()
	return open
}

// swatch is the square of a family's colour before a line of text at a place.
func swatch(c *gui.Context, at imgui.Vec2, family motor.Family) {
	r, half, side := imgui.FontSize()/2, 4*c.Scale(), 8*c.Scale()
	imgui.WindowDrawList().AddRectFilledV(imgui.Vec2{X: at.X, Y: at.Y + r - half}, imgui.Vec2{X: at.X + side, Y: at.Y + r + half}, gui.Pack(look.Family(int(family)), 1), 2*c.Scale(), 0)
}

// textRight writes a text that ends at x, its top at y, both on the screen.
func textRight[T gui.Words](text T, x, y float32, color mgl32.Vec3) {
	gui.TextAt(imgui.Vec2{X: x - gui.Size(text).X, Y: y}, color, text)
}

// icon is a shape drawn in a square of side 2 around the origin.
type icon int

const (
	playIcon icon = iota
	pauseIcon
	stepIcon
	resetIcon
	filmIcon
	stopIcon
	cameraIcon
)

func (i icon) draw(at imgui.Vec2, r float32, color uint32) {
	d := imgui.WindowDrawList()
	switch i {
	case playIcon:
		play(d, at, r, color)
	case pauseIcon:
		pause(d, at, r, color)
	case stepIcon:
		step(d, at, r, color)
	case resetIcon:
		reset(d, at, r, color)
	case filmIcon:
		d.AddCircleFilledV(at, 0.85*r, color, 24)
	case stopIcon:
		bar(d, at, -0.75*r, -0.75*r, 0.75*r, 0.75*r, color)
	case cameraIcon:
		camera(d, at, r, color)
	}
}

func play(d *imgui.DrawList, at imgui.Vec2, r float32, color uint32) {
	d.AddTriangleFilled(imgui.Vec2{X: at.X - 0.7*r, Y: at.Y - r}, imgui.Vec2{X: at.X + r, Y: at.Y}, imgui.Vec2{X: at.X - 0.7*r, Y: at.Y + r}, color)
}

func pause(d *imgui.DrawList, at imgui.Vec2, r float32, color uint32) {
	bar(d, at, -0.8*r, -r, -0.2*r, r, color)
	bar(d, at, 0.2*r, -r, 0.8*r, r, color)
}

func step(d *imgui.DrawList, at imgui.Vec2, r float32, color uint32) {
	bar(d, at, -0.9*r, -r, -0.4*r, r, color)
	d.AddTriangleFilled(imgui.Vec2{X: at.X - 0.15*r, Y: at.Y - r}, imgui.Vec2{X: at.X + r, Y: at.Y}, imgui.Vec2{X: at.X - 0.15*r, Y: at.Y + r}, color)
}

func reset(d *imgui.DrawList, at imgui.Vec2, r float32, color uint32) {
	const from, to = -1.1, 3.9 // rad, an open circle
	d.PathArcToV(at, 0.85*r, from, to, 24)
	d.PathStrokeV(color, 0, 0.3*r)
	tip := imgui.Vec2{X: at.X + 0.85*r*0.45, Y: at.Y - 0.85*r*0.89}
	d.AddTriangleFilled(imgui.Vec2{X: tip.X - 0.75*r, Y: tip.Y - 0.05*r}, imgui.Vec2{X: tip.X + 0.1*r, Y: tip.Y - 0.5*r}, imgui.Vec2{X: tip.X + 0.1*r, Y: tip.Y + 0.55*r}, color)
}

func camera(d *imgui.DrawList, at imgui.Vec2, r float32, color uint32) {
	bar(d, at, -0.4*r, -0.85*r, 0.4*r, -0.5*r, color)
	d.AddRectV(imgui.Vec2{X: at.X - r, Y: at.Y - 0.55*r}, imgui.Vec2{X: at.X + r, Y: at.Y + 0.8*r}, color, 0.25*r, 0, 0.22*r)
	d.AddCircleV(imgui.Vec2{X: at.X, Y: at.Y + 0.1*r}, 0.38*r, color, 16, 0.22*r)
}

func bar(d *imgui.DrawList, at imgui.Vec2, x0, y0, x1, y1 float32, color uint32) {
	d.AddRectFilled(imgui.Vec2{X: at.X + x0, Y: at.Y + y0}, imgui.Vec2{X: at.X + x1, Y: at.Y + y1}, color)
}

// iconButton is a button with a shape on it. An empty reason means enabled; a
// reason is shown with the hint.
func iconButton(c *gui.Context, id string, shape icon, color mgl32.Vec3, size imgui.Vec2, hint, reason string) bool {
	imgui.BeginDisabledV(reason != "")
	pressed := gui.Button(id, size)
	imgui.EndDisabled()
	lo, hi := imgui.ItemRectMin(), imgui.ItemRectMax()
	alpha := float32(1)
	if reason != "" {
		alpha = 0.35
	}
	shape.draw(imgui.Vec2{X: (lo.X + hi.X) / 2, Y: (lo.Y + hi.Y) / 2}, 6*c.Scale(), gui.Pack(color, alpha))
	why(c, hint, reason)
	return pressed
}

// why explains the item before it, and why it is out of reach if it is.
func why(c *gui.Context, hint, reason string) {
	gui.TooltipWhy(hint, reason, 300*c.Scale())
}

// columns lays out buttons of one width in rows.
type columns struct {
	size  imgui.Vec2
	n, at int
}

// grid makes n columns, or fewer where the widest label has not the room.
func grid(c *gui.Context, n int, widest string, gap float32) columns {
	width := imgui.ContentRegionAvail().X
	least := gui.Size(widest).X + 2*look.Gap1*c.Scale()
	for n > 1 && (width-float32(n-1)*gap)/float32(n) < least {
		n = (n + 1) / 2
	}
	return columns{size: imgui.Vec2{X: (width - float32(n-1)*gap) / float32(n)}, n: n}
}

// button puts the next one; a reason greys it and is shown with the hint.
func (g *columns) button(c *gui.Context, label, hint, reason string) bool {
	if g.at%g.n > 0 {
		imgui.SameLine()
	}
	g.at++
	imgui.BeginDisabledV(reason != "")
	pressed := gui.Button(label, g.size)
	imgui.EndDisabled()
	why(c, hint, reason)
	return pressed
}

// pick puts the next one, of buttons of which one is picked.
func (g *columns) pick(c *gui.Context, label, hint string, picked bool) bool {
	if picked {
		imgui.PushStyleColorVec4(imgui.ColButton, gui.Color(look.Accent, 0.35))
	}
	pressed := g.button(c, label, hint, "")
	if picked {
		imgui.PopStyleColor()
	}
	return pressed
}

// row writes the name of something that follows on the same line and fills it.
func row(name string, color mgl32.Vec3) {
	left, width := imgui.CursorPosX(), imgui.ContentRegionAvail().X
	imgui.AlignTextToFramePadding()
	gui.Text(name, color)
	imgui.SameLineV(left+max(0.32*width, gui.Size(name).X+imgui.FontSize()/2), 0)
	imgui.SetNextItemWidth(-1)
}
