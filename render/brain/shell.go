package brain

import (
	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// drawShell draws the front-most sheet of the cortex into a layer of its own,
// so that it can lie over everything without sorting triangles. Brainstem and
// cerebellum are opaque and stand in this layer, too.
func (r *Renderer) drawShell() {
	r.shell.Bind()
	r.apply(rgl.State{})
	rgl.Clear(0, 0, 0, 0)
	if r.Options.Deep {
		r.drawDeep(r.pHind, r.deepEnd[0], r.deepEnd[2], hindbrainTint())
	}
	if !r.Options.Cortex {
		return
	}
	r.solid()
	p := r.pCortex
	if r.selected >= 0 {
		p = r.pChosen
	}
	p.Use()
	if r.selected >= 0 {
		r.mark(p)
	}
	p.Mat4("toView", r.view)
	p.Mat4("toClip", r.clip)
	r.scale.Bind(0)
	p.Int("scale", 0)
	p.Vec3("shell", colormap.Linear(look.Cortex))
	p.Vec2("opacity", mgl32.Vec2{r.Options.Facing, r.Options.Rim})
	p.Vec4("cutPlane", r.plane)
	p.Float("emission", emission)
	p.Float("paper", r.paper)
	r.drawCortex()
	if !r.cutting {
		return
	}
	r.apply(rgl.State{DepthTest: true, DepthWrite: true})
	p = r.pFace
	p.Use()
	p.Mat4("toClip", r.clip)
	p.Int("scale", 0)
	p.Vec3("shell", colormap.Linear(look.Cortex))
	p.Vec2("opacity", mgl32.Vec2{r.Options.Facing, r.Options.Rim})
	p.Float("emission", emission)
	p.Float("paper", r.paper)
	r.face.Draw()
}

// farPx is how large, px a mm, a brain may be in the picture so that a quarter of
// its triangles look the same: they are then up to 11 px wide.
const farPx = 1.6

// drawCortex draws the surface, in a small picture with a quarter of its
// triangles; a cut fits the surface as it is. The hemisphere that is nearer comes
// first, so that what it hides of the other costs little.
func (r *Renderer) drawCortex() {
	first, n := 0, r.fine
	if r.far > 0 && r.zoom < farPx && !r.cutting {
		first, n = r.fine, r.far
	}
	right := 0
	if r.view[2] > 0 { // of the right and the left at the same distance from the middle, the right is nearer
		right = n / 2
	}
	r.cortex.DrawRange(first+right, n/2)
	r.cortex.DrawRange(first+n/2-right, n/2)
}
