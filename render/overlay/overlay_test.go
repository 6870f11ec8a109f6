package overlay

import (
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/internal/specimen"
	"encephagen/render/look"
	"encephagen/render/offscreen"
)

// canvas gives the test OpenGL, a canvas and a picture to draw on.
func canvas(t testing.TB, w, h int) (*Canvas, *rgl.Framebuffer) {
	t.Helper()
	ctx, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ctx.Close)
	c, err := NewCanvas()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	f, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Delete)
	return c, f
}

func begin(c *Canvas, f *rgl.Framebuffer) {
	w, h := f.Size()
	f.Bind()
	rgl.Clear(look.Stage[0], look.Stage[1], look.Stage[2], 1)
	c.Begin(w, h)
}

func TestStripPicture(t *testing.T) {
	for _, size := range []struct {
		name  string
		w, h  int
		scale float32
	}{{"strip-720p", 973, 158, 1}, {"strip-1080p", 1459, 238, 1.5}, {"strip-tall", 1200, 340, 1}} {
		t.Run(size.name, func(t *testing.T) {
			c, f := canvas(t, size.w, size.h)
			n := specimen.New()
			h := NewHistory(n.Static, n.Streams)
			s := NewStrip(h)
			t.Cleanup(s.Close)
			n.Live(400)
			h.Advance(60000)
			begin(c, f)
			s.Draw(c, 0, 0, size.w, size.h, size.scale)
			c.End()
			golden.Framebuffer(t, size.name, f, golden.Default)
		})
	}
}
