//go:build !headless

package main

import (
	"math/bits"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/camera"
	"encephagen/render/look"
)

// view is a region of the window that shows a texture of the stage, with the
// mouse moves of MuJoCo's simulate.
type view struct {
	id    string
	paint func(w, h int) uint32 // draws the texture anew
	cam   *camera.Orbit         // nil: the region has none
	home  camera.Orbit
	home0 bool // home is known

	homing bool // the camera is on its way home
	held   bool // since the frame before: the press itself moves nothing

	pick func(x, y, w, h int) bool // selects what is seen there, or frees the selection; nil if nothing can be
	hand *hand                     // pulls at what is seen; nil if nothing can be pulled
	own  *window

	pulling bool // the pointer belongs to the hand until the button is let go

	texture uint32
	w, h    int
	part    imgui.Vec2 // of the texture that is picture: its right and its lower edge
	drawn   camera.Orbit
	epoch   int // of the stage when the texture was drawn
}

// box is a part of the window in screen units.
type box struct{ x, y, w, h float32 }

func (b box) min() imgui.Vec2 { return imgui.Vec2{X: b.x, Y: b.y} }
func (b box) max() imgui.Vec2 { return imgui.Vec2{X: b.x + b.w, Y: b.y + b.h} }

// size is how many pixels the picture in b has; what is too much of it lies
// right of b and below.
func (b box) size(pixels float32) (w, h int) {
	return side(b.w * pixels), side(b.h * pixels)
}

// side rounds the side of a picture to whole pixels, and up where it, or the
// quarter of it that glow is kept in, would be a power of two long. For textures
// with such sides llvmpipe translates every shader that reads them once more,
// for a tenth of a second in which the window stands still.
func side(px float32) int {
	n := int(px + 0.5)
	if up := 1 << bits.Len(uint(max(n-1, 0))); n > 8 && up-n < 4 {
		return up + 1
	}
	return n
}

// cover is what share of a picture of full's size stays out of sight at the left and
// the right of b, and above and below, if it fills b and is not distorted.
func (b box) cover(full box) (x, y float32) {
	scale := max(b.w/full.w, b.h/full.h)
	return (1 - b.w/(full.w*scale)) / 2, (1 - b.h/(full.h*scale)) / 2
}

// pixel is which of them is at a point.
func (b box) pixel(p imgui.Vec2, pixels float32) (x, y int) {
	return int((p.X - b.x) * pixels), int((p.Y - b.y) * pixels)
}

// show puts the region into b, with a picture of the size of full; pixels is the
// framebuffer's scale, epoch counts the changes of the stage. If it is not its turn
// the picture may be an old one. It tells whether there is more to draw: the camera
// moves by itself, or the picture is old.
func (v *view) show(c *gui.Context, b, full box, pixels float32, epoch int, dt float32, turn bool) (moving bool) {
	w, h := full.size(pixels)
	if w < 1 || h < 1 {
		return false
	}
	imgui.SetCursorScreenPos(b.min())
	const buttons = imgui.ButtonFlagsMouseButtonLeft | imgui.ButtonFlagsMouseButtonRight | imgui.ButtonFlagsMouseButtonMiddle
	imgui.SetNextItemAllowOverlap() // the borders lie over it
	gui.Spot(v.id, imgui.Vec2{X: b.w, Y: b.h}, buttons)
	if v.cam != nil {
		moving = v.move(b, pixels, dt)
	}
	old := v.epoch != epoch || v.w != w || v.h != h || v.cam != nil && v.drawn != *v.cam
	if v.texture == 0 || old && turn {
		v.texture = v.paint(w, h)
		v.epoch, v.w, v.h = epoch, w, h
		v.part = imgui.Vec2{X: float32(int(full.w*pixels+0.5)) / float32(w), Y: float32(int(full.h*pixels+0.5)) / float32(h)}
		if v.cam != nil {
			v.drawn = *v.cam
		}
		old = false
	}
	// A framebuffer's first row is at the bottom.
	x, y := b.cover(full)
	from := imgui.Vec2{X: v.part.X * x, Y: 1 - v.part.Y*y}
	to := imgui.Vec2{X: v.part.X * (1 - x), Y: 1 - v.part.Y*(1-y)}
	imgui.WindowDrawList().AddImageV(c.Image(v.texture), b.min(), b.max(), from, to, 0xffffffff)
	return moving || old
}

// move lets the mouse move the camera, select and pull.
func (v *view) move(b box, pixels, dt float32) (moving bool) {
	if !v.home0 {
		v.home, v.home0 = *v.cam, true
	}
	io := imgui.CurrentIO()
	active := imgui.IsItemActive()
	if v.hand != nil {
		v.pull(active, io.KeyCtrl(), b, pixels)
	}
	if active && v.held && !v.pulling {
		d := io.MouseDelta()
		dx, dy := d.X/b.h, d.Y/b.h
		if dx != 0 || dy != 0 {
			v.homing = false
		}
		switch {
		case imgui.IsMouseDown(imgui.MouseButtonLeft):
			v.cam.Drag(dx, dy)
		case imgui.IsMouseDown(imgui.MouseButtonRight) && io.KeyShift():
			v.cam.PanFloor(dx, dy)
		case imgui.IsMouseDown(imgui.MouseButtonRight):
			v.cam.Pan(dx, dy)
		case imgui.IsMouseDown(imgui.MouseButtonMiddle):
			v.cam.Zoom(dy)
		}
	}
	v.held = active
	if imgui.IsItemHovered() {
		if wheel := io.MouseWheel(); wheel != 0 {
			v.cam.Scroll(wheel)
			v.homing = false
		}
		if imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft) {
			x, y := b.pixel(imgui.MousePos(), pixels)
			w, h := b.size(pixels)
			v.homing = v.pick == nil || !v.pick(x, y, w, h)
		}
	}
	if v.homing {
		v.homing = v.cam.Toward(&v.home, dt)
	}
	return v.homing
}

// pull gives the pointer to the hand from a press with Ctrl until it ends.
func (v *view) pull(active, ctrl bool, b box, pixels float32) {
	switch at := imgui.MousePos(); {
	case active && !v.held && ctrl && imgui.IsMouseDown(imgui.MouseButtonLeft):
		v.pulling = true
		v.hand.take(v.own, at, b, pixels)
	case active && v.pulling:
		v.hand.pull(v.own, at, b, pixels)
	case v.pulling:
		v.pulling = false
		v.hand.release(v.own)
	}
}

// splitter is a border that the user can move.
type splitter struct {
	id      string
	share   float32 // of the window that lies before the border
	initial float32
}

// drag puts the border's handle into b and moves share; span is the length of
// the whole window along the move, in screen units.
func (s *splitter) drag(c *gui.Context, b box, upright bool, span, low, high float32) {
	imgui.SetCursorScreenPos(b.min())
	gui.Spot(s.id, imgui.Vec2{X: b.w, Y: b.h}, 0)
	hovered, active := imgui.IsItemHovered(), imgui.IsItemActive()
	if !hovered && !active {
		return
	}
	d := imgui.CurrentIO().MouseDelta()
	if upright {
		imgui.SetMouseCursor(imgui.MouseCursorResizeEW)
	} else {
		imgui.SetMouseCursor(imgui.MouseCursorResizeNS)
		d.X = d.Y
	}
	if active && !imgui.IsItemActivated() {
		s.share = max(low, min(high, s.share+d.X/span))
	}
	if hovered && imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft) {
		s.share = s.initial
	}
	color := look.Quiet
	if active {
		color = look.Accent
	}
	line, half := b, look.HairPx*c.Scale()
	if upright {
		line.x, line.w = b.x+b.w/2-half/2, half
	} else {
		line.y, line.h = b.y+b.h/2-half/2, half
	}
	imgui.WindowDrawList().AddRectFilled(line.min(), line.max(), gui.Pack(color, 1))
}
