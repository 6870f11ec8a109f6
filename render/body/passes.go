package body

import (
	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// light sets what lib/light.glsl and lib/occlusion.glsl need.
func (r *Renderer) light(p *rgl.Program) {
	n := len(r.shapes)
	p.Vec3("keyDir", keyDir)
	p.Vec3("fillDir", fillDir)
	p.Vec3("rimDir", rimDir)
	p.Int("shapes", int32(n))
	p.Vec4s("shapeA", r.partA[:n])
	p.Vec4s("shapeB", r.partB[:n])
	p.Vec4s("lampA", r.lampA[:n])
	p.Vec4s("lampB", r.lampB[:n])
	p.Mat3("lamp", lamp)
	p.Float("penumbra", penumbra)
}

func (r *Renderer) drawFloor(cam *camera.Orbit, toClip mgl32.Mat4, eye mgl32.Vec3) {
	p := r.stage
	p.Use()
	r.light(p)
	height := float32(-1e6) // no floor: only the stage
	if r.floor >= 0 {
		height = r.height
	}
	// The shadow of a shape h above the floor falls up to h / tan(elevation)
	// away; ambient occlusion ends within its own height.
	var middle mgl32.Vec2
	for i := range r.shapes {
		a := r.partA[i]
		middle = middle.Add(mgl32.Vec2{a[0], a[1]}.Mul(1 / float32(len(r.shapes))))
	}
	reach := float32(0)
	throw := mgl32.Vec2{keyDir[0], keyDir[1]}.Mul(1 / keyDir[2])
	for i := range r.shapes {
		for end := range 2 {
			q := r.partA[i].Vec3().Add(r.partB[i].Vec3().Mul(float32(end)))
			h := max(q[2]-height, 0)
			flat := mgl32.Vec2{q[0], q[1]}.Sub(middle)
			wide := r.partA[i][3] + 2*penumbra*h
			reach = max(reach, flat.Len()+2*r.partA[i][3], flat.Sub(throw.Mul(h)).Len()+2*wide)
		}
	}
	p.Mat4("fromClip", toClip.Inv())
	p.Vec3("eye", eye)
	p.Float("height", height)
	p.Vec3("middle", cam.Target)
	p.Vec4("reach", mgl32.Vec4{middle[0], middle[1], reach, 0})
	p.Vec3("stage", look.Stage)
	p.Vec3("ground", r.ground)
	p.Vec3("line", linear(look.Quiet).Mul(0.35))
	rgl.Quad()
}

func (r *Renderer) drawSkin(toClip mgl32.Mat4, eye mgl32.Vec3, glow []Glow) {
	joints := r.lit(glow)
	for _, p := range [...]*rgl.Program{r.skin, r.box} {
		p.Use()
		r.light(p)
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
	r.skin.Vec4s("partA", r.partA[:r.parts])
	r.skin.Vec4s("partB", r.partB[:r.parts])
	r.skin.Vec4s("partColour", r.color[:r.parts])
	r.skin.Float("blend", blend)
	r.mesh.DrawInstanced(r.parts)

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
