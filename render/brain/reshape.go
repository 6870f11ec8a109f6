package brain

import (
	rgl "encephagen/render/gl"

	"github.com/go-gl/mathgl/mgl32"
)

// places are the buffers of what moves when the brain's shape does.
type places struct {
	cortex, soma, tract *rgl.Buffer
	chosen              *rgl.Buffer // what of each vertex is the marked region
	face, glow          *rgl.Buffer // of the cut
}

// shape is the part of the options that decides where things are.
type shape struct {
	white, inflated, apart float32
	cut                    Cut
}

// reshape moves everything to where the options want it, if that has changed.
func (r *Renderer) reshape() {
	o := &r.Options
	want := shape{o.White, o.Inflated, o.Apart, o.Cut}
	if want == r.shaped {
		return
	}
	if want.white != r.shaped.white || want.inflated != r.shaped.inflated || want.apart != r.shaped.apart {
		r.form.set(want.white, want.inflated, want.apart)
		r.move()
	}
	r.slice.cut(r.form, want.cut)
	rgl.Upload(r.place.face, r.slice.place)
	r.face.SetCount(len(r.slice.near))
	r.shaped = want
	r.fresh = true // the cut wants its activity
}

// move hands the form to the graphics card.
func (r *Renderer) move() {
	f, v := r.form, r.scratch[:0]
	for i := range f.outer {
		p, n := &f.outer[i], &f.normal[i]
		v = append(v, p[0], p[1], p[2], n[0], n[1], n[2])
	}
	rgl.Upload(r.place.cortex, v)
	v = v[:0]
	for i := range r.somata {
		p := f.at(&r.somata[i])
		v = append(v, p[0], p[1], p[2])
	}
	rgl.Upload(r.place.soma, v)
	for i := range r.labels {
		if a := &r.labels[i]; a.vertex >= 0 {
			a.at, a.normal = f.outer[a.vertex], f.normal[a.vertex]
		}
	}
	r.scratch = r.moveTracts(v[:0])
}

// moveTracts lets each tract's curve follow the regions at its ends, between
// them by share of the way.
func (r *Renderer) moveTracts(v []float32) []float32 {
	t := r.tracts
	if len(t.arcs) == 0 {
		return v
	}
	var point [arcPoints]mgl32.Vec3
	for i := range t.arcs {
		r.follow(i, &point)
		for k := range tractSteps {
			p := point[2*k]
			way := point[min(2*k+1, arcPoints-1)].Sub(point[max(2*k-1, 0)])
			for _, side := range [...]float32{-1, 1} {
				v = append(v, p[0], p[1], p[2], side, way[0], way[1], way[2])
			}
		}
	}
	rgl.Upload(r.place.tract, v)
	v = v[:0]
	for i := range t.arcs {
		r.follow(i, &point)
		for _, p := range point {
			v = append(v, p[0], p[1], p[2], 1)
		}
	}
	r.curves.UploadFloats(0, 0, arcPoints, len(t.arcs), v)
	return v
}

// follow computes where the points of a tract are now.
func (r *Renderer) follow(tract int, point *[arcPoints]mgl32.Vec3) {
	tr := &r.tracts.list[tract]
	a, b := r.form.moved[tr.Source], r.form.moved[tr.Target]
	for k, p := range r.tracts.arcs[tract].point {
		point[k] = p.Add(a).Add(b.Sub(a).Mul(float32(k) / (arcPoints - 1)))
	}
}
