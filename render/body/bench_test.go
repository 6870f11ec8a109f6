package body

import (
	"fmt"
	"syscall"
	"testing"

	rgl "encephagen/render/gl"
)

// BenchmarkDraw reports the processor time of all threads (cpu-ms), because
// without a graphics card Mesa draws on every core, beside the wall time.
func BenchmarkDraw(b *testing.B) {
	for _, size := range [][2]int{{540, 720}, {1080, 1080}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			r, target, f := setup(b, size[0], size[1])
			cam, in := before(), still(f, "stepping")
			in.Glow = stageGlow(f)
			pixels := make([]byte, 4*size[0]*size[1])
			draw := func() {
				if err := r.Draw(target, cam, in); err != nil {
					b.Fatal(err)
				}
			}
			draw()
			rgl.ReadRGBA(target, pixels)
			b.ReportAllocs()
			start := processorTime()
			for b.Loop() {
				draw()
				rgl.Finish()
			}
			b.ReportMetric((processorTime()-start)*1e3/float64(b.N), "cpu-ms/op")
		})
	}
}

func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
