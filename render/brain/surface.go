package brain

import "github.com/go-gl/mathgl/mgl32"

// normals gives unit vertex normals, weighted by triangle area.
func normals(v []mgl32.Vec3, index []uint32) []mgl32.Vec3 {
	n := make([]mgl32.Vec3, len(v))
	for i := 0; i+2 < len(index); i += 3 {
		a, b, c := index[i], index[i+1], index[i+2]
		f := v[b].Sub(v[a]).Cross(v[c].Sub(v[a]))
		n[a], n[b], n[c] = n[a].Add(f), n[b].Add(f), n[c].Add(f)
	}
	for i := range n {
		if l := n[i].Len(); l > 0 {
			n[i] = n[i].Mul(1 / l)
		} else {
			n[i] = mgl32.Vec3{0, 0, 1} // a vertex of no triangle: never drawn
		}
	}
	return n
}

// neighbours lists for each vertex the vertices it shares an edge with, each
// once, in the order of the triangles.
func neighbours(n int, index []uint32) [][]uint32 {
	out := make([][]uint32, n)
	add := func(a, b uint32) {
		for _, o := range out[a] {
			if o == b {
				return
			}
		}
		out[a] = append(out[a], b)
	}
	for i := 0; i+2 < len(index); i += 3 {
		a, b, c := index[i], index[i+1], index[i+2]
		add(a, b)
		add(b, c)
		add(c, a)
		add(a, c)
		add(b, a)
		add(c, b)
	}
	return out
}

// relief tells gyri from sulci: the mean curvature of the surface, smoothed
// over a few mm, -1 at the floor of a sulcus to +1 on the crown of a gyrus.
// Shading by it makes the folds read where the light alone would not.
func relief(v, n []mgl32.Vec3, near [][]uint32) []float32 {
	const (
		smoothings = 3
		sharp      = 0.12 // curvature, 1/mm, of a typical crown
	)
	h := make([]float32, len(v))
	for i, around := range near {
		var k float32
		for _, o := range around {
			d := v[o].Sub(v[i])
			if l := d.LenSqr(); l > 0 {
				k -= 2 * d.Dot(n[i]) / l // normal curvature along this edge
			}
		}
		if len(around) > 0 {
			h[i] = k / float32(len(around))
		}
	}
	next := make([]float32, len(v))
	for range smoothings {
		for i, around := range near {
			sum := h[i]
			for _, o := range around {
				sum += h[o]
			}
			next[i] = sum / float32(len(around)+1)
		}
		h, next = next, h
	}
	for i := range h {
		h[i] = min(max(h[i]/sharp, -1), 1)
	}
	return h
}
