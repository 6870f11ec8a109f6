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

// upload hands to the graphics card everything that stays as it is, and makes
// room for what moves.
func (r *Renderer) upload() {
	t := r.tracts
	r.glow = rgl.NewBuffer(4*len(r.state.glow), rgl.Stream)
	r.comets = rgl.NewBuffer(16*maxPulses, rgl.Stream)
	r.fresh = true

	r.place.cortex = rgl.NewBuffer(24*len(r.form.outer), rgl.Dynamic)
	r.place.soma = rgl.NewBuffer(12*len(r.somata), rgl.Dynamic)
	r.place.tract = rgl.NewBuffer(28*2*tractSteps*len(t.arcs), rgl.Dynamic)
	r.place.chosen = rgl.NewBuffer(4*len(r.form.outer), rgl.Dynamic)
	r.place.face = rgl.NewBuffer(0, rgl.Dynamic)
	r.place.glow = rgl.NewBuffer(0, rgl.Stream)

	r.uploadCortex()
	r.uploadDeep()

	var v []float32
	share := dimmed(r.atlas, r.static)
	for i := range r.somata {
		light := share[r.static.RegionOf[i]]
		if r.static.Inhibitory[i] {
			light = -light // the sign tells the type
		}
		v = append(v, light)
	}
	r.soma = rgl.NewMesh([]rgl.Attrib{{Location: 2, Size: 1}}, v, nil)
	r.soma.Mode = rgl.Points
	r.soma.AddVertices(r.place.soma, rgl.Attrib{Location: 0, Size: 3})

	r.curves = rgl.NewTexture(arcPoints, max(len(t.arcs), 1), rgl.RGBA32F)
	r.curves.Filter(false)
	r.uploadTracts(t)
	r.pulse = rgl.NewMesh(nil, nil, nil)
	r.pulse.Mode = rgl.Strip
	r.pulse.SetCount(2 * (cometSegments + 1))
	r.pulse.AddInstanced(r.comets, rgl.Attrib{Location: 0, Size: 4})

	r.face = rgl.NewMesh(nil, nil, nil)
	r.face.AddVertices(r.place.face, rgl.Attrib{Location: 0, Size: 4}, rgl.Attrib{Location: 4, Size: 1})
	r.face.AddVertices(r.place.glow, rgl.Attrib{Location: 1, Size: 1})

	r.scale = rgl.NewTexture(colormap.Size, 1, rgl.RGBA32F)
}

// uploadCortex makes the mesh of both hemispheres: folds and regions, which
// stay, beside the places, which move, and the activity.
func (r *Renderer) uploadCortex() {
	var v []float32
	var index, far []uint32
	for i := range r.atlas.Cortex {
		h := &r.atlas.Cortex[i]
		first := uint32(len(v) / 2)
		fold := relief(h.Pial, normals(h.Pial, h.Index), neighbours(len(h.Pial), h.Index))
		for k := range h.Pial {
			v = append(v, fold[k], float32(h.Region[k]))
		}
		for _, k := range h.Index {
			index = append(index, first+k)
		}
		// An icosahedron's n vertices were (n + 6) / 4 before the last division.
		for _, k := range halved(h.Index, uint32(len(h.Pial)+6)/4) {
			far = append(far, first+k)
		}
	}
	r.fine = len(index)
	index = append(index, far...)
	r.far = len(far)
	r.cortex = rgl.NewMesh([]rgl.Attrib{{Location: 2, Size: 1}, {Location: 4, Size: 1}}, v, index)
	r.cortex.AddVertices(r.place.cortex, rgl.Attrib{Location: 0, Size: 3}, rgl.Attrib{Location: 1, Size: 3})
	r.cortex.AddVertices(r.glow, rgl.Attrib{Location: 3, Size: 1})
	r.cortex.AddVertices(r.place.chosen, rgl.Attrib{Location: 5, Size: 1})
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
// cortex from below is brainstem and cerebellum. Nuclei keep to their
// hemisphere.
func (r *Renderer) uploadDeep() {
	var v []float32
	var index []uint32
	add := func(want func(name string) bool, hindbrain bool) int {
		for _, s := range r.atlas.Deep {
			if !want(s.Name) {
				continue
			}
			side := float32(0)
			switch {
			case hindbrain:
			case strings.HasSuffix(s.Name, "_L"):
				side = -1
			case strings.HasSuffix(s.Name, "_R"):
				side = 1
			}
			first := uint32(len(v) / 7)
			at, triangles := coarsen(s.Vertex, s.Index, coarseMM)
			n := normals(at, triangles)
			for i, p := range at {
				v = append(v, p[0], p[1], p[2], n[i][0], n[i][1], n[i][2], side)
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
	r.deepEnd[0] = add(nuclei, false)
	r.deepEnd[1] = add(brainstem, true)
	r.deepEnd[2] = add(cerebellum, true)
	r.deep = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 3}, {Location: 2, Size: 1}}, v, index)
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
		weight := t.list[i].Weight / t.list[0].Weight
		for k := range tractSteps {
			v = append(v, float32(k)/(tractSteps-1), weight, float32(k)/(tractSteps-1), weight)
			if k > 0 {
				b := uint32(2 * (tractSteps*i + k))
				index = append(index, b-2, b-1, b, b, b-1, b+1)
			}
		}
	}
	r.tract = rgl.NewMesh([]rgl.Attrib{{Location: 2, Size: 2}}, v, index)
	r.tract.AddVertices(r.place.tract, rgl.Attrib{Location: 0, Size: 4}, rgl.Attrib{Location: 1, Size: 3})
}

// linear is a token of package look as light.
func linear(c mgl32.Vec3) mgl32.Vec3 { return colormap.Linear(c) }

// Tints of what lies below the cortex.
func nucleiTint() mgl32.Vec3    { return linear(look.Nuclei) }
func hindbrainTint() mgl32.Vec3 { return linear(look.Hindbrain) }
