package brain

import (
	"encephagen/render/camera"
	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// survey is how many pixels a side Seen looks at.
const survey = 48

// Pick says which region's cortex shows at x, y px from the top left of a
// picture of w x h px, or -1: the front-most sheet, as it is drawn. One pixel is
// drawn for it, with regions for colours.
func (r *Renderer) Pick(x, y, w, h int, cam *camera.Orbit) int {
	if !r.Options.Cortex || x < 0 || y < 0 || x >= w || y >= h {
		return -1
	}
	// The picture is enlarged so that its one pixel fills the framebuffer.
	fw, fh := float32(w), float32(h)
	dx, dy := (2*float32(x)+1)/fw-1, 1-(2*float32(y)+1)/fh
	zoom := mgl32.Scale3D(fw, fh, 1).Mul4(mgl32.Translate3D(-dx, -dy, 0))
	if !r.codes(1, w, h, cam, zoom) {
		return -1
	}
	return code(r.pixel)
}

// Seen is the share of a picture of w x h px in which a region's cortex shows.
func (r *Renderer) Seen(region, w, h int, cam *camera.Orbit) float32 {
	if !r.Options.Cortex || !r.codes(survey, w, h, cam, mgl32.Ident4()) {
		return 0
	}
	n := 0
	for i := 0; i < len(r.pixel); i += 4 {
		if code(r.pixel[i:]) == region {
			n++
		}
	}
	return float32(n) / (survey * survey)
}

func code(pixel []byte) int { return int(pixel[0]) + int(pixel[1])<<8 - 1 }

// codes draws what shows of each region into a picture of side x side px and
// reads it into pixel.
func (r *Renderer) codes(side, w, h int, cam *camera.Orbit, zoom mgl32.Mat4) bool {
	if r.code == nil {
		f, err := rgl.NewFramebuffer(1, 1, rgl.Options{Depth: true})
		if err != nil {
			return false
		}
		r.code = f
	}
	if r.code.Resize(side, side) != nil {
		return false
	}
	r.reshape()
	r.look(cam, w, h)
	r.bounds = bounds{0, 0, side, side}
	r.code.Bind()
	r.apply(rgl.State{})
	rgl.Clear(0, 0, 0, 0)
	p := r.pPick
	p.Use()
	p.Mat4("toClip", zoom.Mul4(r.clip))
	p.Vec4("cutPlane", r.plane)
	r.solid()
	p.Int("nothing", 1)
	if r.Options.Deep {
		r.deep.DrawRange(r.deepEnd[0], r.deepEnd[2]-r.deepEnd[0]) // hides cortex
	}
	p.Int("nothing", 0)
	r.cortex.DrawRange(0, r.fine)
	if r.cutting {
		r.apply(rgl.State{DepthTest: true, DepthWrite: true})
		r.face.Draw()
	}
	if n := 4 * side * side; cap(r.pixel) < n {
		r.pixel = make([]byte, n)
	}
	r.pixel = r.pixel[:4*side*side]
	rgl.State{}.Apply()
	rgl.ReadRGBA(r.code, r.pixel)
	return true
}

// Select marks a region, -1 none: a line around it, and more light on it.
func (r *Renderer) Select(region int) {
	if region < 0 || region >= len(r.static.Regions) {
		region = -1
	}
	if region == r.selected {
		return
	}
	r.selected = region
	if region < 0 {
		return
	}
	v := r.scratch[:0]
	for i := range r.state.share {
		q := &r.state.share[i]
		var of float32
		for k, w := range q.weight {
			if w > 0 && int(q.region[k]) == region {
				of = w
			}
		}
		v = append(v, of)
	}
	rgl.Upload(r.place.chosen, v)
	r.scratch = v
}

// Selected is the region that is marked, or -1.
func (r *Renderer) Selected() int { return r.selected }

// Anchor is a place on a region's surface as it stands now, mm, and which way it
// faces.
func (r *Renderer) Anchor(region int) (at, normal mgl32.Vec3) {
	r.reshape()
	a := &r.labels[region]
	return a.at, a.normal
}

// mark tells the cortex's shader how to mark the region.
func (r *Renderer) mark(p *rgl.Program) {
	p.Vec3("mark", colormap.Linear(look.Strong))
	p.Float("thick", max(1, r.viewport[1]/look.MarkPart))
}
