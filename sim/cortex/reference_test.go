package cortex

import (
	"math"
	"testing"
)

// TestReference draws the reference's network and runs it: synapses to the last
// one, 406 Hz, and the rates of its regions.
func TestReference(t *testing.T) {
	if slowed {
		t.Skip("half a billion synaptic events take minutes with the race detector")
	}
	c, err := New(Config{Preset: "reference", Threads: 2, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	local := 0
	for _, s := range c.net.syn {
		if s&c.net.codeMask < uint32(2*c.net.regions) {
			local++
		}
	}
	if c.Synapses() != 963144 || local != 159189 {
		t.Errorf("%d synapses, %d of them local, expected the reference's 963144 and 159189", c.Synapses(), local)
	}
	rates := make([]float64, c.net.regions)
	mean, seconds := 0.0, 0.25
	c.Advance(200) // it ignites within some 25 ms
	c.Advance(250)
	for _, s := range c.Spikes() {
		rates[s.Neuron/perRegion] += 1 / (perRegion * seconds)
		mean += 1 / (float64(c.Neurons()) * seconds)
	}
	r := correlation(rates, referenceRates)
	t.Logf("%.2f Hz, rates of regions correlate with %.6f", mean, r)
	within(t, "mean rate, Hz", mean, 404.96, 406.96)
	within(t, "correlation of the regions' rates", r, 0.999, 1)
}

// TestReferenceSameBits does for the reference what TestSameBits does for the
// default: its synapses deliver in another way, and it fires forty times as much.
func TestReferenceSameBits(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	net, err := newReference()
	if err != nil {
		t.Fatal(err)
	}
	sameBits(t, net, func(c *Cortex) {
		c.SetSenses(50)
		c.Advance(60)
	})
}

// sameBits lets a network live under every kernel and another number of workers
// and compares the states it ends in.
func sameBits(t *testing.T, net *network, live func(*Cortex)) {
	t.Helper()
	run := func(cfg Config) [32]byte {
		cfg.Params = DefaultParams()
		c, err := start(cfg, net, flatBias(net))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		live(c)
		return c.Hash()
	}
	want := run(Config{Kernel: "plain", Threads: 1})
	for _, k := range kernels() {
		if run(Config{Kernel: k.name, Threads: 3}) != want {
			t.Errorf("%s with 3 workers differs from plain with 1", k.name)
		}
	}
}

// flatBias is about what is learned, the same for all regions.
func flatBias(net *network) *Bias {
	b := &Bias{E: make([]float32, net.regions), I: make([]float32, net.regions)}
	for r, region := range net.con.Regions {
		if b.Labels = append(b.Labels, region.Label); net.preset == "default" {
			b.E[r], b.I[r] = -12.1, -12.3
		}
	}
	return b
}

func correlation(x, y []float64) float64 {
	n := float64(len(x))
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx, my = mx+x[i]/n, my+y[i]/n
	}
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
		xy += (x[i] - mx) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

// referenceRates, Hz by region, are those of the reference system over 0.25 s of
// its settled state, with delays of 0.1 ms.
var referenceRates = []float64{
	458.54, 458.42, 464.98, 463.72, 443.5, 436.82, 425.02, 422.68, 428.48, 419.68,
	375.94, 366.26, 426.58, 406.44, 442.92, 447.24, 279.04, 306.42, 437.16, 433.3,
	356.76, 387.98, 295.74, 300.38, 309.54, 284.66, 342.68, 305.38, 314.44, 305.4,
	243.14, 172.84, 456, 436.9, 435.5, 432.56, 424.4, 443.32, 453.38, 457.72,
	460.16, 461.02, 442.36, 454.86, 432.12, 433.9, 452.04, 457.36, 466.78, 440.54,
	399.26, 397.96, 384.54, 390.16, 460.6, 457.54, 448, 446.06, 427.66, 395.66,
	394.26, 409.56, 412.88, 427.04, 467.86, 469.74, 450, 429.84, 396.52, 428.6,
	444.18, 448.16, 379.94, 361.32, 454.44, 444.58, 302.26, 321.94, 412.2, 411.22,
}
