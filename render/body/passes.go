package body

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// lamps sets what lib/light.glsl needs.
func lamps(p *rgl.Program) {
	p.Vec3("keyDir", keyDir)
	p.Vec3("fillDir", fillDir)
	p.Vec3("rimDir", rimDir)
}

// occluders sets what lib/occlusion.glsl needs.
func (r *Renderer) occluders(p *rgl.Program) {
	n := len(r.shapes)
	p.Vec4s("shapeA", r.partA[:n])
	p.Vec4s("shapeB", r.partB[:n])
	p.Vec4s("lampA", r.lampA[:n])
	p.Vec4s("lampB", r.lampB[:n])
	p.Mat3("lamp", lamp)
	p.Float("penumbra", penumbra)
}

// faint is the share of the surroundings that a shape must take for the floor to
// show it.
const faint = 0.003

// shadeFor is the height, px, of a picture for which all texels of the shade are
// needed; a smaller one uses a part of them.
const shadeFor = 720

// drawShade finds the part of the floor that the body shades (low x, y, width,
// height) and how much it does, in a picture of h px. The shade lies in the first
// share of its texels along each side.
func (r *Renderer) drawShade(h int) (field mgl32.Vec4, share float32) {
	low, high := mgl32.Vec2{1e6, 1e6}, mgl32.Vec2{-1e6, -1e6}
	throw := mgl32.Vec2{keyDir[0], keyDir[1]}.Mul(1 / keyDir[2])
	for i := range r.shapes {
		radius := r.partA[i][3]
		from, to := mgl32.Vec2{1e6, 1e6}, mgl32.Vec2{-1e6, -1e6}
		for _, end := range [...]float32{-1, 1} {
			q := r.partA[i].Vec3().Add(r.partB[i].Vec3().Mul(end))
			h := max(q[2]-r.height, 0)
			under := mgl32.Vec2{q[0], q[1]}
			fallen := under.Sub(throw.Mul(h))
			// Shadows widen with height. What a shape takes of the surroundings
			// falls with the third power of its distance: see open in
			// lib/occlusion.glsl.
			wide := 2*radius + 2*penumbra*h
			away := max(h, radius)
			felt := float32(math.Cbrt(float64(away * radius * radius / faint)))
			felt = float32(math.Sqrt(float64(max(felt*felt-away*away, 0)))) + radius
			for axis := range 2 {
				from[axis] = min(from[axis], under[axis]-felt, fallen[axis]-wide)
				to[axis] = max(to[axis], under[axis]+felt, fallen[axis]+wide)
				low[axis] = min(low[axis], under[axis]-5*radius, fallen[axis]-wide)
				high[axis] = max(high[axis], under[axis]+5*radius, fallen[axis]+wide)
			}
		}
		r.reach[i] = mgl32.Vec4{from[0], from[1], to[0], to[1]}
	}
	field = mgl32.Vec4{low[0], low[1], high[0] - low[0], high[1] - low[1]}
	size, _ := r.shade.Size()
	texels := min(max(size*h/shadeFor, size/3), size)
	r.shade.Bind()
	r.shade.Viewport(0, 0, texels, texels)
	rgl.State{Blend: rgl.Multiply}.Apply()
	rgl.Clear(1, 1, 1, 1)
	r.shadow.Use()
	r.occluders(r.shadow)
	r.shadow.Vec4s("reach", r.reach[:len(r.shapes)])
	r.shadow.Vec4("field", field)
	r.shadow.Float("height", r.height)
	rgl.DrawVerticesInstanced(6, len(r.shapes))
	rgl.State{}.Apply()
	return field, float32(texels) / float32(size)
}

// floorRadius is where the fog has closed, m.
const floorRadius = 8

// drawFloor draws stage and floor. Only where the body's shade lies is there a
// texture to be read, which is what costs most of a floor.
func (r *Renderer) drawFloor(cam *camera.Orbit, toClip mgl32.Mat4, field mgl32.Vec4, share float32) {
	rgl.Clear(look.Stage[0], look.Stage[1], look.Stage[2], 1)
	if r.floor < 0 {
		return
	}
	var borders [2]mgl32.Vec4
	for axis := range borders {
		low, high := cam.Target[axis]-floorRadius, cam.Target[axis]+floorRadius
		from := min(max(field[axis], low), high)
		borders[axis] = mgl32.Vec4{low, from, min(max(field[axis]+field[axis+2], from), high), high}
	}
	ground, line := r.ground, linear(look.Quiet).Mul(0.35)
	if look.Current().Light { // the model's floor is for a dark stage
		ground, line = linear(look.Floor), linear(look.Quiet)
	}
	draw := func(p *rgl.Program, first, n int) {
		p.Int("first", int32(first))
		rgl.DrawVerticesInstanced(6, n)
	}
	for _, p := range [...]*rgl.Program{r.plain, r.stage} {
		p.Use()
		lamps(p)
		p.Mat4("toClip", toClip)
		p.Float("height", r.height)
		p.Vec4("columns", borders[0])
		p.Vec4("rows", borders[1])
		p.Float("radius", floorRadius)
		p.Vec3("middle", cam.Target)
		p.Vec3("stage", look.Stage)
		p.Vec3("ground", ground)
		p.Vec3("line", line)
		if p == r.plain {
			draw(p, 0, 4)
			draw(p, 5, 4)
		}
	}
	r.stage.Vec4("field", mgl32.Vec4{field[0], field[1], 1 / field[2], 1 / field[3]})
	r.stage.Float("share", share)
	r.stage.Int("shade", 0)
	rgl.BindTexture(0, r.shade.Color())
	draw(r.stage, 4, 1)
}
