package cortex

import (
	"context"
	"fmt"
	"slices"
)

// The rule that finds the biases, per region and type, with the senses off:
// every 100 ms each bias is lowered by eta times the excess of the rate over
// its target, four times as fast in the first quarter; the mean over the second
// half is kept. Left on, the rule would cancel just those slow fluctuations of
// the regions that make functional connectivity; so it is frozen afterwards.
//
// A network with more neurons per region has, by its in-degrees, nearly the biases
// of the one with 200: it starts from these and, since a rate is the better known
// the more neurons there are, learns the rest in less time.
const (
	learnSeconds = 60
	learnLeast   = 6
	learnPeriod  = 100  // ms
	learnEta     = 0.02 // mV per Hz
	targetE      = 5.0  // Hz
	targetI      = 10.0
	startE       = -12.0 // mV
	startI       = -10.0
)

// Balance learns the biases of the default preset's network with the wiring
// seed and parameters of cfg as they are now, on a network of its own: another
// goroutine may do it while a cortex lives, with that cortex's Settings, and hand
// the result to its SetBias between two Advances. It takes 60 s of biological
// time, tells cfg.Progress, and ends with the context's error if that is over.
// cfg.Seed is not used: noise comes from the wiring seed, so that biases are a
// property of the network.
func Balance(ctx context.Context, cfg Config) (*Bias, error) {
	if cfg.Preset != "" && cfg.Preset != "default" {
		return nil, fmt.Errorf("cortex: preset %s has no biases to learn; the default has", cfg.Preset)
	}
	if cfg.Params == nil {
		cfg.Params = DefaultParams()
	}
	net, err := buildNetwork(cfg)
	if err != nil {
		return nil, err
	}
	return learnBias(ctx, cfg, net)
}

// Settings are those that the cortex was made with, its parameters as they are
// now: a copy, to build or balance another one from in another goroutine. Biases
// are not among them.
func (c *Cortex) Settings() Config {
	cfg := c.cfg
	p := *c.params
	cfg.Params, cfg.Bias, cfg.Progress = &p, nil, nil
	return cfg
}

// Bias returns a copy of the biases in force.
func (c *Cortex) Bias() *Bias { return c.bias.clone() }

// SetBias gives a living cortex other biases, from the next Advance on. It keeps
// a copy.
func (c *Cortex) SetBias(b *Bias) error {
	if c.net.preset != "default" {
		return fmt.Errorf("cortex: preset %s has no biases", c.net.preset)
	}
	if err := c.net.takes(b); err != nil {
		return err
	}
	c.setBias(b.clone())
	return nil
}

// takes tells whether biases are for the regions of this network.
func (net *network) takes(b *Bias) error {
	if len(b.Labels) != net.regions || len(b.E) != net.regions || len(b.I) != net.regions {
		return fmt.Errorf("cortex: biases of %d regions, expected %d", len(b.Labels), net.regions)
	}
	for i, label := range b.Labels {
		if want := net.con.Regions[i].Label; label != want {
			return fmt.Errorf("cortex: bias %d is of region %s, expected %s", i, label, want)
		}
	}
	return nil
}

func (b *Bias) clone() *Bias {
	twin := *b
	twin.Labels, twin.E, twin.I = slices.Clone(b.Labels), slices.Clone(b.E), slices.Clone(b.I)
	return &twin
}

// secondsToLearn the biases of a network.
func (net *network) secondsToLearn() int {
	return min(learnSeconds, max(learnLeast, learnSeconds*perRegion/net.per))
}

// firstBias is what learning begins with, by region: E, I.
func firstBias(ctx context.Context, cfg Config, net *network) ([][2]float64, error) {
	bias := make([][2]float64, net.regions)
	for r := range bias {
		bias[r] = [2]float64{startE, startI}
	}
	if net.per <= perRegion {
		return bias, nil
	}
	cfg.NeuronsPerRegion, cfg.Bias = perRegion, nil
	small, err := newNetworkOf(cfg)
	if err != nil {
		return nil, err
	}
	b, err := findBias(ctx, cfg, small)
	if err != nil {
		return nil, err
	}
	for r := range bias {
		bias[r] = [2]float64{float64(b.E[r]), float64(b.I[r])}
	}
	return bias, nil
}

func learnBias(ctx context.Context, cfg Config, net *network) (*Bias, error) {
	seconds, before, tell := net.secondsToLearn(), 0.0, cfg.Progress
	if tell == nil {
		tell = func(float64, float64) {}
	}
	cfg.Progress = func(done, _ float64) { // of the smaller network, if it has to learn too
		before = learnSeconds
		tell(done, before+float64(seconds))
	}
	bias, err := firstBias(ctx, cfg, net)
	if err != nil {
		return nil, err
	}
	b := &Bias{Network: net.fingerprint(cfg.Params.Background.Rate), Preset: "default", Seed: cfg.WiringSeed, Synapses: len(net.syn)}
	sum := make([][2]float64, net.regions)
	for r := range bias {
		b.Labels = append(b.Labels, net.con.Regions[r].Label)
	}
	b.E, b.I = make([]float32, net.regions), make([]float32, net.regions)
	store := func(from [][2]float64, scale float64) {
		for r := range from {
			b.E[r], b.I[r] = float32(from[r][0]*scale), float32(from[r][1]*scale)
		}
	}
	store(bias, 1)
	c, err := start(Config{Seed: cfg.WiringSeed, Threads: cfg.Threads, Kernel: cfg.Kernel, Params: cfg.Params}, net, b)
	if err != nil {
		return nil, err
	}
	defer c.Close()

	periods := seconds * 1000 / learnPeriod
	kept := 0
	for period := range periods {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.Advance(learnPeriod)
		eta := learnEta
		if period < periods/4 {
			eta *= 4
		}
		for r := range bias {
			rateE := float64(c.rates.sum[2*r]) * 1000 / float64(net.exc*learnPeriod)
			rateI := float64(c.rates.sum[2*r+1]) * 1000 / float64((net.per-net.exc)*learnPeriod)
			bias[r][0] -= float64(eta * max(-20, min(20, rateE-targetE)))
			bias[r][1] -= float64(0.5 * eta * max(-40, min(40, rateI-targetI)))
			if period >= periods/2 {
				sum[r][0] += bias[r][0]
				sum[r][1] += bias[r][1]
			}
		}
		if period >= periods/2 {
			kept++
		}
		store(bias, 1)
		c.setBias(b)
		if period%10 == 9 {
			tell(before+float64(period+1)*learnPeriod/1000, before+float64(seconds))
		}
	}
	store(sum, 1/float64(kept))
	return b, nil
}

func (c *Cortex) setBias(b *Bias) {
	c.bias = b
	for _, w := range c.workers {
		for region := w.first; region < w.last; region++ {
			w.setDrive(region)
		}
	}
}
