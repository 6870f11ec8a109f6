package gl_test

import (
	"testing"

	rgl "encephagen/render/gl"
)

// BenchmarkReadback fetches a frame of 1280x720 while the next is on its way.
func BenchmarkReadback(b *testing.B) {
	context(b)
	const w, h = 1280, 720
	f := framebuffer(b, w, h, rgl.Options{})
	r := rgl.NewReadback(w, h, 2)
	defer r.Delete()
	dst := make([]byte, 4*w*h)
	f.Bind()
	rgl.Clear(0.1, 0.2, 0.3, 1)
	b.SetBytes(4 * w * h)
	b.ReportAllocs()
	for b.Loop() {
		if r.Full() {
			r.Fetch(dst)
		}
		r.Start(f)
	}
}

// BenchmarkUpload sends the state of 16,000 neurons.
func BenchmarkUpload(b *testing.B) {
	context(b)
	data := make([]float32, 16000)
	buf := rgl.NewBuffer(4*len(data), rgl.Stream)
	defer buf.Delete()
	b.SetBytes(int64(4 * len(data)))
	b.ReportAllocs()
	for b.Loop() {
		rgl.Upload(buf, data)
	}
}
