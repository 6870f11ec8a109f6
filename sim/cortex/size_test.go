package cortex

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// sized draws the default preset's network at another size.
func sized(t testing.TB, cfg Config) *network {
	t.Helper()
	cfg.Threads = 2
	if cfg.Params == nil {
		cfg.Params = DefaultParams()
	}
	net, err := buildNetwork(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// TestInDegrees: whatever the size, and whichever way synapses are drawn, a
// neuron has as many as at 200 neurons per region, with their spread.
func TestInDegrees(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	for _, cfg := range []Config{{NeuronsPerRegion: 50}, {NeuronsPerRegion: 450}, {Regions: 94}} {
		net := sized(t, cfg)
		name := fmt.Sprintf("%d regions of %d", net.regions, net.per)
		long, local := make([]float64, net.neurons), make([]float64, net.neurons)
		for i := range net.neurons {
			last := -1
			for _, s := range net.syn[net.row[i]:net.row[i+1]] {
				to := int(s >> net.codeBits)
				if to <= last || to == i {
					t.Fatalf("%s: target %d of neuron %d after %d", name, to, i, last)
				}
				last = to
				if c := s & net.codeMask; c != net.codeOf(i/net.per, to/net.per, i%net.per < net.exc, to%net.per < net.exc) {
					t.Fatalf("%s: neuron %d to %d has code %d", name, i, to, c)
				}
				if to/net.per == i/net.per {
					local[to]++
				} else {
					long[to]++
				}
			}
		}
		deviation, spread, expected := 0.0, 0.0, 0.0
		for region, row := range net.coupling {
			mean, variance := 0.0, 0.0
			for _, m := range row {
				p := 60 * m / float64(net.exc)
				mean += 60 * m
				variance += 60 * m * (1 - p)
			}
			for _, n := range long[region*net.per : (region+1)*net.per] {
				deviation += (n - mean) / float64(net.neurons)
				spread += (n - mean) * (n - mean) / float64(net.neurons)
			}
			expected += variance / float64(net.regions)
		}
		sd := math.Sqrt(expected / float64(net.neurons))
		within(t, name+": long-range in-degree, off by", deviation, -4*sd, 4*sd)
		within(t, name+": its variance, relative", spread/expected, 0.95, 1.05)
		p, sum := 20/float64(net.per), 0.0
		for _, n := range local {
			sum += n
		}
		within(t, name+": local in-degree", sum/float64(net.neurons), p*float64(net.per-1)-0.1, p*float64(net.per-1)+0.1)
	}
}

// TestBlocks: a network large enough to be advanced block by block gives the
// same bits whether it is, with any number of workers.
func TestBlocks(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	net := sized(t, Config{NeuronsPerRegion: 350}) // pieces of 175 straddle blocks
	blocks := map[int]bool{}
	sameBits(t, net, func(c *Cortex) {
		blocks[c.workers[0].blocks] = true
		c.SetSenses(50)
		for tick := range 5 {
			disturbAtTick(t, c, tick)
			c.Advance(15)
		}
	})
	if !blocks[1] || !blocks[4] {
		t.Errorf("numbers of blocks %v, expected 1 and 4", blocks)
	}
}

// TestSizesLive runs other sizes and wants them alive, with the biases of the
// network of 200 neurons per region as they are.
func TestSizesLive(t *testing.T) {
	if slowed {
		t.Skip("statistics are checked without the race detector")
	}
	cfg := Config{NeuronsPerRegion: 450, Threads: 2, Params: DefaultParams(), Seed: 3}
	net := sized(t, cfg)
	c, err := start(cfg, net, newTest(t, Config{}).bias)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.Advance(1000)
	e, i := make([]float32, net.regions), make([]float32, net.regions)
	mean := 0.0
	for range 5 {
		c.Advance(100)
		c.Rates(e, i)
		for _, x := range e {
			mean += float64(x) / float64(5*net.regions)
		}
	}
	t.Logf("E %.2f Hz (regions %.2f-%.2f over 0.1 s)", mean, slices.Min(e), slices.Max(e))
	within(t, "E", mean, 3.8, 6.5)
}

func TestSizeRefusals(t *testing.T) {
	for want, cfg := range map[string]Config{
		"40 neurons per region; allowed: 50 to 12500": {NeuronsPerRegion: 40},
		"75 neurons per region":                       {NeuronsPerRegion: 75},
		"20000 neurons per region":                    {NeuronsPerRegion: 20000},
		"81 regions; there are 80 (cortex) and 94":    {Regions: 81},
		"preset reference is 80 regions of 200":       {Preset: "reference", NeuronsPerRegion: 400},
		"preset validation is 80 regions":             {Preset: "validation", Regions: 94},
	} {
		cfg.Threads = 1
		if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, expected it to say %q", cfg, err, want)
		}
	}
	p := DefaultParams()
	p.Coupling.InDegree = 120 // more than 40 neurons can give
	if _, err := New(Config{NeuronsPerRegion: 50, Threads: 1, Params: p}); err == nil || !strings.Contains(err.Error(), "more neurons per region") {
		t.Errorf("probabilities above 1: %v", err)
	}
}

// TestBinomial checks the table against the distribution it is drawn from.
func TestBinomial(t *testing.T) {
	for _, c := range []struct {
		pairs int
		p     float64
	}{{12500, 0.0001}, {500, 0.08}, {1000, 0.5}, {450, 1}, {300, 0}} {
		var b binomial
		b.set(c.pairs, c.p)
		const draws = 1 << 16
		sum, squares := 0.0, 0.0
		for i := range uint32(draws) {
			k := float64(b.draw(i<<16 | 1<<15)) // evenly over the words
			sum += k
			squares += k * k
		}
		mean := sum / draws
		want, variance := float64(c.pairs)*c.p, float64(c.pairs)*c.p*(1-c.p)
		within(t, "mean", mean, want-0.01-0.001*want, want+0.01+0.001*want)
		within(t, "variance", squares/draws-mean*mean, variance*0.98-1e-3, variance*1.02+1e-3)
	}
}

// TestDeepBias: the biases that ship for 94 regions belong to their network.
func TestDeepBias(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	cfg := Config{Regions: 94, Threads: 2, Params: DefaultParams()}
	cfg.Progress = func(float64, float64) { t.Fatal("they are learned anew") }
	b, err := findBias(t.Context(), cfg, sized(t, cfg))
	if err != nil {
		t.Fatal(err)
	}
	mean, sd := moments(b.E)
	within(t, "mean bias of E", mean, -12.5, -11.8)
	within(t, "its deviation over regions", sd, 0.4, 0.9)
}
