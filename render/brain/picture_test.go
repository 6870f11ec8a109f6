package brain

import (
	"math"
	"testing"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/offscreen"
	"encephagen/sim/frame"
)

// scene is a renderer on a context of its own.
func scene(t testing.TB) (*Renderer, *frame.Static) {
	t.Helper()
	ctx, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ctx.Close)
	st := newborn(t)
	r, err := New(st)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r, st
}

// live advances a renderer in pictures of some steps.
func live(r *Renderer, a *activity, from, to, every int64) {
	for s := from; s < to; s += every {
		r.Advance(float64(s+every), a.spikes(s, s+every), a.rate)
	}
}

func canvas(t testing.TB, w, h int) *rgl.Framebuffer {
	t.Helper()
	f, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Delete)
	return f
}

// lively are both postcentral gyri, as when the newborn falls, and the left
// calcarine cortex.
var lively = map[int]float32{54: 3, 55: 2, 40: 4}

// TestPictures keeps what the brain looks like: at full speed from the front
// left, in slow motion from near by, where comets are short and rings show,
// from behind, and at rest with nothing but the glass.
func TestPictures(t *testing.T) {
	r, st := scene(t)
	a := newActivity(st, lively)
	check := func(name string, w, h int, change func(c *camera.Orbit)) {
		t.Helper()
		f := canvas(t, w, h)
		cam := Camera(float32(w) / float32(h))
		change(cam)
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
		if err := rgl.Check(name); err != nil {
			t.Fatal(err)
		}
		golden.Framebuffer(t, name, f, golden.Default)
	}
	live(r, a, 0, 1500, 150)
	check("default", 436, 560, func(*camera.Orbit) {})
	check("behind", 480, 400, func(c *camera.Orbit) { c.Azimuth, c.Elevation = -1.2, 0.25 })
	live(r, a, 1500, 1530, 10)
	check("slow", 480, 400, func(c *camera.Orbit) { c.Distance *= 0.4 })
	r.Options.Somata, r.Options.Tracts, r.Options.Pulses = false, false, false
	clear(a.rate)
	r.Advance(1540, nil, a.rate)
	check("glass", 480, 400, func(c *camera.Orbit) { c.Azimuth, c.Elevation = math.Pi, 0 })
}

// TestOptionsLeaveOut: with everything off there is the empty stage, and each
// part changes the picture.
func TestOptionsLeaveOut(t *testing.T) {
	r, st := scene(t)
	live(r, newActivity(st, lively), 0, 450, 150)
	f := canvas(t, 160, 160)
	sum := func(o Options) (total int) {
		d := DefaultOptions()
		o.Rate, o.Facing, o.Rim, o.Flash = d.Rate, d.Facing, d.Rim, d.Flash
		r.Options = o
		if err := r.Draw(f, Camera(1)); err != nil {
			t.Fatal(err)
		}
		pix := golden.Picture(f).Pix
		for i := 0; i < len(pix); i += 4 {
			total += int(pix[i]) + int(pix[i+1]) + int(pix[i+2])
		}
		return total
	}
	empty := sum(Options{})
	for name, o := range map[string]Options{
		"cortex": {Cortex: true}, "deep": {Deep: true}, "somata": {Somata: true},
		"tracts": {Tracts: true}, "pulses": {Pulses: true},
	} {
		if got := sum(o); got < empty+2000 {
			t.Errorf("%s adds nothing to the picture: %d over the empty stage's %d", name, got-empty, empty)
		}
	}
	if with, without := sum(Options{Cortex: true, Bloom: true}), sum(Options{Cortex: true}); with <= without {
		t.Errorf("bloom adds no light: %d, without %d", with, without)
	}
}

// TestDrawDoesNotAllocate in steady state, uploads included.
func TestDrawDoesNotAllocate(t *testing.T) {
	r, st := scene(t)
	a := newActivity(st, nil)
	live(r, a, 0, 300, 150)
	f := canvas(t, 64, 64)
	cam := Camera(1)
	r.Draw(f, cam)
	if n := testing.AllocsPerRun(10, func() {
		r.fresh = true
		r.Draw(f, cam)
	}); n != 0 {
		t.Errorf("%g allocations a picture", n)
	}
}

// TestSamples: a smoothed outline is a picture, too.
func TestSamples(t *testing.T) {
	r, _ := scene(t)
	if err := r.SetSamples(4); err != nil {
		t.Fatal(err)
	}
	f := canvas(t, 120, 120)
	if err := r.Draw(f, Camera(1)); err != nil {
		t.Fatal(err)
	}
	if err := rgl.Check("samples"); err != nil {
		t.Error(err)
	}
	pix := golden.Picture(f).Pix
	if p := pix[4*(60*120+60):]; int(p[0])+int(p[1])+int(p[2]) < 60 {
		t.Errorf("the middle of the brain is %v", p[:3])
	}
}
