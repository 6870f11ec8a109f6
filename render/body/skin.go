package body

import (
	"math/bits"

	"github.com/go-gl/mathgl/mgl32"

	rgl "encephagen/render/gl"
)

// drawSkin draws the body part by part. scale is how many px a length of 1 is at
// a distance of 1.
func (r *Renderer) drawSkin(toClip mgl32.Mat4, eye mgl32.Vec3, scale float32, glow []Glow) {
	joints := r.lit(glow)
	for _, p := range [...]*rgl.Program{r.skin, r.skinFew, r.face, r.box} {
		p.Use()
		lamps(p)
		r.occluders(p)
		p.Mat4("viewProjection", toClip)
		p.Vec3("eye", eye)
		p.Int("joints", int32(joints))
		p.Vec4s("joint", r.joint[:joints])
		p.Vec4s("glow", r.glow[:joints])
	}
	for _, p := range [...]*rgl.Program{r.skinFew, r.skin, r.face} {
		p.Use()
		if p == r.face && r.head >= 0 {
			at := &r.at[r.head]
			p.Vec4("head", at.pos.Vec4(r.shapes[r.head].radius))
			p.Mat3("face", at.mat.Transpose())
		}
		for i := range r.near {
			if p == r.program(i) {
				r.drawPart(p, i, eye, scale)
			}
		}
	}
	r.drawBoxes()
}

// program is the cheapest that draws a part as it is to be.
func (r *Renderer) program(part int) *rgl.Program {
	switch n := bits.OnesCount32(r.near[part]); {
	case n == 0:
		return r.box // which flows into nothing
	case part == r.head:
		return r.face
	case n <= r.few:
		return r.skinFew
	}
	return r.skin
}

func (r *Renderer) drawPart(p *rgl.Program, i int, eye mgl32.Vec3, scale float32) {
	slots := r.most
	if p == r.skinFew {
		slots = r.few
	}
	r.flow(p, r.near[i], slots)
	p.Vec4("partA", r.partA[i])
	p.Vec4("partB", r.partB[i])
	p.Vec4("partC", r.partC[i])
	p.Vec4("partD", r.partD[i])
	p.Vec3("partAcross", r.across[i].Vec3())
	away := max(eye.Sub(r.partA[i].Vec3()).Len(), r.partA[i][3])
	m := &r.meshes[levelFor(r.partA[i][3]*scale/away)]
	switch {
	case i >= r.parts-r.patches:
		m.patch.Draw()
	case r.partB[i][3] == 0:
		m.ball.Draw()
	default:
		m.capsule.Draw()
	}
}

// flow hands the shader the parts whose bits are set, in their order. Slots that
// are left over are as far away as nothing is.
func (r *Renderer) flow(p *rgl.Program, near uint32, slots int) {
	n := 0
	for ; near != 0 && n < slots; near &= near - 1 {
		k := bits.TrailingZeros32(near)
		for t, v := range [...]mgl32.Vec4{r.partA[k], r.partB[k], r.partC[k], r.partD[k], r.color[k]} {
			r.slot[t][n] = v
		}
		n++
	}
	for ; n < slots; n++ {
		r.slot[0][n] = mgl32.Vec4{0, 0, 0, -1e6}
		for t := 1; t < 4; t++ {
			r.slot[t][n] = mgl32.Vec4{}
		}
		r.slot[4][n] = mgl32.Vec4{0, 0, 0, blend}
	}
	for t, name := range [...]string{"nearA", "nearB", "nearC", "nearD", "nearColour"} {
		p.Vec4s(name, r.slot[t][:slots])
	}
}

func (r *Renderer) drawBoxes() {
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
