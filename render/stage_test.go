package render

import (
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/internal/specimen"
	"encephagen/render/offscreen"
)

// stage is a newborn of some age on a stage of its own.
func stage(t testing.TB, ticks int) (*Stage, *specimen.Newborn) {
	t.Helper()
	ctx, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ctx.Close)
	n := specimen.New()
	n.Live(ticks)
	s, err := NewStage(n.Static, n.Streams)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, n
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

func compose(t testing.TB, s *Stage, f *rgl.Framebuffer, l Layout) {
	t.Helper()
	if err := s.Compose(f, l); err != nil {
		t.Fatal(err)
	}
	if err := rgl.Check("compose"); err != nil {
		t.Fatal(err)
	}
}

func TestLayouts(t *testing.T) {
	for _, l := range []Layout{Studio, Duo, BodyOnly, BrainOnly} {
		t.Run(l.String(), func(t *testing.T) {
			s, n := stage(t, 330)
			f := picture(t, 1280, 720)
			for step := 0.0; step <= 48500; step += 333.3 {
				s.Advance(step, n.Frame())
			}
			compose(t, s, f, l)
			golden.Framebuffer(t, l.String(), f, golden.Default)
		})
	}
}
