package film

import (
	"path/filepath"
	"testing"
)

// BenchmarkFrame is one frame of 1280x720 all the way into ffmpeg, without the
// drawing; the wall time includes x264 on the other core.
func BenchmarkFrame(b *testing.B) {
	fb := canvas(b, 1280, 720)
	f, err := New(Options{Path: filepath.Join(b.TempDir(), "bench.mp4"), Width: 1280, Height: 720, FPS: 30})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(4 * 1280 * 720)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		paint(fb, [3]float32{float32(i%50) / 50, 0.5, 0}, [3]float32{0, 0, 1})
		if err := f.Frame(fb); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}
