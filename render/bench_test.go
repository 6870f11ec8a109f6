package render

import (
	"syscall"
	"testing"

	"github.com/go-gl/gl/v3.3-core/gl"

	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
)

// cpu is the time this process has computed, ms: the rasteriser may use threads.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
}

// parts measures one part of a picture at a time, finished by a read of one
// pixel.
func parts(b *testing.B, draw func(s *Stage, f *rgl.Framebuffer, l places)) {
	s, n := stage(b, 400)
	f := picture(b, 1280, 720)
	at := n.Frame()
	step := 0.0
	for ; step < 30000; step += 333 {
		s.Advance(step, at)
	}
	l := arrange(Studio, 1280, 720, 16, 60)
	draw(s, f, l)
	golden.Picture(f)
	b.ReportAllocs()
	b.ResetTimer()
	before := cpu()
	for range b.N {
		if step += 333; step > 59000 {
			step = 30000
		}
		s.Advance(step, at)
		draw(s, f, l)
		gl.Finish()
	}
	b.ReportMetric((cpu()-before)/float64(b.N), "cpu-ms/op")
}

func BenchmarkCompose(b *testing.B) {
	for _, l := range []Layout{Studio, Duo, BodyOnly, BrainOnly} {
		b.Run(l.String(), func(b *testing.B) {
			parts(b, func(s *Stage, f *rgl.Framebuffer, _ places) {
				if err := s.Compose(f, l); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

func BenchmarkParts(b *testing.B) {
	b.Run("advance", func(b *testing.B) {
		parts(b, func(*Stage, *rgl.Framebuffer, places) {})
	})
	b.Run("body", func(b *testing.B) {
		parts(b, func(s *Stage, _ *rgl.Framebuffer, l places) { s.drawBody(s.film.body, l.body.w, l.body.h) })
	})
	b.Run("brain", func(b *testing.B) {
		parts(b, func(s *Stage, _ *rgl.Framebuffer, l places) { s.drawBrain(s.film.brain, l.brain.w, l.brain.h, 0) })
	})
	b.Run("overlay", func(b *testing.B) {
		parts(b, func(s *Stage, f *rgl.Framebuffer, l places) {
			f.Bind()
			rgl.Clear(0, 0, 0, 1)
			s.canvas.Begin(1280, 720)
			s.write(Studio, l, 1)
			s.canvas.End()
		})
	})
}
