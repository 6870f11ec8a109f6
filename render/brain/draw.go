package brain

import (
	"encephagen/render/camera"
	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// How it looks: lengths in mm, light linear.
const (
	somaMM      = 0.7
	somaRest    = 0.045
	somaLift    = 1.1
	inkRest     = 0.22 // on a light stage: how much a cell covers at rest,
	inkLift     = 0.9  // and by a spike
	tractMM     = 0.4
	cometWideMM = 1.5
	cometLight  = 4
	emission    = 0.9
	threshold   = 0.6 // of bloom: above any matte surface
	bloomLight  = 0.9
)

type programs struct {
	pCortex, pChosen, pPick, pFace, pDeep, pHind, pSoma, pSpike, pTract, pPulse, pBloom, pBlur, pCompose, pSmooth *rgl.Program
}

func (p *programs) build() (err error) {
	for _, q := range []struct {
		to   **rgl.Program
		name string
	}{
		{&p.pCortex, "cortex"}, {&p.pFace, "cut"}, {&p.pPick, "pick"}, {&p.pDeep, "deep"}, {&p.pSoma, "soma"}, {&p.pSpike, "spike"},
		{&p.pTract, "tract"}, {&p.pPulse, "pulse"}, {&p.pBloom, "bloom"}, {&p.pBlur, "bloomblur"}, {&p.pCompose, "glow"},
	} {
		if *q.to, err = rgl.NewProgram(q.name); err != nil {
			return err
		}
	}
	if p.pChosen, err = rgl.NewProgram("cortex", "CHOSEN 1"); err != nil {
		return err
	}
	if p.pHind, err = rgl.NewProgram("deep", "SHELL 1"); err != nil {
		return err
	}
	p.pSmooth, err = rgl.NewProgram("glow", "SMOOTH 1")
	return err
}

func (p *programs) delete() {
	for _, q := range []*rgl.Program{p.pCortex, p.pChosen, p.pPick, p.pFace, p.pDeep, p.pHind, p.pSoma, p.pSpike, p.pTract, p.pPulse, p.pBloom, p.pBlur, p.pCompose, p.pSmooth} {
		if q != nil {
			q.Delete()
		}
	}
}

// look takes the camera's matrices.
func (r *Renderer) look(cam *camera.Orbit, w, h int) {
	r.view = cam.View()
	projection := cam.Projection(float32(w) / float32(h))
	r.clip = projection.Mul4(r.view)
	r.viewport = mgl32.Vec2{float32(w), float32(h)}
	r.pxPerMM = 0.5 * float32(h) * projection[5]
	middle := -r.view.Mul4x1(centre.Vec4(1))[2]
	r.zoom = r.pxPerMM / max(middle, 1)
	r.bounds = r.form.bounds(r.clip, w, h, r.zoom)
	r.cutting = r.Options.Cut.Axis != Uncut
	r.plane = r.Options.Cut.plane()
	r.paper = 0
	if look.Current().Light {
		r.paper = 1
	}
	r.depthCue = mgl32.Vec2{middle - 0.75*radius, middle + 0.75*radius}
}

// drawInside draws what the shell holds: matte structures, then light.
func (r *Renderer) drawInside() {
	r.inside.Bind()
	r.apply(rgl.State{})
	rgl.Clear(0, 0, 0, 0)
	if r.Options.Deep {
		r.drawDeep(r.pDeep, 0, r.deepEnd[0], nucleiTint())
		r.drawDeep(r.pDeep, r.deepEnd[0], r.deepEnd[1], hindbrainTint())
	}
	// An inflated cortex has left the white matter behind.
	tracts := 1 - min(max(r.Options.Inflated, 0), 1)
	if r.Options.Tracts && tracts > 0 {
		r.apply(rgl.State{DepthTest: true, Blend: rgl.Premult, Cut: r.cutting})
		p := r.pTract
		p.Use()
		p.Mat4("toClip", r.clip)
		p.Vec2("viewport", r.viewport)
		p.Vec2("cue", r.depthCue)
		p.Float("width", tractMM)
		p.Vec4("cutPlane", r.plane)
		p.Vec2("opacity", mgl32.Vec2{0.06, 0.34}.Mul(tracts))
		p.Vec3("line", colormap.Linear(look.Tract))
		r.tract.Draw()
	}
	if r.Options.Somata {
		r.apply(rgl.State{DepthTest: true, PointSize: true, Blend: rgl.Premult, Cut: r.cutting})
		p := r.pSoma
		p.Use()
		rgl.BindTexture(0, r.fired.picture.Color())
		p.Int("fired", 0)
		p.Uint("shown", uint32(r.state.flashes.shown))
		p.Float("fading", FlashTau)
		p.Vec4("cutPlane", r.plane)
		p.Mat4("toView", r.view)
		p.Mat4("toClip", r.clip)
		p.Vec2("cue", r.depthCue)
		p.Float("pxPerMM", r.pxPerMM)
		p.Float("diameter", somaMM)
		p.Vec2("smallest", mgl32.Vec2{1.2, 2.4})
		p.Float("paper", r.paper)
		rest, lift := float32(somaRest), float32(somaLift)
		if r.paper > 0 {
			rest, lift = inkRest, inkLift
		}
		p.Float("rest", rest)
		p.Float("lift", lift*r.Options.Flash)
		p.Vec3("excitatory", colormap.Linear(look.Excitatory))
		p.Vec3("inhibitory", colormap.Linear(look.Inhibitory))
		r.soma.Draw()
	}
	if n := len(r.state.pulses.comets) / 4; r.Options.Pulses && n > 0 && tracts > 0 {
		r.apply(rgl.State{DepthTest: true, Blend: rgl.Premult, Cut: r.cutting})
		p := r.pPulse
		p.Use()
		p.Vec4("cutPlane", r.plane)
		p.Mat4("toClip", r.clip)
		p.Vec2("viewport", r.viewport)
		p.Vec2("cue", r.depthCue)
		r.curves.Bind(0)
		p.Int("curves", 0)
		p.Float("width", cometWideMM)
		p.Int("segments", cometSegments)
		p.Float("paper", r.paper)
		light := float32(cometLight)
		if r.paper > 0 {
			light = 1
		}
		p.Vec3("light", colormap.Linear(look.Excitatory).Mul(light*tracts))
		r.pulse.DrawInstanced(n)
	}
}

// insideMM is how much nearer than it is the inside of a cut structure counts,
// so that a neighbour's wall in the same place does not shine through.
const insideMM = 2.5

// solid is the state of surfaces. A cut shows them from behind, too.
func (r *Renderer) solid() {
	r.apply(rgl.State{DepthTest: true, DepthWrite: true, CullBack: !r.cutting, Cut: r.cutting})
}

func (r *Renderer) drawDeep(p *rgl.Program, from, to int, tint mgl32.Vec3) {
	r.apply(rgl.State{DepthTest: true, DepthWrite: true, CullBack: true, Cut: r.cutting})
	p.Use()
	p.Mat4("toView", r.view)
	p.Mat4("toClip", r.clip)
	p.Vec4("cutPlane", r.plane)
	p.Vec2("shift", mgl32.Vec2(r.form.shift))
	p.Vec3("matte", tint)
	p.Vec3("nearer", mgl32.Vec3{})
	r.deep.DrawRange(from, to-from)
	if r.cutting {
		r.apply(rgl.State{DepthTest: true, DepthWrite: true, CullFront: true, Cut: true})
		p.Vec3("nearer", r.view.Row(2).Vec3().Mul(insideMM))
		r.deep.DrawRange(from, to-from)
	}
}

func (r *Renderer) drawBloom() {
	rgl.State{}.Apply()
	if !r.glows() {
		return
	}
	part := r.bounds.quarter()
	for _, f := range [...]*rgl.Framebuffer{r.bloomA, r.bloomB} {
		f.Bind()
		rgl.Clear(0, 0, 0, 0)
	}
	rgl.Scissor(part.x, part.y, part.w, part.h)
	r.bloomA.Bind()
	r.pBloom.Use()
	rgl.BindTexture(0, r.inside.Color())
	rgl.BindTexture(1, r.shell.Color())
	r.pBloom.Int("inside", 0)
	r.pBloom.Int("shell", 1)
	r.pBloom.Float("threshold", threshold)
	rgl.Quad()

	w, h := r.bloomA.Size()
	r.pBlur.Use()
	r.pBlur.Int("picture", 0)
	r.bloomB.Bind()
	rgl.BindTexture(0, r.bloomA.Color())
	r.pBlur.Vec2("direction", mgl32.Vec2{1 / float32(w), 0})
	rgl.Quad()
	r.bloomA.Bind()
	rgl.BindTexture(0, r.bloomB.Color())
	r.pBlur.Vec2("direction", mgl32.Vec2{0, 1 / float32(h)})
	rgl.Quad()
}

// glows tells whether light spreads beyond what shines: ink does not.
func (r *Renderer) glows() bool { return r.Options.Bloom && r.paper == 0 }

func (r *Renderer) compose(target *rgl.Framebuffer) {
	target.Bind()
	rgl.State{}.Apply()
	rgl.Clear(look.Stage[0], look.Stage[1], look.Stage[2], 1)
	r.apply(rgl.State{})
	p := r.pCompose
	if r.samples == 1 {
		p = r.pSmooth
	}
	p.Use()
	rgl.BindTexture(0, r.inside.Color())
	rgl.BindTexture(1, r.shell.Color())
	rgl.BindTexture(2, r.bloomA.Color())
	p.Int("inside", 0)
	p.Int("shell", 1)
	p.Int("bloom", 2)
	stage := colormap.Linear(look.Stage)
	p.Vec3("stage", stage)
	p.Vec3("bias", look.Stage.Sub(rootSRGB(stage)))
	strength := float32(bloomLight)
	if !r.glows() {
		strength = 0
	}
	p.Float("strength", strength)
	rgl.Quad()
	rgl.State{}.Apply() // what is drawn next is not bound to the brain
}
