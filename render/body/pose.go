package body

import (
	"github.com/go-gl/mathgl/mgl32"
)

// pose computes all that depends on the moment.
func (r *Renderer) pose(in *Input) error {
	if err := r.Connect(in); err != nil {
		return err
	}
	if r.floor >= 0 {
		r.height = in.A[r.floor].Pos[2]
	}
	for i := range r.shapes {
		s, p := &r.shapes[i], &r.at[i]
		way := s.at(p, 1).Sub(p.pos)
		r.set(i, part{middle: p.pos, way: way, radius: s.radius, color: s.color, blend: s.blend, across: p.mat.Col((s.axis + 1) % 3)})
		from, to := lamp.Mul3x1(p.pos), lamp.Mul3x1(way)
		r.lampA[i], r.lampB[i] = from.Vec4(s.radius), to.Vec4(inverseSquare(to[0], to[1], 0))
	}
	n := len(r.shapes)
	for k := range r.joins {
		if j := &r.joins[k]; j.bridge != none {
			r.set(n, r.bridge(j))
			n++
		}
	}
	return nil
}

// part is a capsule, or the patch from one segment to another.
type part struct {
	middle, way mgl32.Vec3 // of the segment, and from there to an end
	radius      float32
	to, turn    mgl32.Vec3 // to the middle of the other segment; how its way differs
	swell       float32    // and its radius
	color       mgl32.Vec3
	blend       float32
	across      mgl32.Vec3
}

// set fills the tables of the shaders.
func (r *Renderer) set(i int, p part) {
	r.partA[i] = p.middle.Vec4(p.radius)
	r.partB[i] = p.way.Vec4(inverseSquare(p.way[0], p.way[1], p.way[2]))
	r.partC[i] = p.to.Vec4(inverseSquare(p.to[0], p.to[1], p.to[2]))
	r.partD[i] = p.turn.Vec4(p.swell)
	r.color[i] = p.color.Vec4(p.blend)
	r.across[i] = p.across.Vec4(0)
}

// bridge makes the part that bridges a join.
func (r *Renderer) bridge(j *join) part {
	child, parent := &r.shapes[j.child], &r.shapes[j.parent]
	from, to := child.at(&r.at[j.child], j.s), parent.at(&r.at[j.parent], j.t)
	p := part{color: child.color.Add(parent.color).Mul(0.5)}
	if j.bridge == patch {
		p.middle, p.way, p.radius = from, child.at(&r.at[j.child], 1).Sub(from), child.radius
		p.to, p.swell = to.Sub(from), parent.radius-child.radius
		p.turn = parent.at(&r.at[j.parent], j.same).Sub(to).Sub(p.way)
		p.across, p.blend = p.to, patchBlend
		return p
	}
	p.middle, p.way = from.Add(to).Mul(0.5), to.Sub(from).Mul(0.5)
	p.radius, p.blend = linkWidth*min(child.radius, parent.radius), blend
	p.across = r.across[j.child].Vec3()
	if along := r.at[j.child].mat.Col(child.axis); abs(p.way.Dot(along)) < abs(p.way.Dot(p.across)) {
		p.across = along
	}
	return p
}

// lit fills the table of glowing joints.
func (r *Renderer) lit(glow []Glow) (n int) {
	if glow == nil {
		return 0
	}
	for k := range r.joins {
		j := &r.joins[k]
		g := glow[r.shapes[j.child].geom]
		if !j.joint || g.Amount <= 0 || n == mostJoints {
			continue
		}
		reach := 1.1 * max(r.shapes[j.child].radius, r.shapes[j.parent].radius, 0.045)
		r.joint[n] = j.place(r.shapes, r.at).Vec4(1 / (2 * reach * reach))
		r.glow[n] = linear(g.Color).Vec4(min(g.Amount, 1))
		n++
	}
	return n
}
