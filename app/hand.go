//go:build !headless

package main

import (
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	gui "encephagen/app/imgui"
	"encephagen/render/camera"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// hand pulls at a part of the body: Ctrl and a drag with the left button take
// the part under the pointer, as in MuJoCo's simulate. The pointer moves in the
// upright plane through the part that faces the camera; a spring between the
// part and the pointer is the force. It reaches the simulation as pushes, which
// the log keeps.
type hand struct {
	geom  int
	held  bool
	grip  mgl32.Vec3 // from the part's centre to where it was taken, m
	force [3]float64 // N
	line  [2]imgui.Vec2
	text  []byte

	sent   [3]float64
	sentAt int64
	a, b   []frame.Pose
}

// The spring's stiffness and its greatest force, and how long a push lasts that
// is not renewed.
const (
	stiffness = 400 // N/m
	strongest = 400 // N
	holdMS    = 60
)

// take takes the part that is seen at a point of the body's picture.
func (h *hand) take(w *window, at imgui.Vec2, b box, pixels float32) {
	x, y := b.pixel(at, pixels)
	width, height := b.size(pixels)
	h.geom = w.stage.PickBody(x, y, width, height)
	centre, ok := h.centre(w)
	if h.geom < 0 || !ok {
		return
	}
	eye := w.stage.BodyEye(width, height)
	h.held, h.grip = true, h.reach(&eye, at, b, centre).Sub(centre)
	h.force, h.sent, h.sentAt = [3]float64{}, [3]float64{}, 0
}

// pull follows the pointer.
func (h *hand) pull(w *window, at imgui.Vec2, b box, pixels float32) {
	centre, ok := h.centre(w)
	if !h.held || !ok {
		return
	}
	width, height := b.size(pixels)
	eye := w.stage.BodyEye(width, height)
	anchor := centre.Add(h.grip)
	way := h.reach(&eye, at, b, anchor).Sub(anchor)
	newtons := way.Mul(stiffness)
	if n := newtons.Len(); n > strongest {
		newtons = newtons.Mul(strongest / n)
	}
	if w.static.Planar() {
		newtons[1] = 0
	}
	h.force = [3]float64{float64(newtons[0]), float64(newtons[1]), float64(newtons[2])}
	if x, y, ok := eye.Project(anchor, b.w/b.h); ok {
		h.line = [2]imgui.Vec2{{X: b.x + (x+1)/2*b.w, Y: b.y + (1-y)/2*b.h}, at}
	}
	const enough = 2 // N
	changed := math.Abs(h.force[0]-h.sent[0])+math.Abs(h.force[1]-h.sent[1])+math.Abs(h.force[2]-h.sent[2]) > enough
	if changed || w.frame.Step-h.sentAt > holdMS/2*frame.StepsPerMS {
		h.sent, h.sentAt = h.force, w.frame.Step
		w.world.pushPart(h.geom, h.force, holdMS)
	}
}

// release lets go.
func (h *hand) release(w *window) {
	if h.held {
		h.held = false
		w.world.pushPart(h.geom, [3]float64{}, 0)
	}
}

// centre is where the part is that is held.
func (h *hand) centre(w *window) (c mgl32.Vec3, ok bool) {
	if h.a == nil {
		h.a, h.b = make([]frame.Pose, len(w.static.Geoms)), make([]frame.Pose, len(w.static.Geoms))
	}
	mix, ok := w.streams.PosesAround(w.shown, h.a, h.b)
	if !ok || h.geom < 0 {
		return c, false
	}
	from, to := mgl32.Vec3(h.a[h.geom].Pos), mgl32.Vec3(h.b[h.geom].Pos)
	return from.Add(to.Sub(from).Mul(mix)), true
}

// reach is where the pointer is in the upright plane through p that faces the
// eye.
func (h *hand) reach(eye *camera.Orbit, at imgui.Vec2, b box, p mgl32.Vec3) mgl32.Vec3 {
	from, way := eye.Ray(2*(at.X-b.x)/b.w-1, 1-2*(at.Y-b.y)/b.h, b.w/b.h)
	normal := eye.Outward()
	normal[2] = 0
	if normal.Len() < 0.2 { // seen from above: the plane of the picture
		normal = eye.Outward()
	}
	facing := way.Dot(normal)
	if facing > -1e-3 {
		return p
	}
	return from.Add(way.Mul(p.Sub(from).Dot(normal) / facing))
}

// draw shows the force as a line from the part to the pointer.
func (h *hand) draw(c *gui.Context) {
	if !h.held {
		return
	}
	px := c.Scale()
	d := imgui.WindowDrawList()
	color := gui.Pack(look.Push, 1)
	d.AddLineV(h.line[0], h.line[1], color, 2*px)
	d.AddCircleFilledV(h.line[0], 4*px, color, 16)
	f := h.force
	h.text = append(strconv.AppendFloat(h.text[:0], math.Sqrt(f[0]*f[0]+f[1]*f[1]+f[2]*f[2]), 'f', 0, 64), "\u2009N"...)
	gui.TextAt(imgui.Vec2{X: h.line[1].X + look.Gap3*px, Y: h.line[1].Y - look.Gap4*px}, look.Strong, h.text)
}
