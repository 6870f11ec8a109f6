package brain

import (
	"errors"
	"os"
	"strconv"
	"testing"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/offscreen"
	"encephagen/sim/frame"
)

// scene is a renderer on a context of its own, after 150 ms of life at rest
// with both postcentral gyri and a visual region lively.
func scene(t testing.TB) (*Renderer, *frame.Static) {
	t.Helper()
	ctx, err := offscreen.New()
	if errors.Is(err, offscreen.ErrMissing) {
		t.Skip(err)
	} else if err != nil {
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

// live advances a renderer in frames of some steps.
func live(r *Renderer, a *activity, from, to, every int64) {
	for s := from; s < to; s += every {
		r.Advance(float64(s+every), a.spikes(s, s+every), a.rate)
	}
}

func picture(t testing.TB, w, h int) *rgl.Framebuffer {
	t.Helper()
	f, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Delete)
	return f
}

// TestLook writes pictures to look at into the folder that BRAIN_PICTURES names.
func TestLook(t *testing.T) {
	folder := os.Getenv("BRAIN_PICTURES")
	if folder == "" {
		t.Skip("set BRAIN_PICTURES to a folder to get pictures to look at")
	}
	r, st := scene(t)
	a := newActivity(st, map[int]float32{54: 3, 55: 2, 40: 4})
	live(r, a, 0, 1500, 167)
	views := map[string]func(*camera.Orbit){
		"default": func(*camera.Orbit) {},
		"top":     func(c *camera.Orbit) { c.Azimuth, c.Elevation = 1.57, 1.5 },
		"left":    func(c *camera.Orbit) { c.Azimuth, c.Elevation = 3.14, 0 },
		"back":    func(c *camera.Orbit) { c.Azimuth, c.Elevation = -1.2, 0.1 },
		"below":   func(c *camera.Orbit) { c.Azimuth, c.Elevation = 2.4, -0.9 },
		"near":    func(c *camera.Orbit) { c.Distance *= 0.35 },
	}
	for name, change := range views {
		f := picture(t, 640, 720)
		cam := Camera()
		change(cam)
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
		if err := golden.Write(folder+"/"+name+".png", golden.Picture(f)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 {
		live(r, a, 1500+int64(i)*167, 1667+int64(i)*167, 167)
		f := picture(t, 435, 560)
		if err := r.Draw(f, Camera()); err != nil {
			t.Fatal(err)
		}
		if err := golden.Write(folder+"/small"+strconv.Itoa(i)+".png", golden.Picture(f)); err != nil {
			t.Fatal(err)
		}
	}
}
