package brain

import "github.com/go-gl/mathgl/mgl32"

// Axis is a direction of MNI space.
type Axis int

const (
	Uncut Axis = iota
	AxisX      // left to right
	AxisY      // back to front
	AxisZ      // down to up
)

// Cut is a plane square to an axis. What lies beyond it is taken away.
type Cut struct {
	Axis Axis
	At   float32 // along the axis, mm
	Flip bool    // take away what lies before it instead
}

// plane is a homogeneous plane that is positive where something stays.
func (c Cut) plane() (p mgl32.Vec4) {
	if c.Axis == Uncut {
		return mgl32.Vec4{0, 0, 0, 1}
	}
	sign := float32(-1)
	if c.Flip {
		sign = 1
	}
	p[c.Axis-AxisX], p[3] = sign, -sign*c.At
	return p
}

// face is the cut through the cortex's ribbon: triangles in the plane. Every
// vertex knows a vertex of the surface near it, whose activity it shows.
type face struct {
	place []float32 // x, y, z in mm, depth in the ribbon 0..1, code of the region
	near  []uint32
	glow  []float32
}

// cut finds the face. The ribbon over a triangle is a prism of three
// tetrahedra, split by the order of its vertices, so that neighbours agree.
func (s *face) cut(f *form, c Cut) {
	s.place, s.near = s.place[:0], s.near[:0]
	if c.Axis == Uncut {
		return
	}
	axis := int(c.Axis - AxisX)
	first := uint32(0)
	for i := range f.atlas.Cortex {
		h := &f.atlas.Cortex[i]
		for t := 0; t+2 < len(h.Index); t += 3 {
			v := [3]uint32{first + h.Index[t], first + h.Index[t+1], first + h.Index[t+2]}
			low, high := false, false
			for _, k := range v {
				o, n := f.outer[k][axis] < c.At, f.inner[k][axis] < c.At
				low, high = low || o || n, high || !o || !n
			}
			if low && high {
				s.prism(f, v, axis, c.At)
			}
		}
		first += uint32(len(h.Pial))
	}
	s.glow = append(s.glow[:0], make([]float32, len(s.near))...)
}

func (s *face) prism(f *form, v [3]uint32, axis int, at float32) {
	if v[0] > v[1] {
		v[0], v[1] = v[1], v[0]
	}
	if v[1] > v[2] {
		v[1], v[2] = v[2], v[1]
	}
	if v[0] > v[1] {
		v[0], v[1] = v[1], v[0]
	}
	out := func(k int) mgl32.Vec4 { return f.outer[v[k]].Vec4(0) }
	in := func(k int) mgl32.Vec4 { return f.inner[v[k]].Vec4(1) }
	s.tetrahedron(f, [4]mgl32.Vec4{out(0), out(1), out(2), in(2)}, [4]uint32{v[0], v[1], v[2], v[2]}, axis, at)
	s.tetrahedron(f, [4]mgl32.Vec4{out(0), out(1), in(1), in(2)}, [4]uint32{v[0], v[1], v[1], v[2]}, axis, at)
	s.tetrahedron(f, [4]mgl32.Vec4{out(0), in(0), in(1), in(2)}, [4]uint32{v[0], v[0], v[1], v[2]}, axis, at)
}

// tetrahedron adds the triangle or the two triangles in which the plane cuts it.
func (s *face) tetrahedron(f *form, p [4]mgl32.Vec4, v [4]uint32, axis int, at float32) {
	var low, high [4]int
	nl, nh := 0, 0
	for i := range p {
		if p[i][axis] < at {
			low[nl] = i
			nl++
		} else {
			high[nh] = i
			nh++
		}
	}
	edge := func(a, b int) {
		t := (at - p[a][axis]) / (p[b][axis] - p[a][axis])
		q := p[a].Add(p[b].Sub(p[a]).Mul(t))
		q[axis] = at
		k := v[a]
		if t > 0.5 {
			k = v[b]
		}
		s.place = append(s.place, q[0], q[1], q[2], q[3], float32(f.region(k)))
		s.near = append(s.near, k)
	}
	switch {
	case nl == 2:
		a, b, c, d := low[0], low[1], high[0], high[1]
		edge(a, c)
		edge(a, d)
		edge(b, d)
		edge(a, c)
		edge(b, d)
		edge(b, c)
	case nl == 1:
		for _, b := range high[:3] {
			edge(low[0], b)
		}
	case nh == 1:
		for _, a := range low[:3] {
			edge(a, high[0])
		}
	}
}

// light takes the activity of the surface.
func (s *face) light(glow []float32) {
	for i, v := range s.near {
		s.glow[i] = glow[v]
	}
}
