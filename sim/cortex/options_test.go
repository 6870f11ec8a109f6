package cortex

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestRaiseKernels does for the kernels with adaptation what TestKernels does for
// those without; with nothing to raise and a reset to the threshold's excess they
// differ from these in the reset only.
func TestRaiseKernels(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	fired := 0
	for range 40 {
		for _, groups := range []int{1, 2, 13, 25} {
			start := randomSpan(rng, groups)
			start.raiseDecay = 0.995
			start.raise = make([]float32, groups*lanes)
			for i := range start.raise {
				start.raise[i] = rng.Float32() * 5
			}
			want := start.clone()
			if raisePlain(want) {
				fired++
			}
			for _, k := range kernels() {
				got := start.clone()
				k.raise(got)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%s differs from plain on %d groups", k.name, groups)
				}
			}
			high, base := start.clone(), start.clone()
			clear(high.raise)
			raisePlain(high)
			runPlain(base)
			for i := range base.fired[:groups*2] { // the first step, before any reset
				if high.fired[i] != base.fired[i] {
					t.Fatal("without a rise the threshold differs")
				}
			}
		}
	}
	if fired < 60 {
		t.Errorf("only %d of 160 spans fired", fired)
	}
}

// TestOptionsOff: none of the options leaves a trace while it is off.
func TestOptionsOff(t *testing.T) {
	net := sharedNetwork(t)
	if len(net.kinds) != codes || net.adaptStep != 0 || net.format.background[0] != net.format.background[79] {
		t.Errorf("%d kinds of synapses, adaptation by %g mV", len(net.kinds), net.adaptStep)
	}
	p := DefaultParams()
	p.Options.NMDAShare, p.Options.AdaptationTau, p.Options.TauMLo, p.Options.FeedForwardGain = 0.9, 55, 33, 4
	other, err := newNetwork(p, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	if rate := p.Background.Rate; other.fingerprint(rate) != net.fingerprint(rate) {
		t.Error("constants of options that are off make another network")
	}
}

// TestAdaptation: at each spike the threshold of an excitatory neuron rises by
// 1.6 mV, that of an inhibitory one does not, it falls back with 200 ms, and the
// spike takes the threshold from the potential.
func TestAdaptation(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	p := DefaultParams()
	p.Options.Adaptation = true
	p.Background.Rate = 0
	net := sized(t, Config{Params: p})
	b := flatBias(net)
	clear(b.E)
	clear(b.I)
	c, err := start(Config{Threads: 2, Params: p}, net, b)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, w := range c.workers {
		for i := range w.groups {
			w.groups[i].v = [lanes]float32{}
		}
	}
	const e, i = 3*perRegion + 5, 3*perRegion + excitatory + 5
	for _, neuron := range []int32{e, i} {
		c.state(neuron).v[neuron%lanes] = 30
	}
	c.Advance(1)
	w := c.workers[0]
	if len(c.Spikes()) != 2 || w.raise[e] != 1.6 || w.raise[i] != 0 {
		t.Errorf("%d spikes; thresholds raised by %g and %g mV", len(c.Spikes()), w.raise[e], w.raise[i])
	}
	within(t, "potential after the spike", float64(c.state(e).v[e%lanes]), 9, 10) // 30 less a step's leak, less 20
	c.Advance(200)
	within(t, "rise 200 ms later", float64(w.raise[e]), 1.6*math.Exp(-1)-1e-4, 1.6*math.Exp(-1)+1e-4)
	if state := len(c.AppendState(nil)); state != 8+4*(6*16000+160+128*11*16000) {
		t.Errorf("%d bytes of state", state)
	}
	sameBits(t, net, func(c *Cortex) { c.Advance(30) })
}

// TestOptionalSynapses checks the charges of each option where it acts, and that
// it acts nowhere else.
func TestOptionalSynapses(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	p := DefaultParams()
	p.Options.FeedForward, p.Options.LongRangeGABA, p.Options.PrefrontalNMDA, p.Options.MembraneGradient = true, true, true, true
	net := sized(t, Config{Params: p, Regions: 94})
	find := func(label string) int {
		for i, r := range net.con.Regions {
			if r.Label == label {
				return i
			}
		}
		t.Fatalf("no region %s", label)
		return 0
	}
	v1, pfc, putamen, thalamus := find("Calcarine_L"), find("Frontal_Mid_2_R"), find("Putamen_L"), find("Thalamus_L")
	charges := net.charges(p)
	tau := -1 / math.Log(float64(net.slowDecay[pfc]))
	within(t, "slow current of prefrontal cortex", tau, 149.9, 150.1)
	for what, c := range map[string]struct {
		source, target int
		fromE, toE     bool
		fast, slow     float64
	}{
		"long range onto E":            {thalamus, v1, true, true, 0.84, 9.8},
		"long range onto I":            {thalamus, v1, true, false, 2.52, 29.4},
		"long range from putamen":      {putamen, v1, true, true, -2.8, 0},
		"long range from putamen to I": {putamen, v1, true, false, -2.8, 0},
		"within putamen":               {putamen, putamen, true, true, 0.375, 16.875},
		"inhibition":                   {v1, v1, false, true, -12, 0},
		"inhibition, prefrontal":       {pfc, pfc, false, true, -12, -12 * 0.3 * 150.5},
		"long range, prefrontal":       {v1, pfc, true, true, 0.84, 9.8 + 0.84*0.3*150.5},
	} {
		got := charges[net.codeOf(c.source, c.target, c.fromE, c.toE)]
		if math.Abs(got.fast-c.fast) > 1e-3 || math.Abs(got.slow-c.slow) > 2e-3*max(1, math.Abs(c.slow)) {
			t.Errorf("%s: %.3f mV and %.3f mV ms, expected %.3f and %.3f", what, got.fast, got.slow, c.fast, c.slow)
		}
	}
	low, high := 1e9, 0.0
	for r, tau := range net.tauM[0] {
		low, high = min(low, tau), max(high, tau)
		if ratio := tau / net.tauM[1][r]; math.Abs(ratio-2) > 1e-12 {
			t.Errorf("region %d: time constants of E and I have a ratio of %g", r, ratio)
		}
	}
	within(t, "shortest membrane time constant", low, 9.999, 10.001)
	within(t, "longest", high, 29.999, 30.001)
	sameBits(t, net, func(c *Cortex) { c.Advance(20) })
}

// TestInDegreeScale: with twice or half the synapses mean and variance of the
// free membrane potential stay what they were, once the biases make up for the
// mean.
func TestInDegreeScale(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	for _, k := range []float64{0.5, 2} {
		p := DefaultParams()
		one := sharedNetwork(t)
		p.Coupling.Scale = k
		net := sized(t, Config{Params: p})
		if ratio := float64(len(net.syn)) / float64(len(one.syn)); math.Abs(ratio-k) > 0.01*k {
			t.Errorf("scale %g: %g times the synapses", k, ratio)
		}
		charges, whole := net.charges(p), net.charges(DefaultParams())
		for code := range charges {
			if math.Abs(charges[code].fast*k-whole[code].fast) > 1e-9 {
				t.Errorf("scale %g: charge %+v, expected %+v / %g", k, charges[code], whole[code], k)
			}
		}
		for _, region := range []int{0, 31, 79} {
			total := func(net *network, p *Params) float64 {
				return net.synapticVariance(p, region) + 0.8*net.powerOf(p, charge{fast: net.event[region]}, region)
			}
			got, want := total(net, p), total(one, DefaultParams())
			within(t, "variance, mV^2", got, want*0.9999, want*1.0001)
			within(t, "standard deviation of a free membrane, mV", math.Sqrt(want), 3.5, 7)
		}
	}
	p := DefaultParams()
	p.Coupling.Scale, p.Background.Charge = 0.25, 1
	if _, err := New(Config{Threads: 1, Params: p}); err == nil || !strings.Contains(err.Error(), "raise the in-degree scale") {
		t.Errorf("no background to take variance from: %v", err)
	}
}

// TestPowerOf integrates the squared response of the kernel's membrane to an
// event that has a fast and a slow part.
func TestPowerOf(t *testing.T) {
	net, p := sharedNetwork(t), DefaultParams()
	for _, c := range []charge{{fast: 6}, {slow: 100}, {fast: 0.84, slow: 9.8}} {
		for _, region := range []int{17, 68} { // slow currents of 200 and 40 ms, about
			const unit = 0x1p-16
			o := newOne(kernels()[0], float32(dt/p.Neuron.TauE), net.fastDecay, unit, 20)
			g := &o.p.groups[0]
			g.decay[0], g.gain[0] = net.slowDecay[region], net.slowGain[region]
			o.p.slowUnit = 0x1p-13
			o.p.fast[0], o.p.slow[0] = units(c.fast, unit), units(c.slow, 0x1p-13)
			power, last := 0.0, 0.0
			for range 3000 {
				o.run(&o.p)
				v := float64(g.v[0])
				power += (last*last + last*v + v*v) / 3 // linear between the ends of windows
				last = v
			}
			want := net.powerOf(p, c, region)
			within(t, "power, relative", power/want, 0.97, 1.03)
		}
	}
}
