package brain

import (
	"strings"

	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// cometSegments is how many pieces a comet bends in.
const cometSegments = 8

// upload hands everything that stays to the graphics card.
func (r *Renderer) upload(somata []mgl32.Vec3, t *tracts) {
	r.glow = rgl.NewBuffer(4*len(r.state.glow), rgl.Stream)
	r.flash = rgl.NewBuffer(len(somata), rgl.Stream)
	r.comets = rgl.NewBuffer(16*maxPulses, rgl.Stream)
	r.fresh = true

	r.uploadCortex()
	r.uploadDeep()

	var v []float32
	share := dimmed(r.atlas, r.static)
	for i, p := range somata {
		light := share[r.static.RegionOf[i]]
		if r.static.Inhibitory[i] {
			light = -light // the sign tells the type
		}
		v = append(v, p[0], p[1], p[2], light)
	}
	r.soma = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 4}}, v, nil)
	r.soma.Mode = rgl.Points
	r.soma.AddVertices(r.flash, rgl.Attrib{Location: 1, Size: 1, Bytes: true})

	r.curves = rgl.NewTexture(arcPoints, max(len(t.arcs), 1), rgl.RGBA32F)
	r.curves.Filter(false)
	if len(t.arcs) > 0 {
		r.curves.UploadFloats(0, 0, arcPoints, len(t.arcs), t.texels())
	}
	r.uploadTracts(t)
	r.pulse = rgl.NewMesh(nil, nil, nil)
	r.pulse.Mode = rgl.Strip
	r.pulse.SetCount(2 * (cometSegments + 1))
	r.pulse.AddInstanced(r.comets, rgl.Attrib{Location: 0, Size: 4})

	r.scale = rgl.NewTexture(colormap.Size, 1, rgl.RGBA32F)
}

func (r *Renderer) uploadCortex() {
	var v []float32
	var index []uint32
	for i := range r.atlas.Cortex {
		h := &r.atlas.Cortex[i]
		first := uint32(len(v) / 7)
		n := normals(h.Pial, h.Index)
		fold := relief(h.Pial, n, neighbours(len(h.Pial), h.Index))
		for k, p := range h.Pial {
			v = append(v, p[0], p[1], p[2], n[k][0], n[k][1], n[k][2], fold[k])
		}
		for _, k := range h.Index {
			index = append(index, first+k)
		}
	}
	r.cortex = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 3}, {Location: 2, Size: 1}}, v, index)
	r.cortex.AddVertices(r.glow, rgl.Attrib{Location: 3, Size: 1})
}

// uploadScale gives the shader a colour map in linear light.
func (r *Renderer) uploadScale(m *colormap.Map) {
	texels := make([]float32, 0, 4*colormap.Size)
	for i := range colormap.Size {
		c := colormap.Linear(m.At(float32(i) / (colormap.Size - 1)))
		texels = append(texels, c[0], c[1], c[2], 1)
	}
	r.scale.UploadFloats(0, 0, colormap.Size, 1, texels)
	r.scaleMap = m
}

// coarseMM is how fine the deep structures are drawn.
const coarseMM = 3

// uploadDeep puts the nuclei first, the brainstem in the middle and the
// cerebellum last: the inside is nuclei and brainstem, and what hides the
// cortex from below is brainstem and cerebellum.
func (r *Renderer) uploadDeep() {
	var v []float32
	var index []uint32
	add := func(want func(name string) bool, tint mgl32.Vec3) int {
		for _, s := range r.atlas.Deep {
			if !want(s.Name) {
				continue
			}
			first := uint32(len(v) / 9)
			at, triangles := coarsen(s.Vertex, s.Index, coarseMM)
			n := normals(at, triangles)
			for i, p := range at {
				v = append(v, p[0], p[1], p[2], n[i][0], n[i][1], n[i][2], tint[0], tint[1], tint[2])
			}
			for _, k := range triangles {
				index = append(index, first+k)
			}
		}
		return len(index)
	}
	brainstem := func(name string) bool { return name == "Brainstem" }
	cerebellum := func(name string) bool { return strings.HasPrefix(name, "Cerebellum") }
	nuclei := func(name string) bool { return !brainstem(name) && !cerebellum(name) }
	r.deepEnd[0] = add(nuclei, colormap.Linear(look.Nuclei))
	r.deepEnd[1] = add(brainstem, colormap.Linear(look.Hindbrain))
	r.deepEnd[2] = add(cerebellum, colormap.Linear(look.Hindbrain))
	r.deep = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 3}, {Location: 2, Size: 3}}, v, index)
}

// tractSteps is how many points of its curve make a tract's ribbon: every
// second one, because the curves are gentle.
const tractSteps = (arcPoints + 1) / 2

// uploadTracts makes the ribbons: two vertices a point, that the shader moves
// apart on the screen.
func (r *Renderer) uploadTracts(t *tracts) {
	var v []float32
	var index []uint32
	for i := range t.arcs {
		a := &t.arcs[i]
		weight := t.list[i].Weight / t.list[0].Weight
		for k := range tractSteps {
			p := a.point[2*k]
			way := a.point[min(2*k+1, arcPoints-1)].Sub(a.point[max(2*k-1, 0)])
			for _, side := range []float32{-1, 1} {
				v = append(v, p[0], p[1], p[2], side, way[0], way[1], way[2], float32(k)/(tractSteps-1), weight)
			}
			if k > 0 {
				b := uint32(2 * (tractSteps*i + k))
				index = append(index, b-2, b-1, b, b, b-1, b+1)
			}
		}
	}
	r.tract = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 4}, {Location: 1, Size: 3}, {Location: 2, Size: 2}}, v, index)
}
