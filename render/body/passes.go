package body

import (
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
	p.Vec4s("partA", r.partA[:r.parts])
	p.Vec4s("partB", r.partB[:r.parts])
	p.Vec4s("lampA", r.lampA[:n])
	p.Vec4s("lampB", r.lampB[:n])
	p.Mat3("lamp", lamp)
	p.Float("penumbra", penumbra)
}

// drawShade finds the part of the floor that the body shades (low x, y, width,
// height) and how much it does.
func (r *Renderer) drawShade() mgl32.Vec4 {
	low, high := mgl32.Vec2{1e6, 1e6}, mgl32.Vec2{-1e6, -1e6}
	throw := mgl32.Vec2{keyDir[0], keyDir[1]}.Mul(1 / keyDir[2])
	for i := range r.shapes {
		radius := r.partA[i][3]
		for _, end := range [...]float32{-1, 1} {
			q := r.partA[i].Vec3().Add(r.partB[i].Vec3().Mul(end))
			h := max(q[2]-r.height, 0)
			under := mgl32.Vec2{q[0], q[1]}
			fallen := under.Sub(throw.Mul(h))
			for axis := range 2 {
				// Shadows widen with height; what a shape takes of the
				// surroundings is felt some radii away.
				low[axis] = min(low[axis], under[axis]-5*radius, fallen[axis]-2*radius-2*penumbra*h)
				high[axis] = max(high[axis], under[axis]+5*radius, fallen[axis]+2*radius+2*penumbra*h)
			}
		}
	}
	field := mgl32.Vec4{low[0], low[1], high[0] - low[0], high[1] - low[1]}
	r.shade.Bind()
	r.shadow.Use()
	r.occluders(r.shadow)
	r.shadow.Vec4("field", field)
	r.shadow.Float("height", r.height)
	rgl.Quad()
	return field
}

func (r *Renderer) drawFloor(cam *camera.Orbit, toClip mgl32.Mat4, eye mgl32.Vec3, field mgl32.Vec4) {
	p := r.stage
	p.Use()
	lamps(p)
	height := r.height
	if r.floor < 0 {
		height = -1e6 // only the stage
	}
	p.Mat4("fromClip", toClip.Inv())
	p.Vec3("eye", eye)
	p.Float("height", height)
	p.Vec3("middle", cam.Target)
	p.Vec4("field", mgl32.Vec4{field[0], field[1], 1 / field[2], 1 / field[3]})
	p.Vec3("stage", look.Stage)
	ground, line := r.ground, linear(look.Quiet).Mul(0.35)
	if look.Current().Light { // the model's floor is for a dark stage
		ground, line = linear(look.Floor), linear(look.Quiet)
	}
	p.Vec3("ground", ground)
	p.Vec3("line", line)
	p.Int("shade", 0)
	rgl.BindTexture(0, r.shade.Color())
	rgl.Quad()
}

func (r *Renderer) drawSkin(toClip mgl32.Mat4, eye mgl32.Vec3, glow []Glow) {
	joints := r.lit(glow)
	for _, p := range [...]*rgl.Program{r.skin, r.box} {
		p.Use()
		lamps(p)
		r.occluders(p)
		p.Mat4("viewProjection", toClip)
		p.Vec3("eye", eye)
		p.Int("joints", int32(joints))
		p.Vec4s("joint", r.joint[:joints])
		p.Vec4s("glow", r.glow[:joints])
		head, face := mgl32.Vec4{}, mgl32.Ident3()
		if r.head >= 0 {
			at := &r.at[r.head]
			head, face = at.pos.Vec4(r.shapes[r.head].radius), at.mat.Transpose()
		}
		p.Vec4("head", head)
		p.Mat3("face", face)
	}
	r.skin.Use()
	r.skin.Uints("near", r.near)
	r.skin.Vec4s("partC", r.partC[:r.parts])
	r.skin.Vec4s("partD", r.partD[:r.parts])
	r.skin.Vec4s("partColour", r.color[:r.parts])
	r.skin.Vec4s("partAcross", r.across[:r.parts])
	r.skin.Int("first", 0)
	r.mesh.DrawInstanced(r.parts - r.patches)
	r.skin.Int("first", int32(r.parts-r.patches))
	r.patch.DrawInstanced(r.patches)

	r.box.Use()
	for i := range r.shapes {
		if s := &r.shapes[i]; s.box {
			size := r.geoms[s.geom].Size
			m := r.at[i].mat
			m = mgl32.Mat3FromCols(m.Col(0).Mul(size[0]), m.Col(1).Mul(size[1]), m.Col(2).Mul(size[2]))
			r.box.Vec3("centre", r.at[i].pos)
			r.box.Mat3("sides", m)
			r.box.Mat3("turn", r.at[i].mat)
			r.box.Vec3("boxColour", s.color)
			r.cube.Draw()
		}
	}
}
