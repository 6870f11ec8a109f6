package brain

import "github.com/go-gl/mathgl/mgl32"

// form is where the cortex stands: the ribbon's outer and inner side, by vertex,
// the left hemisphere's first and then the right one's. What lies in the cortex
// or leads to it follows.
type form struct {
	atlas         *Atlas
	outer, inner  []mgl32.Vec3
	normal        []mgl32.Vec3 // of the outer side
	moved         []mgl32.Vec3 // by region: mean way from the pial surface
	count         []float32    // of its vertices
	shift         [2]float32   // of each hemisphere along x, mm
	pial          []mgl32.Vec3 // normals of the three surfaces
	white, smooth []mgl32.Vec3
	deep          []mgl32.Vec3 // vertices of the deep structures, where they are without shift
	room          [2]float32   // what keeps the inflated hemispheres from overlapping, mm
}

// An inflated surface has no ribbon of its own. It is drawn thickMM deep, as
// thick as cortex is, and the hemispheres keep a distance of 2 gapMM.
const (
	thickMM = 2.5
	gapMM   = 1.5
)

func newForm(a *Atlas, regions int) *form {
	f := &form{atlas: a, moved: make([]mgl32.Vec3, regions), count: make([]float32, regions)}
	for s := range a.Cortex {
		h := &a.Cortex[s]
		at := make([]mgl32.Vec3, len(h.Pial))
		f.pial = append(f.pial, normals(h.Pial, h.Index)...)
		for v := range at {
			at[v] = h.Pial[v].Add(h.White[v])
		}
		f.white = append(f.white, normals(at, h.Index)...)
		for _, r := range h.Region {
			if r >= 0 {
				f.count[r]++
			}
		}
		side := float32(2*s - 1)
		for v := range at {
			at[v] = h.Pial[v].Add(h.Inflated[v])
			f.room[s] = max(f.room[s], gapMM-side*at[v][0])
		}
		f.smooth = append(f.smooth, normals(at, h.Index)...)
	}
	for i := range a.Deep {
		f.deep = append(f.deep, a.Deep[i].Vertex...)
	}
	n := len(f.pial)
	f.outer, f.inner, f.normal = make([]mgl32.Vec3, n), make([]mgl32.Vec3, n), make([]mgl32.Vec3, n)
	f.set(0, 0, 0)
	return f
}

// set moves the cortex: see Options.
func (f *form) set(white, inflated, apart float32) {
	white, inflated = min(max(white, 0), 1), min(max(inflated, 0), 1)
	white = min(white, 1-inflated)
	clear(f.moved)
	i := 0
	for s := range f.atlas.Cortex {
		h := &f.atlas.Cortex[s]
		f.shift[s] = float32(2*s-1) * (inflated*f.room[s] + apart/2)
		thin := (1 - white) * (1 - inflated)
		for v, p := range h.Pial {
			n := f.pial[i].Mul(1 - white - inflated).Add(f.white[i].Mul(white)).Add(f.smooth[i].Mul(inflated))
			if l := n.Len(); l > 0 {
				n = n.Mul(1 / l)
			}
			way := h.White[v].Mul(white).Add(h.Inflated[v].Mul(inflated))
			way[0] += f.shift[s]
			out := p.Add(way)
			f.outer[i], f.normal[i] = out, n
			f.inner[i] = out.Add(h.White[v].Mul(thin)).Sub(n.Mul(thickMM * inflated))
			if r := h.Region[v]; r >= 0 {
				f.moved[r] = f.moved[r].Add(way)
			}
			i++
		}
	}
	for r, n := range f.count {
		if n > 0 {
			f.moved[r] = f.moved[r].Mul(1 / n)
		}
	}
}

// at is where a cell body lies now, mm.
func (f *form) at(s *soma) (p mgl32.Vec3) {
	for k, v := range s.vertex {
		o := f.outer[v]
		p = p.Add(o.Add(f.inner[v].Sub(o).Mul(s.depth)).Mul(s.weight[k]))
	}
	return p
}

// region is the code of a vertex: see Hemisphere.
func (f *form) region(vertex uint32) int32 {
	left := f.atlas.Cortex[0].Region
	if int(vertex) < len(left) {
		return left[vertex]
	}
	return f.atlas.Cortex[1].Region[int(vertex)-len(left)]
}
