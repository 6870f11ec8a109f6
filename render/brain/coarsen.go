package brain

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// coarsen merges all vertices within cells of a grid of mm into their mean and
// drops the triangles that vanish (vertex clustering, Rossignac & Borrel 1993).
// The deep structures come with a vertex a mm, which nobody sees through the
// cortex and a software rasteriser pays for.
func coarsen(v []mgl32.Vec3, index []uint32, mm float32) ([]mgl32.Vec3, []uint32) {
	type key [3]int32
	place := make(map[key]uint32)
	to := make([]uint32, len(v))
	var out []mgl32.Vec3
	var count []float32
	for i, p := range v {
		var k key
		for c := range k {
			k[c] = int32(math.Floor(float64(p[c] / mm)))
		}
		at, ok := place[k]
		if !ok {
			at = uint32(len(out))
			place[k] = at
			out = append(out, mgl32.Vec3{})
			count = append(count, 0)
		}
		out[at] = out[at].Add(p)
		count[at]++
		to[i] = at
	}
	for i := range out {
		out[i] = out[i].Mul(1 / count[i])
	}
	type corners [3]uint32
	seen := make(map[corners]bool)
	var kept []uint32
	for i := 0; i+2 < len(index); i += 3 {
		a, b, c := to[index[i]], to[index[i+1]], to[index[i+2]]
		if a == b || b == c || c == a {
			continue
		}
		for a > b || a > c { // smallest first keeps the winding and finds twins
			a, b, c = b, c, a
		}
		if t := (corners{a, b, c}); !seen[t] {
			seen[t] = true
			kept = append(kept, a, b, c)
		}
	}
	return out, kept
}

// halved is the mesh that a subdivided one was made of: of the vertices those
// before low, and a triangle for each four. fsaverage's surfaces are icosahedra
// whose triangles were divided into four again and again, new vertices behind the
// old ones. It is nil for a mesh that was not made so.
func halved(index []uint32, low uint32) []uint32 {
	type edge [2]uint32
	corner := make(map[edge]uint32, len(index)/4)
	var middle [][3]uint32
	for i := 0; i+2 < len(index); i += 3 {
		t := [3]uint32(index[i : i+3])
		for t[0] >= low && (t[1] < low || t[2] < low) { // an old vertex first
			t = [3]uint32{t[1], t[2], t[0]}
		}
		switch {
		case t[0] >= low:
			middle = append(middle, t)
		case t[1] >= low && t[2] >= low:
			corner[edge{t[2], t[1]}] = t[0] // as the triangle in the middle runs
		default:
			return nil
		}
	}
	out := make([]uint32, 0, 3*len(middle))
	for _, t := range middle {
		for k := range t {
			v, ok := corner[edge{t[k], t[(k+1)%3]}]
			if !ok {
				return nil
			}
			out = append(out, v)
		}
	}
	if len(out)*4 != len(index) {
		return nil
	}
	return out
}
