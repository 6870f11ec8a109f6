package analysis

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"encephagen/sim/frame"
)

// TestBalloon holds the vessels at a constant input and compares with the state
// in which all derivatives vanish: f = 1 + x/gamma, v = f^alpha, q = v*E(f)/rho.
func TestBalloon(t *testing.T) {
	for _, x := range []float64{-0.1, 0, 0.05, 0.4} {
		b := balloon{f: 1, v: 1, q: 1}
		for range 12000 {
			b.step(x)
		}
		f := 1 + x/gamma
		v := math.Pow(f, alpha)
		q := v * (1 - math.Pow(1-rho, 1/f)) / rho
		near(t, "flow", b.f, f, 1e-9)
		near(t, "volume", b.v, v, 1e-9)
		near(t, "deoxyhaemoglobin", b.q, q, 1e-9)
		near(t, "signal", b.signal(), v0*(7*rho*(1-q)+2*(1-q/v)+(2*rho-0.2)*(1-v)), 1e-11)
	}
}

// TestBOLD: rest is flat, and a burst is answered 2.5 to 6 s later.
func TestBOLD(t *testing.T) {
	for _, y := range BOLD([]float64{4, 4, 4, 4}, 5) {
		near(t, "signal at rest", y, 0, 0)
	}
	rates := make([]float64, 30000)
	for i := 3000; i < 3100; i++ {
		rates[i] = 10
	}
	y := BOLD(rates, 5)
	if len(y) != len(rates)/RepetitionTime {
		t.Errorf("%d volumes of %d bins", len(y), len(rates))
	}
	peak := 0
	for i := range y {
		if y[i] > y[peak] {
			peak = i
		}
	}
	if at := float64((peak+1)*RepetitionTime)/100 - 30; at < 2.5 || at > 6 {
		t.Errorf("peak %.2f s after the burst", at)
	}
}

// TestConnect compares with the regression of the global signal carried out on
// the series themselves.
func TestConnect(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	const regions, length, drop = 6, 400, 20
	series := make([][]float64, regions)
	for i := range series {
		series[i] = make([]float64, length)
	}
	common := 0.0
	for k := range length {
		common = 0.9*common + rng.NormFloat64()
		for i := range series {
			series[i][k] = float64(i+1)*common + 3*rng.NormFloat64() + 0.01*float64(i*k)
		}
	}
	got, err := Connect(series, drop)
	if err != nil {
		t.Fatal(err)
	}
	rest := make([][]float64, regions)
	global := make([]float64, length-drop)
	for i := range rest {
		rest[i] = append([]float64(nil), series[i][drop:]...)
		Detrend(rest[i])
		for k, v := range rest[i] {
			global[k] += v / regions
		}
	}
	fc := make([][]float64, regions)
	for i := range fc {
		fc[i] = make([]float64, regions)
		for j := range fc[i] {
			fc[i][j] = Pearson(rest[i], rest[j])
		}
	}
	for i := range rest {
		var up, down float64
		for k, v := range rest[i] {
			up, down = up+v*global[k], down+global[k]*global[k]
		}
		for k := range rest[i] {
			rest[i][k] -= up / down * global[k]
		}
	}
	for i := range fc {
		for j := range fc {
			near(t, "FC", got.FC[i][j], fc[i][j], 1e-10)
			near(t, "after regression", got.GSR[i][j], Pearson(rest[i], rest[j]), 1e-9)
		}
	}
	near(t, "similarity to itself", Similarity(got.FC, fc), 1, 1e-10)
	mean := 0.0
	for i := range fc {
		for j := range i {
			mean += fc[i][j] / 15
		}
	}
	near(t, "mean", MeanAbove(got.FC), mean, 1e-10)

	series[3] = make([]float64, length)
	if _, err := Connect(series, drop); err == nil || !strings.Contains(err.Error(), "series 3") {
		t.Errorf("a flat series: %v", err)
	}
	if _, err := Connect(series, length-2); err == nil || !strings.Contains(err.Error(), "at least 3") {
		t.Errorf("too short: %v", err)
	}
}

func TestDetrend(t *testing.T) {
	x := make([]float64, 50)
	for i := range x {
		x[i] = 3 - 0.5*float64(i)
	}
	Detrend(x)
	for _, v := range x {
		near(t, "rest of a line", v, 0, 1e-12)
	}
}

// TestRecordedConnectivity: two regions that share their ups and downs of some
// seconds, and one that does not.
func TestRecordedConnectivity(t *testing.T) {
	r := newTestRecording()
	rng := rand.New(rand.NewPCG(9, 10))
	a, b := 0.0, 0.0
	for window := range int64(6000) { // of 10 ms
		a, b = 0.995*a+rng.NormFloat64()*0.1, 0.995*b+rng.NormFloat64()*0.1
		var spikes []frame.Spike
		for n := range int32(25) {
			p := 0.1 * math.Exp(a)
			if n >= 23 {
				p = 0.1 * math.Exp(b)
			}
			if rng.Float64() < p {
				spikes = append(spikes, frame.Spike{Step: 1000 + window*100, Neuron: n})
			}
		}
		r.Add(spikes, 1000+(window+1)*100)
	}
	c, err := r.Connectivity(10)
	if err != nil {
		t.Fatal(err)
	}
	if c.FC[0][1] < 0.8 || c.FC[0][1] < c.FC[0][2]+0.2 {
		t.Errorf("FC %.2f of the regions that share their rate, %.2f of those that do not", c.FC[0][1], c.FC[0][2])
	}
}

func BenchmarkAdd(b *testing.B) {
	of := make([]uint16, 16000)
	for i := range of {
		of[i] = uint16(i / 200)
	}
	r := NewRecording(of, make([]bool, len(of)), 0)
	spikes := make([]frame.Spike, 1000)
	b.ReportAllocs()
	for b.Loop() {
		for i := range spikes {
			spikes[i] = frame.Spike{Step: r.End + int64(i), Neuron: int32(i * 16)}
		}
		r.Add(spikes, r.End+1000)
	}
}

func BenchmarkBOLD(b *testing.B) {
	rates := make([]float64, 60000)
	for i := range rates {
		rates[i] = float64(i % 97)
	}
	b.ReportAllocs()
	for b.Loop() {
		BOLD(rates, 5)
	}
}
