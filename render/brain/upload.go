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
	for i, p := range somata {
		v = append(v, p[0], p[1], p[2], float32(kind(r.static, i)))
	}
	r.soma = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 4}}, v, nil)
	r.soma.Mode = rgl.Points
	r.soma.AddVertices(r.flash, rgl.Attrib{Location: 1, Size: 1, Bytes: true})

	r.curves = rgl.NewTexture(arcPoints, max(len(t.arcs), 1), rgl.RGBA32F)
	r.curves.Filter(false)
	if len(t.arcs) > 0 {
		r.curves.UploadFloats(0, 0, arcPoints, len(t.arcs), t.texels())
	}
	r.tract = rgl.NewMesh(nil, nil, nil)
	r.tract.Mode = rgl.Strip
	r.tract.SetCount(2 * arcPoints)
	r.pulse = rgl.NewMesh(nil, nil, nil)
	r.pulse.Mode = rgl.Strip
	r.pulse.SetCount(2 * (cometSegments + 1))
	r.pulse.AddInstanced(r.comets, rgl.Attrib{Location: 0, Size: 4})

	r.scale = rgl.NewTexture(colormap.Size, 1, rgl.RGBA8)
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

// uploadDeep puts what lies outside the cortex last, so that it can be drawn by
// itself as what hides the cortex from below.
func (r *Renderer) uploadDeep() {
	var v []float32
	var index []uint32
	add := func(outside bool) {
		for _, s := range r.atlas.Deep {
			hindbrain := strings.HasPrefix(s.Name, "Cerebellum") || s.Name == "Brainstem"
			if hindbrain != outside {
				continue
			}
			tint := colormap.Linear(look.Nuclei)
			if hindbrain {
				tint = colormap.Linear(look.Hindbrain)
			}
			first := uint32(len(v) / 9)
			for i, p := range s.Vertex {
				n := s.Normal[i]
				v = append(v, p[0], p[1], p[2], n[0], n[1], n[2], tint[0], tint[1], tint[2])
			}
			for _, k := range s.Index {
				index = append(index, first+k)
			}
		}
	}
	add(false)
	r.outside[0] = len(index)
	add(true)
	r.outside[1] = len(index)
	r.deep = rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 3}, {Location: 2, Size: 3}}, v, index)
}
