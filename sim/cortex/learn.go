package cortex

// The rule that finds the biases, per region and type, with the senses off:
// every 100 ms each bias is lowered by eta times the excess of the rate over
// its target, four times as fast in the first quarter; the mean over the second
// half is kept. Left on, the rule would cancel just those slow fluctuations of
// the regions that make functional connectivity; so it is frozen afterwards.
const (
	learnSeconds = 60
	learnPeriod  = 100  // ms
	learnEta     = 0.02 // mV per Hz
	targetE      = 5.0  // Hz
	targetI      = 10.0
	startE       = -12.0 // mV
	startI       = -10.0
)

// LearnBias learns the biases of the default preset's network with the wiring
// seed and parameters of cfg. It takes 60 s
// of biological time. cfg.Seed is not used: noise comes from the wiring seed,
// so that biases are a property of the network.
func LearnBias(cfg Config) (*Bias, error) {
	if cfg.Params == nil {
		cfg.Params = DefaultParams()
	}
	net, err := newNetworkOf(cfg)
	if err != nil {
		return nil, err
	}
	return learnBias(cfg, net)
}

func learnBias(cfg Config, net *network) (*Bias, error) {
	// The background at its default, whatever the live parameter says.
	p := *cfg.Params
	p.Background.Rate = DefaultParams().Background.Rate
	b := &Bias{Network: net.fingerprint(), Preset: "default", Seed: cfg.WiringSeed, Synapses: len(net.syn)}
	bias := make([][2]float64, net.regions)
	sum := make([][2]float64, net.regions)
	for r := range bias {
		bias[r] = [2]float64{startE, startI}
		b.Labels = append(b.Labels, net.con.Regions[r].Label)
	}
	b.E, b.I = make([]float32, net.regions), make([]float32, net.regions)
	store := func(from [][2]float64, scale float64) {
		for r := range from {
			b.E[r], b.I[r] = float32(from[r][0]*scale), float32(from[r][1]*scale)
		}
	}
	store(bias, 1)
	c, err := start(Config{Seed: cfg.WiringSeed, Threads: cfg.Threads, Kernel: cfg.Kernel, Params: &p}, net, b)
	if err != nil {
		return nil, err
	}
	defer c.Close()

	const periods = learnSeconds * 1000 / learnPeriod
	kept := 0
	for period := range periods {
		c.Advance(learnPeriod)
		eta := learnEta
		if period < periods/4 {
			eta *= 4
		}
		for r := range bias {
			rateE := float64(c.rates.sum[2*r]) * 1000 / (excitatory * learnPeriod)
			rateI := float64(c.rates.sum[2*r+1]) * 1000 / (inhibitory * learnPeriod)
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
		if cfg.Progress != nil && period%10 == 9 {
			cfg.Progress(float64(period+1)*learnPeriod/1000, learnSeconds)
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
