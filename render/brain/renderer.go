package brain

import (
	"bytes"
	"fmt"

	"encephagen/assets"
	"encephagen/render/camera"
	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/sim/frame"

	"github.com/go-gl/mathgl/mgl32"
)

// Renderer draws one newborn's brain. It lives on the thread of its context.
type Renderer struct {
	Options Options

	static *frame.Static
	atlas  *Atlas
	state  *state
	fresh  bool // state changed since it was last uploaded
	labels []anchor

	form    *form
	somata  []soma
	tracts  *tracts
	slice   face
	shaped  shape // what is on the graphics card
	place   places
	scratch []float32

	samples  int              // a pixel
	selected int              // region that is marked, -1 for none
	code     *rgl.Framebuffer // regions for colours, see Pick
	pixel    []byte           // of code

	cortex, deep, soma, tract, pulse *rgl.Mesh
	face                             *rgl.Mesh
	fine, far                        int    // indices of cortex: as it is, then for small pictures
	deepEnd                          [3]int // ends of nuclei, brainstem and cerebellum in deep's indices
	glow, comets                     *rgl.Buffer
	fired                            fired
	curves, scale                    *rgl.Texture
	scaleMap                         *colormap.Map

	programs
	inside             *rgl.Framebuffer // linear light
	shell              *rgl.Framebuffer // as lib/shell.glsl keeps it
	bloomA, bloomB     *rgl.Framebuffer
	ahead              sight // for which the shell is drawn already
	view, clip         mgl32.Mat4
	pxPerMM            float32 // at a distance of 1
	zoom               float32 // px a mm in the middle of the brain
	bounds             bounds  // of the brain in the picture
	cutting            bool
	paper              float32 // 1 on a light stage
	plane              mgl32.Vec4
	viewport, depthCue mgl32.Vec2
}

// MeshFile is the brain in package assets.
const MeshFile = "mesh/brain_fsaverage5.glb"

// New makes a renderer on the current context.
func New(st *frame.Static) (*Renderer, error) {
	raw, err := assets.FS.ReadFile(MeshFile)
	if err != nil {
		return nil, err
	}
	a, err := ReadGLB(bytes.NewReader(raw), len(st.Regions))
	if err != nil {
		return nil, err
	}
	somata, err := placeSomata(a, st)
	if err != nil {
		return nil, err
	}
	t := newTracts(st, Strongest)
	r := &Renderer{
		Options: DefaultOptions(), static: st, atlas: a,
		state: newState(st, a, t), labels: anchors(a, st),
		form: newForm(a, len(st.Regions)), somata: somata, tracts: t, selected: -1,
	}
	if err := r.build(); err != nil {
		r.Close()
		return nil, err
	}
	if err := r.SetSamples(1); err != nil {
		r.Close()
		return nil, err
	}
	if r.fired, err = newFired(r.state.flashes); err != nil {
		r.Close()
		return nil, err
	}
	r.upload()
	r.move()
	return r, rgl.Check("brain: meshes")
}

// Advance moves the picture to biological time step (it may lie between two
// steps). spikes are those since the last Advance, ordered by step; rateE is
// the excitatory rate of each region in Hz. It allocates nothing.
func (r *Renderer) Advance(step float64, spikes []frame.Spike, rateE []float32) {
	if len(rateE) != len(r.static.Regions) {
		panic(fmt.Sprintf("brain: %d rates for %d regions", len(rateE), len(r.static.Regions)))
	}
	r.state.advance(step, spikes, rateE, &r.Options)
	r.fresh = true
}

// Lesion says, from the next Advance on, which regions are lesioned: they are
// dark and hatched. nil is none.
func (r *Renderer) Lesion(gone []bool) { r.state.gone = append(r.state.gone[:0], gone...) }

// PulsesLost is how many comets there was no room for.
func (r *Renderer) PulsesLost() int { return r.state.pulses.lost }

// Draw draws over the whole target, background included.
func (r *Renderer) Draw(target *rgl.Framebuffer, cam *camera.Orbit) error {
	w, h := target.Size()
	if err := r.prepare(w, h, cam); err != nil {
		return err
	}
	r.drawInside()
	r.resolve(r.inside)
	if r.ahead != r.sight(w, h) {
		r.drawShell()
		r.resolve(r.shell)
	}
	r.ahead = sight{}
	r.drawBloom()
	r.compose(target)
	return nil
}

// prepare brings to the graphics card what a picture of w x h px needs.
func (r *Renderer) prepare(w, h int, cam *camera.Orbit) error {
	if err := r.resize(w, h); err != nil {
		return err
	}
	r.reshape()
	if r.fresh {
		rgl.Upload(r.glow, r.state.glow)
		r.slice.light(r.state.glow)
		rgl.Upload(r.place.glow, r.slice.glow)
		r.fire()
		rgl.Upload(r.comets, r.state.pulses.comets)
		r.fresh = false
	}
	if m := r.Options.Scale().Map; m != r.scaleMap {
		r.uploadScale(m)
	}
	r.look(cam, w, h)
	return nil
}

// SetSamples chooses how many samples a pixel smooth the outline of the brain;
// 1 is off, which is what a software rasteriser can afford.
func (r *Renderer) SetSamples(n int) error {
	for _, f := range []struct {
		fb  **rgl.Framebuffer
		opt rgl.Options
	}{
		{&r.inside, rgl.Options{Float: true, Depth: true, Samples: n}},
		{&r.shell, rgl.Options{Depth: true, Samples: n}},
		{&r.bloomA, rgl.Options{Float: true}},
		{&r.bloomB, rgl.Options{Float: true}},
	} {
		fresh, err := rgl.NewFramebuffer(1, 1, f.opt)
		if err != nil {
			return err
		}
		if *f.fb != nil {
			(*f.fb).Delete()
		}
		*f.fb = fresh
	}
	r.samples, r.ahead = n, sight{}
	return nil
}

func (r *Renderer) resize(w, h int) error {
	for _, f := range []struct {
		fb   *rgl.Framebuffer
		w, h int
	}{{r.inside, w, h}, {r.shell, w, h}, {r.bloomA, (w + 3) / 4, (h + 3) / 4}, {r.bloomB, (w + 3) / 4, (h + 3) / 4}} {
		if err := f.fb.Resize(f.w, f.h); err != nil {
			return err
		}
	}
	return nil
}

// Close frees what the graphics card holds.
func (r *Renderer) Close() {
	for _, m := range []*rgl.Mesh{r.cortex, r.deep, r.soma, r.tract, r.pulse, r.face} {
		if m != nil {
			m.Delete()
		}
	}
	for _, b := range []*rgl.Buffer{r.glow, r.comets,
		r.place.cortex, r.place.soma, r.place.tract, r.place.face, r.place.glow, r.place.chosen} {
		if b != nil {
			b.Delete()
		}
	}
	for _, t := range []*rgl.Texture{r.curves, r.scale} {
		if t != nil {
			t.Delete()
		}
	}
	for _, f := range []*rgl.Framebuffer{r.inside, r.shell, r.bloomA, r.bloomB, r.code} {
		if f != nil {
			f.Delete()
		}
	}
	r.fired.delete()
	r.programs.delete()
}
