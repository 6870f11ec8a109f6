package analysis

import (
	"math"
	"testing"

	"encephagen/sim/philox"
)

// TestWelch: white noise is flat, and its density integrates to its variance; a
// sine stands at its frequency and holds half the square of its amplitude.
func TestWelch(t *testing.T) {
	const rate, segment = 500.0, 512
	w := NewWelch(segment, rate)
	for i := range 200 * segment {
		noise := philox.Unit(philox.Draw(3, philox.StreamState, uint32(i), 0, 0)[0]) - 0.5
		w.Add(noise*math.Sqrt(12)*2 + 3*math.Sin(2*math.Pi*62.5*float64(i)/rate) + 17)
	}
	if w.Segments() != 399 {
		t.Errorf("%d segments", w.Segments())
	}
	d := make([]float64, w.Bins())
	w.Density(d)
	total, peak, flat := 0.0, 0, 0.0
	for k, p := range d {
		total += p * w.Resolution()
		if p > d[peak] {
			peak = k
		}
		if k > 5 && k < 50 {
			flat += p / 44
		}
	}
	if f := float64(peak) * w.Resolution(); math.Abs(f-62.5) > w.Resolution() {
		t.Errorf("peak at %v Hz", f)
	}
	if math.Abs(total-(4+4.5)) > 0.2 {
		t.Errorf("variance %v, want 8.5", total)
	}
	if want := 2 * 4 / rate; math.Abs(flat-want) > 0.03*want {
		t.Errorf("noise of density %v, want %v", flat, want)
	}
}

// TestWelchForgets: with a memory, what was long ago is gone.
func TestWelchForgets(t *testing.T) {
	w := NewWelch(64, 100)
	w.Memory = 5
	add := func(n int, amplitude float64) {
		for i := range n {
			w.Add(amplitude * math.Sin(float64(i)))
		}
	}
	add(640, 1)
	d := make([]float64, w.Bins())
	w.Density(d)
	loud := d[10]
	add(6400, 0)
	w.Density(d)
	if d[10] > 1e-3*loud {
		t.Errorf("%v of %v is left", d[10], loud)
	}
	w.Restart()
	if w.Density(d); d[10] != 0 || w.Segments() != 0 {
		t.Error("it remembers after a restart")
	}
}

func TestWelchDoesNotAllocate(t *testing.T) {
	w := NewWelch(1024, 500)
	d := make([]float64, w.Bins())
	if n := testing.AllocsPerRun(3000, func() {
		if w.Add(1) {
			w.Density(d)
		}
	}); n != 0 {
		t.Errorf("%v allocations a value", n)
	}
}
