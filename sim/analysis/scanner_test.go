package analysis

import (
	"math"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/philox"
)

// wavering makes spikes of regions of 20 excitatory and 5 inhibitory neurons
// whose rates waver, in part together, in ticks of 15 ms.
func wavering(regions int, seconds float64, tick func(spikes []frame.Spike, end int64)) (regionOf []uint16, inhibitory []bool) {
	const e, all = 20, 25
	for r := range regions {
		for k := range all {
			regionOf, inhibitory = append(regionOf, uint16(r)), append(inhibitory, k >= e)
		}
	}
	if tick == nil {
		return regionOf, inhibitory
	}
	own := make([]float64, regions)
	shared := 0.0
	draw := func(a, b uint32) float64 {
		return philox.Unit(philox.Draw(7, philox.StreamState, a, b, 0)[0])
	}
	var spikes []frame.Spike
	for ms := range int64(seconds * 1000) {
		if ms%15 == 0 && ms > 0 {
			tick(spikes, ms*10)
			spikes = spikes[:0]
		}
		shared += 0.002*(draw(uint32(ms), 1000)-0.5)*8 - 0.001*shared
		for r := range regions {
			own[r] += 0.002*(draw(uint32(ms), uint32(r))-0.5)*8 - 0.001*own[r]
			p := max(0, 5+15*(shared*float64(r%3)/2+own[r])) * e / 1000
			for k := uint32(0); draw(uint32(ms), uint32(2000+r*10)+k) < p && k < 5; k++ {
				spikes = append(spikes, frame.Spike{Step: ms*10 + int64(k), Neuron: int32(r*all + int(k))})
			}
		}
	}
	return regionOf, inhibitory
}

// TestScannerAgreesWithConnect: what a scanner has after a run is what Connect
// finds in the signals themselves, and close to what a whole recording shows.
func TestScannerAgreesWithConnect(t *testing.T) {
	const regions = 6
	regionOf, inhibitory := wavering(regions, 0, nil)
	rec, scan := NewRecording(regionOf, inhibitory, 0), NewScanner(regionOf, inhibitory, 5, 0)
	images := 0
	fc := make([]float32, regions*regions)
	if scan.Connectivity(fc) {
		t.Error("connectivity before the first image")
	}
	wavering(regions, 200, func(spikes []frame.Spike, end int64) {
		rec.Add(spikes, end)
		if scan.Add(spikes, end) {
			images++
		}
	})
	if images != scan.Samples() || images != 250 {
		t.Errorf("%d images of which %d count, want 250 in 180 s", images, scan.Samples())
	}
	if s := scan.Seconds(); math.Abs(s-180) > 1e-9 {
		t.Errorf("%v s of BOLD", s)
	}
	if !scan.Connectivity(fc) {
		t.Fatal("no connectivity")
	}
	var bold [][]float64
	for _, rates := range rec.ExcitatoryRates(RateBin) {
		bold = append(bold, signals(rates, 5))
	}
	want, err := Connect(bold, 0)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := rec.Connectivity(5)
	if err != nil {
		t.Fatal(err)
	}
	got := make([][]float64, regions)
	for i := range regions {
		for j := range regions {
			got[i] = append(got[i], float64(fc[i*regions+j]))
			if math.Abs(got[i][j]-want.FC[i][j]) > 1e-4 {
				t.Errorf("regions %d and %d: %.5f, of the signals %.5f", i, j, got[i][j], want.FC[i][j])
			}
			if fc[i*regions+j] != fc[j*regions+i] {
				t.Errorf("regions %d and %d are not symmetric", i, j)
			}
		}
	}
	if r := Similarity(got, whole.FC); r < 0.95 {
		t.Errorf("r %.3f with the whole recording", r)
	}
	scan.Restart(0)
	if scan.Samples() != 0 || scan.Connectivity(fc) {
		t.Error("it remembers after a restart")
	}
}

// signals are the images that a scanner takes of a region.
func signals(rates []float64, target float64) (out []float64) {
	b := balloon{f: 1, v: 1, q: 1}
	sum := 0.0
	for i, r := range rates {
		if i < restBins {
			sum += r
		}
		b.step(inputGain * (r - sum/float64(min(i+1, restBins))) / target)
		if (i+1)%RepetitionTime == 0 && i+1 >= restBins {
			out = append(out, b.signal())
		}
	}
	return out
}

// TestScannerOfSilence: regions that never fire correlate with nothing.
func TestScannerOfSilence(t *testing.T) {
	regionOf, inhibitory := wavering(3, 0, nil)
	scan := NewScanner(regionOf, inhibitory, 5, 0)
	scan.Add(nil, 60*frame.StepsPerSecond)
	fc := make([]float32, 9)
	if !scan.Connectivity(fc) {
		t.Fatal("no connectivity")
	}
	for i, r := range fc {
		if want := float32(0); i%4 == 0 && r != 1 || i%4 != 0 && r != want {
			t.Errorf("entry %d is %v", i, r)
		}
	}
}

// TestOutflow holds the roots to the power that they stand for.
func TestOutflow(t *testing.T) {
	for _, v := range []float64{0.3, 0.99, 1, 1.7, 5} {
		if got, want := outflow(v), math.Pow(v, 1/alpha); math.Abs(got-want) > 1e-14*want {
			t.Errorf("at %v: %v, want %v", v, got, want)
		}
	}
}

// TestScannerDoesNotAllocate: not in a tick, not when an image is taken.
func TestScannerDoesNotAllocate(t *testing.T) {
	regionOf, inhibitory := wavering(6, 0, nil)
	scan := NewScanner(regionOf, inhibitory, 5, 0)
	fc := make([]float32, 36)
	end := int64(0)
	spikes := make([]frame.Spike, 1)
	if n := testing.AllocsPerRun(4000, func() {
		spikes[0].Step = end
		end += 150
		if scan.Add(spikes, end) {
			scan.Connectivity(fc)
		}
	}); n != 0 {
		t.Errorf("%v allocations a tick", n)
	}
}

// BenchmarkScanner is a tick of 15 ms of the default cortex.
func BenchmarkScanner(b *testing.B) {
	var regionOf []uint16
	var inhibitory []bool
	for i := range 16000 {
		regionOf, inhibitory = append(regionOf, uint16(i/200)), append(inhibitory, i%200 >= 160)
	}
	scan := NewScanner(regionOf, inhibitory, 5, 0)
	fc := make([]float32, 6400)
	spikes := make([]frame.Spike, 1440)
	end := int64(0)
	b.ReportAllocs()
	for b.Loop() {
		for i := range spikes {
			spikes[i] = frame.Spike{Step: end + int64(i)*150/int64(len(spikes)), Neuron: int32(i*7919) % 16000}
		}
		end += 150
		if scan.Add(spikes, end) {
			scan.Connectivity(fc)
		}
	}
}
