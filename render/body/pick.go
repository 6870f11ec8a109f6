package body

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/camera"
)

// Pick says which geom shows at x, y px from the top left of a picture of w x h
// px, as the body was drawn last, or -1. The ray of that pixel walks towards the
// body by its distance (sphere tracing, Hart 1996), without the fillets, which
// are thinner than a pointer is steady.
func (r *Renderer) Pick(x, y, w, h int, cam *camera.Orbit) int {
	if r.parts == 0 || x < 0 || y < 0 || x >= w || y >= h {
		return -1
	}
	aspect := float32(w) / float32(h)
	from, way := cam.Ray((2*float32(x)+1)/float32(w)-1, 1-(2*float32(y)+1)/float32(h), aspect)
	const (
		steps = 128
		touch = 5e-4 // m
	)
	along := cam.Near()
	for range steps {
		p := from.Add(way.Mul(along))
		d := float32(math.Inf(1))
		for i := range r.parts {
			d = min(d, r.distance(i, p))
		}
		if d < touch {
			return r.nearest(p)
		}
		if along += d; along > cam.Far() {
			break
		}
	}
	return -1
}

// nearest is the geom of the shape nearest to p: a bridge belongs to one of the
// shapes that it joins.
func (r *Renderer) nearest(p mgl32.Vec3) int {
	best, geom := float32(math.Inf(1)), -1
	for i := range r.shapes {
		if d := r.distance(i, p); d < best {
			best, geom = d, r.shapes[i].geom
		}
	}
	return geom
}

// distance is how far p is from a part, as lib/union.glsl has it.
func (r *Renderer) distance(i int, p mgl32.Vec3) float32 {
	if i < len(r.shapes) && r.shapes[i].box {
		q := r.at[i].mat.Transpose().Mul3x1(p.Sub(r.at[i].pos))
		size := r.geoms[r.shapes[i].geom].Size
		var out mgl32.Vec3
		in := float32(math.Inf(-1))
		for k := range q {
			d := abs(q[k]) - size[k]
			out[k], in = max(d, 0), max(in, d)
		}
		return out.Len() + min(in, 0)
	}
	a, b, c, other := &r.partA[i], &r.partB[i], &r.partC[i], &r.partD[i]
	off := p.Sub(a.Vec3())
	v := min(max(off.Dot(c.Vec3())*c[3], 0), 1)
	way := b.Vec3().Add(other.Vec3().Mul(v))
	off = off.Sub(c.Vec3().Mul(v))
	s := off.Dot(way) / max(way.Dot(way), 1e-10)
	return off.Sub(way.Mul(min(max(s, -1), 1))).Len() - a[3] - v*other[3]
}

// rim is how many points an outline takes from each end of a shape.
const rim = 20

// Outline appends the corners of the outline of a geom as it was drawn last, in
// px from the top left of a picture of w x h px, clockwise or not; none for a
// geom that is not drawn or behind the eye.
func (r *Renderer) Outline(dst []mgl32.Vec2, geom, w, h int, cam *camera.Orbit) []mgl32.Vec2 {
	i := slices.IndexFunc(r.shapes, func(s capsule) bool { return s.geom == geom })
	if i < 0 || r.parts == 0 {
		return dst
	}
	toClip := cam.Projection(float32(w) / float32(h)).Mul4(cam.View())
	var points [2 * rim]mgl32.Vec2
	n := 0
	add := func(p mgl32.Vec3) bool {
		c := toClip.Mul4x1(p.Vec4(1))
		if c[3] <= 0 {
			return false
		}
		points[n] = mgl32.Vec2{(1 + c[0]/c[3]) / 2 * float32(w), (1 - c[1]/c[3]) / 2 * float32(h)}
		n++
		return true
	}
	s, at := &r.shapes[i], &r.at[i]
	if s.box {
		size := r.geoms[geom].Size
		for k := range 8 {
			q := mgl32.Vec3(size)
			for axis := range 3 {
				if k>>axis&1 == 1 {
					q[axis] = -q[axis]
				}
			}
			if !add(at.pos.Add(at.mat.Mul3x1(q))) {
				return dst
			}
		}
		return hull(dst, points[:n])
	}
	eye := cam.Eye()
	for _, end := range [...]float32{-1, 1} {
		middle := s.at(at, end)
		to := eye.Sub(middle)
		away := to.Len()
		if away <= s.radius {
			return dst
		}
		// A sphere shows a circle a little nearer and smaller than its own.
		out := to.Mul(1 / away)
		u := out.Cross(cam.Up()).Normalize()
		v := u.Cross(out)
		ratio := s.radius / away
		centre := middle.Add(out.Mul(s.radius * ratio))
		radius := s.radius * float32(math.Sqrt(float64(1-ratio*ratio)))
		for k := range rim {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / rim)
			if !add(centre.Add(u.Mul(radius * float32(cos))).Add(v.Mul(radius * float32(sin)))) {
				return dst
			}
		}
	}
	return hull(dst, points[:n])
}

// hull appends the corners of the convex hull (Andrew 1979, "Another efficient
// algorithm for convex hulls in two dimensions").
func hull(dst, p []mgl32.Vec2) []mgl32.Vec2 {
	slices.SortFunc(p, func(a, b mgl32.Vec2) int {
		if c := cmp.Compare(a[0], b[0]); c != 0 {
			return c
		}
		return cmp.Compare(a[1], b[1])
	})
	first := len(dst)
	chain := func(q mgl32.Vec2, least int) {
		for len(dst) >= least+2 {
			a, b := dst[len(dst)-2], dst[len(dst)-1]
			if (b[0]-a[0])*(q[1]-a[1])-(b[1]-a[1])*(q[0]-a[0]) > 0 {
				break
			}
			dst = dst[:len(dst)-1]
		}
		dst = append(dst, q)
	}
	for _, q := range p {
		chain(q, first)
	}
	lower := len(dst) - 1
	for i := len(p) - 2; i >= 0; i-- {
		chain(p[i], lower)
	}
	return dst[:max(len(dst)-1, first)] // the last is the first again
}
