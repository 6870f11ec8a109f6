package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"encephagen/sim/frame"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s %.9g, expected %.9g within %g", what, got, want, tol)
	}
}

// TestIntervals: a clock has 0, intervals of 10 and 30 steps in turn have 10/20,
// a Poisson process has 1, and few intervals say nothing.
func TestIntervals(t *testing.T) {
	v := NewIntervals(4)
	rng := rand.New(rand.NewPCG(1, 2))
	step, long := int64(0), int64(0)
	for i := range 20000 {
		v.Add(0, int64(7*i))
		v.Add(1, int64(i/2*40+i%2*10))
		step += 1 + int64(rng.ExpFloat64()*1e5)
		v.Add(2, step)
		if i < LeastIntervals {
			v.Add(3, long)
			long += 5
		}
	}
	for i, want := range []float64{0, 0.5, 1} {
		cv, ok := v.CV(i)
		if !ok {
			t.Fatalf("neuron %d has no CV", i)
		}
		near(t, "CV", cv, want, []float64{0, 1e-4, 0.02}[i])
	}
	if _, ok := v.CV(3); ok {
		t.Errorf("a CV of %d intervals", LeastIntervals-1)
	}
	mean, n := v.MeanCV(func(i int) bool { return i != 2 })
	near(t, "mean CV", mean, 0.25, 1e-4)
	if n != 2 {
		t.Errorf("mean over %d neurons, expected 2", n)
	}
}

func TestSpearman(t *testing.T) {
	x := []float64{3, 1, 4, 1.5, 9}
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = -math.Exp(v)
	}
	near(t, "a falling function", Spearman(x, y), -1, 1e-12)
	if r := ranks([]float64{2, 7, 2, 2, 1}); !slices.Equal(r, []float64{3, 5, 3, 3, 1}) {
		t.Errorf("ranks with ties: %v", r)
	}
	// 1 - 6*sum(d^2)/(n(n^2-1)) with d = 0, 1, -1, 0, 0
	near(t, "two exchanged", Spearman([]float64{1, 2, 3, 4, 5}, []float64{1, 3, 2, 4, 5}), 1-6*2.0/120, 1e-12)
}

// newTestRecording has two regions of excitatory neurons and a third of an
// inhibitory one beside one excitatory.
func newTestRecording() *Recording {
	of := slices.Concat(slices.Repeat([]uint16{0}, 12), slices.Repeat([]uint16{1}, 11), []uint16{2, 2})
	inhibitory := make([]bool, len(of))
	inhibitory[24] = true
	return NewRecording(of, inhibitory, 1000)
}

// TestRecording feeds it in pieces and checks rates, series and pairs against
// what they are by definition.
func TestRecording(t *testing.T) {
	r := newTestRecording()
	if len(r.PairRegion) != 21 || r.Regions() != 3 {
		t.Fatalf("%d neurons sampled in %d regions, expected 10, 10 and 1 in 3", len(r.PairRegion), r.Regions())
	}
	rng := rand.New(rand.NewPCG(3, 4))
	counts := make([][]float64, 25) // by neuron, bins of 50 ms
	for i := range counts {
		counts[i] = make([]float64, 60)
	}
	for bin := range 60 {
		shared := rng.IntN(3)
		var spikes []frame.Spike
		for step := int64(0); step < PairBin; step += 50 {
			for n := range counts {
				if n != 5 && rng.IntN(10) < 1+shared*(1-n/12) {
					spikes = append(spikes, frame.Spike{Step: 1000 + int64(bin)*PairBin + step, Neuron: int32(n)})
					counts[n][bin]++
				}
			}
		}
		r.Add(spikes, 1000+int64(bin+1)*PairBin)
	}
	near(t, "seconds", r.Seconds(), 3, 0)
	sum := func(first, end int) (s float64) {
		for _, c := range counts[first:end] {
			for _, x := range c {
				s += x
			}
		}
		return s
	}
	e, i := r.MeanRates()
	near(t, "rate of region 0", e[0], sum(0, 12)/(12*3), 1e-9)
	near(t, "rate of region 1", e[1], sum(12, 23)/(11*3), 1e-9)
	near(t, "rate of the inhibitory neuron", i[2], sum(24, 25)/3, 1e-9)
	if x := r.ExcitatoryRates(PairBin); len(x) != 3 || len(x[0]) != 60 {
		t.Errorf("series of %d bins for %d regions, expected 60 for 3", len(x[0]), len(x))
	} else {
		near(t, "rate in the first bin", x[2][0], counts[23][0]/0.05, 1e-9)
	}

	var all, within, between, pairs, pairsWithin float64
	picked := slices.Concat(counts[0:5], counts[6:10], counts[12:22], counts[23:24]) // 5 is silent
	region := slices.Concat(slices.Repeat([]int{0}, 9), slices.Repeat([]int{1}, 10), []int{2})
	for a := range picked {
		for b := range a {
			c := Pearson(picked[a], picked[b])
			all += c
			pairs++
			if region[a] == region[b] {
				within += c
				pairsWithin++
			} else {
				between += c
			}
		}
	}
	gotAll, gotWithin, gotBetween := r.Pairwise()
	near(t, "correlation of all pairs", gotAll, all/pairs, 1e-12)
	near(t, "within regions", gotWithin, within/pairsWithin, 1e-12)
	near(t, "between regions", gotBetween, between/(pairs-pairsWithin), 1e-12)
	if gotWithin < 0.05 {
		t.Errorf("correlation %.3f within, although neurons shared their rate", gotWithin)
	}
}

// TestDrift: 1, 4 and 3 spikes of each of the 24 excitatory neurons in seconds
// one to three are 1, 4 and 3 Hz.
func TestDrift(t *testing.T) {
	r := newTestRecording()
	for second, n := range []int64{1, 4, 3} {
		var spikes []frame.Spike
		for k := range n {
			for neuron := range int32(24) {
				spikes = append(spikes, frame.Spike{Step: 1000 + int64(second)*10000 + k*2000, Neuron: neuron})
			}
		}
		r.Add(spikes, 1000+int64(second+1)*10000)
	}
	hz, _ := r.Drift()
	near(t, "drift", hz, 2, 1e-9)
	if d, e := newTestRecording().Drift(); !math.IsNaN(d) || !math.IsNaN(e) {
		t.Errorf("drift of nothing: %g, %g", d, e)
	}
}

// TestDriftError: rates that fluctuate slowly and do not drift differ between
// thirds by as much as the error says.
func TestDriftError(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	var squares, errors float64
	const runs = 120
	for range runs {
		r := newTestRecording()
		x := 0.0
		for bin := range int64(3000) {
			x = 0.99*x + 0.02*rng.NormFloat64() // 1 s
			var spikes []frame.Spike
			for n := range int32(24) {
				if rng.Float64() < 0.3*math.Exp(x) {
					spikes = append(spikes, frame.Spike{Step: 1000 + bin*RateBin, Neuron: n})
				}
			}
			r.Add(spikes, 1000+(bin+1)*RateBin)
		}
		hz, e := r.Drift()
		squares += hz * hz / runs
		errors += e * e / runs
	}
	// The triangle and the straight line cost a fifth.
	near(t, "error by what is seen", math.Sqrt(errors/squares), 0.85, 0.2)
}

// TestFitExponential finds back what was put in, also at the bounds.
func TestFitExponential(t *testing.T) {
	for _, c := range []struct{ a, tau float64 }{{0.8, 150}, {0.02, 400}, {1, 7}, {0.3, 2500}, {0.5, 3000}} {
		y := make([]float64, 60)
		for i := range y {
			y[i] = c.a * math.Exp(-float64(i+1)*20/c.tau)
		}
		a, tau := FitExponential(y, 20)
		near(t, "tau", tau/c.tau, 1, 1e-4)
		near(t, "A", a, c.a, 1e-3)
	}
	negative := make([]float64, 60)
	for i := range negative {
		negative[i] = -0.1
	}
	if a, _ := FitExponential(negative, 20); a != 0 {
		t.Errorf("A %g, expected 0", a)
	}
}

// TestRegressMean: what all series share is gone, what each has of its own stays.
func TestRegressMean(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	const series, length = 40, 4000
	own, mixed := make([][]float64, series), make([][]float64, series)
	shared := make([]float64, length)
	for k := range shared {
		shared[k] = 5 * rng.NormFloat64()
	}
	for i := range mixed {
		own[i], mixed[i] = make([]float64, length), make([]float64, length)
		for k := range shared {
			own[i][k] = rng.NormFloat64()
			mixed[i][k] = 3 + own[i][k] + shared[k]*(1+float64(i%3))
		}
	}
	for i, x := range regressMean(mixed) {
		if r := Pearson(x, own[i]); r < 0.97 {
			t.Errorf("series %d: r %.3f with what is its own", i, r)
		}
		if r := Pearson(x, shared); math.Abs(r) > 0.2 {
			t.Errorf("series %d: r %.3f with what is shared", i, r)
		}
	}
	for _, x := range regressMean([][]float64{{2, 2}, {2, 2}}) {
		if x[0] != 0 || x[1] != 0 {
			t.Errorf("constants leave %v", x)
		}
	}
}

// TestTimescale: the autocorrelation of a first-order autoregressive process
// falls by its coefficient from lag to lag.
func TestTimescale(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	const tau = 200.0
	c := math.Exp(-20 / tau)
	x := make([]float64, 100000)
	for i := range x[1:] {
		x[i+1] = c*x[i] + rng.NormFloat64()
	}
	near(t, "time scale, ms", Timescale(x, 20, 30), tau, 20)
	if acf := Autocorrelation(x, 3); acf[0] != 1 || math.Abs(acf[3]-c*c*c) > 0.02 {
		t.Errorf("autocorrelation %v, expected powers of %.3f", acf, c)
	}
	if got := Timescale(make([]float64, 100), 20, 60); !math.IsNaN(got) {
		t.Errorf("time scale %g of a constant", got)
	}
	if got := Timescale(x[:60], 20, 60); !math.IsNaN(got) {
		t.Errorf("time scale %g of a series as long as the lags", got)
	}
}
