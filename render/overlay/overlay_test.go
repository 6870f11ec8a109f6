package overlay

import (
	"bytes"
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

// A strip that has been narrower and wider shows what one of its present width
// does, and its texture stays.
func TestStripKeepsItsColumns(t *testing.T) {
	const w, h = 900, 158
	c, f := canvas(t, w, h)
	n := specimen.New()
	history := NewHistory(n.Static, n.Streams)
	worn, fresh := NewStrip(history), NewStrip(history)
	t.Cleanup(worn.Close)
	t.Cleanup(fresh.Close)
	draw := func(s *Strip, width int) []byte {
		begin(c, f)
		s.Draw(c, 0, 0, width, h, 1)
		c.End()
		pixels := make([]byte, 4*w*h)
		rgl.ReadRGBA(f, pixels)
		return pixels
	}
	var texture uint32
	for i, width := range []int{500, 300, 620, 300, 900, 450, 900} {
		n.Live(80)
		history.Advance(float64((i + 1) * 80 * 150))
		draw(worn, width)
		if i == 0 {
			texture = worn.texture.ID()
		}
	}
	if !bytes.Equal(draw(worn, w), draw(fresh, w)) {
		t.Error("the strip differs from a new one")
	}
	if worn.texture.ID() != texture {
		t.Error("another texture was made for another width")
	}
}
