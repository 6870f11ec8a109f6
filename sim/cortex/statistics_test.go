package cortex

import (
	"context"
	"math"
	"slices"
	"testing"
)

// activity is what is measured of a run with the senses off.
type activity struct {
	seconds float64
	e, i    []float64 // rate by region, Hz
	meanE   float64
	meanI   float64
	cv      float64 // of the intervals of excitatory neurons, mean over neurons
}

func measure(c *Cortex, seconds int) activity {
	a := activity{seconds: float64(seconds), e: make([]float64, c.net.regions), i: make([]float64, c.net.regions)}
	last := make([]int64, c.Neurons())
	n, sum, squares := make([]float64, c.Neurons()), make([]float64, c.Neurons()), make([]float64, c.Neurons())
	for range seconds * 10 {
		c.Advance(100)
		for _, s := range c.Spikes() {
			region := s.Neuron / perRegion
			if s.Neuron%perRegion < excitatory {
				a.e[region] += 1 / (excitatory * a.seconds)
			} else {
				a.i[region] += 1 / (inhibitory * a.seconds)
			}
			if t := last[s.Neuron]; t > 0 {
				d := float64(s.Step - t)
				n[s.Neuron]++
				sum[s.Neuron] += d
				squares[s.Neuron] += d * d
			}
			last[s.Neuron] = s.Step
		}
	}
	cells := 0.0
	for k := range n {
		if k%perRegion < excitatory && n[k] >= 10 {
			mean := sum[k] / n[k]
			a.cv += math.Sqrt(max(0, squares[k]/n[k]-mean*mean)) / mean
			cells++
		}
	}
	a.cv /= cells
	for r := range a.e {
		a.meanE += a.e[r] / float64(len(a.e))
		a.meanI += a.i[r] / float64(len(a.i))
	}
	return a
}

// TestActivity checks that the cortex is alive and neither silent nor running
// away, in every region: 4.7-5.6 Hz, 10.1 Hz and a CV of 0.83-0.86 are the
// figures of long runs.
func TestActivity(t *testing.T) {
	if slowed {
		t.Skip("statistics are checked without the race detector")
	}
	seconds := 5
	if *long {
		seconds = 60
	}
	c := newTest(t, Config{Seed: 3, Threads: 2})
	c.Advance(3000) // settle
	a := measure(c, seconds)
	low, high := slices.Min(a.e), slices.Max(a.e)
	t.Logf("%d s: E %.2f Hz (regions %.2f-%.2f), I %.2f Hz, CV %.3f", seconds, a.meanE, low, high, a.meanI, a.cv)
	if low < 3 || high > 10 {
		t.Errorf("excitatory rates of the regions %.2f-%.2f Hz, expected within 3-10", low, high)
	}
	for r := range a.e {
		if a.i[r] <= a.e[r] {
			t.Errorf("%s: I %.2f Hz is not above E %.2f Hz", c.net.con.Regions[r].Label, a.i[r], a.e[r])
		}
	}
	if *long {
		within(t, "E", a.meanE, 4.6, 5.6)
		within(t, "I", a.meanI, 9.5, 10.7)
		within(t, "lowest region", low, 4.2, 5.2)
		within(t, "highest region", high, 5, 6.2)
		within(t, "CV", a.cv, 0.82, 0.88)
	} else {
		within(t, "E", a.meanE, 4, 6.5)
		within(t, "I", a.meanI, 8.5, 12)
		within(t, "CV", a.cv, 0.7, 0.9) // short of long intervals in a short run
	}
}

func within(t *testing.T, what string, x, low, high float64) {
	t.Helper()
	if !(x >= low && x <= high) {
		t.Errorf("%s %.3f, expected %.3f-%.3f", what, x, low, high)
	}
}

// TestKick checks that a push on every neuron, +10 mV for 300 ms, does not start
// a runaway: activity falls back.
func TestKick(t *testing.T) {
	if slowed {
		t.Skip("statistics are checked without the race detector")
	}
	c := newTest(t, Config{Seed: 5, Threads: 2})
	c.Advance(2000)
	c.stimulateAll(t, 10)
	peak := 0.0
	for range 3 {
		c.Advance(100)
		peak = max(peak, meanRate(c))
	}
	c.stimulateAll(t, 0)
	c.Advance(500)
	soon := meanRate(c)
	c.Advance(3500)
	late := measure(c, 4).meanE
	t.Logf("E peak %.1f Hz, 0.5 s later %.1f Hz, 4-8 s later %.2f Hz", peak, soon, late)
	within(t, "peak rate", peak, 15, 60)
	within(t, "rate 0.5 s after", soon, 6, 16)
	within(t, "rate 4-8 s after", late, 4.5, 7.5)
}

func meanRate(c *Cortex) float64 {
	e, i := make([]float32, c.net.regions), make([]float32, c.net.regions)
	c.Rates(e, i)
	sum := 0.0
	for _, x := range e {
		sum += float64(x)
	}
	return sum / float64(len(e))
}

// TestSenses checks how far sensory input lifts the postcentral regions: 25 Hz
// to 7-8 Hz, and the others next to nothing.
func TestSenses(t *testing.T) {
	if slowed {
		t.Skip("statistics are checked without the race detector")
	}
	c := newTest(t, Config{Seed: 3, Threads: 2})
	c.SetSenses(25)
	c.Advance(1000)
	a := measure(c, 4)
	for _, r := range c.net.sensory {
		t.Logf("%s %.2f Hz", c.net.con.Regions[r].Label, a.e[r])
		within(t, c.net.con.Regions[r].Label, a.e[r], 6.3, 9)
	}
	within(t, "mean of all regions", a.meanE, 4, 7)

	c.SetSenses(float32(math.NaN()))
	if c.senses.rate != 0 {
		t.Error("a rate that is no number is not taken as none")
	}
	c.SetSenses(1e9)
	if c.senses.rate != maxSenses/1000*perRegion {
		t.Errorf("rate not limited: mean %g", c.senses.rate)
	}
}

// TestLearnedBias checks the shipped biases against known figures, and that
// they belong to the network as it is wired now.
func TestLearnedBias(t *testing.T) {
	net := sharedNetwork(t)
	b, err := findBias(context.Background(), Config{Threads: 1, Params: DefaultParams()}, net)
	if err != nil {
		t.Fatal(err)
	}
	if b.Network != net.fingerprint(DefaultParams().Background.Rate) || b.Synapses != len(net.syn) {
		t.Errorf("biases of another network: %d synapses, wired are %d", b.Synapses, len(net.syn))
	}
	mean, sd := moments(b.E)
	within(t, "mean bias of E", mean, -12.5, -11.9)
	within(t, "its deviation over regions", sd, 0.5, 0.8)
	mean, _ = moments(b.I)
	within(t, "mean bias of I", mean, -12.6, -12)
}

func moments(x []float32) (mean, sd float64) {
	for _, v := range x {
		mean += float64(v) / float64(len(x))
	}
	for _, v := range x {
		sd += (float64(v) - mean) * (float64(v) - mean) / float64(len(x))
	}
	return mean, math.Sqrt(sd)
}
