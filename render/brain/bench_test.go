package brain

import (
	"testing"
	"time"

	"github.com/go-gl/gl/v3.3-core/gl"
	"golang.org/x/sys/unix"
)

// BenchmarkAdvance is the processor's part of a picture at 60 per biological
// second: 1,600 spikes into flashes and comets, rates into the cortex's glow.
func BenchmarkAdvance(b *testing.B) {
	st := newborn(b)
	t := newTracts(st, Strongest)
	s := newState(st, atlas(b), t)
	o := DefaultOptions()
	a := newActivity(st, nil)
	spikes := append(a.out[:0:0], a.spikes(0, 167)...)
	b.ReportAllocs()
	step := 0.0
	for b.Loop() {
		step += 167
		for i := range spikes {
			spikes[i].Step += 167
		}
		s.advance(step, spikes, a.rate, &o)
	}
	b.ReportMetric(float64(len(spikes)), "spikes/op")
}

// BenchmarkDraw is a whole picture on the OpenGL that is there, waited for; it
// reports the processor time of all threads, which is what counts when a
// software rasteriser draws.
func BenchmarkDraw(b *testing.B) {
	for _, size := range [][2]int{{435, 560}, {640, 720}} {
		b.Run(sizeName(size), func(b *testing.B) {
			r, st := scene(b)
			a := newActivity(st, nil)
			live(r, a, 0, 835, 167)
			f := canvas(b, size[0], size[1])
			cam := Camera(float32(size[0]) / float32(size[1]))
			r.Draw(f, cam)
			gl.Finish()
			b.ReportAllocs()
			from := cpu()
			for b.Loop() {
				r.fresh = true
				r.Draw(f, cam)
				gl.Finish()
			}
			b.ReportMetric(float64((cpu()-from).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}

func sizeName(s [2]int) string {
	if s[0] < 500 {
		return "435x560"
	}
	return "640x720"
}

// cpu is the processor time of this process so far.
func cpu() time.Duration {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPick is one look at what lies under a pointer, read back.
func BenchmarkPick(b *testing.B) {
	r, _ := scene(b)
	cam := Camera(1)
	b.ReportAllocs()
	for b.Loop() {
		r.Pick(300, 280, 640, 640, cam)
	}
}

// BenchmarkReshape is a step of a morph with a cut: everything moves.
func BenchmarkReshape(b *testing.B) {
	r, _ := scene(b)
	b.ReportAllocs()
	k := 0
	for b.Loop() {
		k++
		r.Options.Inflated = float32(k%16) / 16
		r.Options.Cut = Cut{Axis: AxisY, At: -18}
		r.reshape()
	}
}
