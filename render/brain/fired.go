package brain

import (
	rgl "encephagen/render/gl"
	"encephagen/render/trail"
)

// fired is when each neuron last fired, on the graphics card: a picture with a
// pixel for each, whose word is the step mod 2^32. soma.vert looks there.
//
// It comes from the host's flashes, or, where the card that computes the cortex
// draws it, too, from the spikes that are there: they are drawn as points into the
// picture, a later one over the earlier. Both make the same light.
type fired struct {
	picture *rgl.Framebuffer
	points  *rgl.Mesh
	trail   *trail.Trail // nil: the host's
	upTo    int64        // step of the picture
	onCard  bool         // it came from there last
}

func newFired(f *flashes) (d fired, err error) {
	d.picture, err = rgl.NewFramebuffer(flashColumns, len(f.last)/flashColumns, rgl.Options{Words: true})
	d.points = rgl.NewMesh(nil, nil, nil)
	d.points.Mode = rgl.Points
	return d, err
}

// SpikesFrom has cell bodies flash by spikes that are on the card already; nil is
// none. As long as they are incomplete, those of Advance are taken.
func (r *Renderer) SpikesFrom(t *trail.Trail) {
	r.fired.trail, r.fresh = t, true
}

// SpikesOnCard tells whether the last picture's came from the card itself.
func (r *Renderer) SpikesOnCard() bool { return r.fired.onCard }

// fire brings the picture of last spikes to the moment that is shown.
func (r *Renderer) fire() {
	d, f := &r.fired, r.state.flashes
	d.onCard = d.trail != nil && !f.anew && d.trail.Draw(d.upTo, f.shown, r.drawSpikes)
	if !d.onCard {
		d.picture.UploadWords(f.last)
	}
	d.upTo, f.anew = f.shown, false
}

// drawSpikes draws those of some batches up to the moment that is shown. A batch is
// drawn from its beginning, even if a part of it was drawn before: what is newest
// stays on top.
func (r *Renderer) drawSpikes(buffer uint32, neuronBits int, batches []trail.Batch) {
	d, shown := &r.fired, r.state.flashes.shown
	d.points.AddVertices(rgl.SharedBuffer(buffer), rgl.Attrib{Location: 0, Size: 2, Words: true})
	d.picture.Bind()
	rgl.State{}.Apply()
	p := r.pSpike
	p.Use()
	p.Int("neuronBits", int32(neuronBits))
	columns, rows := d.picture.Size()
	p.Int("columns", int32(columns))
	p.Int("rows", int32(rows))
	for _, b := range batches {
		p.Uint("began", uint32(b.Step))
		p.Int("last", int32(min(b.End-1, shown)-b.Step))
		d.points.DrawRange(b.First, b.Count)
	}
}

func (d *fired) delete() {
	if d.picture != nil {
		d.picture.Delete()
	}
	if d.points != nil {
		d.points.Delete()
	}
}
