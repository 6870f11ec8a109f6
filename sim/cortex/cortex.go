package cortex

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"encephagen/sim/connectome"
	"encephagen/sim/frame"
	"encephagen/sim/mishap"
	"encephagen/sim/philox"
)

// Config says which cortex is built and how it is computed. Kernel and Threads
// change nothing about the result.
type Config struct {
	Preset     string // one of Presets; "" is "default". The others have their own constants and wiring
	Seed       uint64 // noise and initial state
	WiringSeed uint64 // the network; 0 is the one whose biases are in data/
	Threads    int    // workers, at least 1
	Kernel     string // "auto", "avx512", "avx2" or "plain"; "" is "auto"
	// Connectome wires the default preset; nil is HCP7. Its regions must be
	// HCP7's, or HCP7Deep's.
	Connectome *connectome.Connectome
	// Regions of HCP7: 80, the cortex, or 94, with the hippocampus, amygdala,
	// basal ganglia and thalamus; 0 is 80.
	Regions int
	// NeuronsPerRegion, MinPerRegion to MaxPerRegion; 0 is 200. In-degrees do not
	// change with it.
	NeuronsPerRegion int
	Params           *Params // nil is DefaultParams; live ones are read at each Advance
	// Bias, if not nil, is what Balance or ReadBias returned for this network.
	Bias *Bias

	// Progress, if not nil, is told during New how many of how many biological
	// seconds of learning are done. That happens once for each network that
	// does not ship with the program; see Balance.
	Progress func(done, total float64)
}

// Cortex is a running network. It belongs to one goroutine.
type Cortex struct {
	cfg    Config
	net    *network
	params *Params
	seed   uint64
	kernel kernel

	noise   poisson // background events per region and window
	senses  poisson
	charges charges
	use     float32 // of release, at a spike
	bias    *Bias   // as learned; groups hold it with the stimuli's currents
	touch   []touch // by region: what was done to it from outside

	workers []*worker
	barrier *barrier
	start   []chan int // windows to advance, one channel per worker but the first
	window  int64      // completed
	spikes  []frame.Spike
	rates   rates
	tracts  []frame.Tract

	working sync.WaitGroup               // workers but the first
	ended   atomic.Pointer[mishap.Panic] // a worker's; nil as long as all is well

	relay  *relay // nil: the workers compute the windows
	gaveUp error  // why the last device did
}

// Presets are the networks that New can build: the newborn's (doc.go), the
// reference system's (reference.go), and one that other simulators can be
// compared with (validation.go).
var Presets = []string{"default", "reference", "validation"}

// New builds the network and sets its initial state. It takes about 0.2 s, and
// some 10 s more the first time that a network is used whose biases neither ship
// with the program nor were learned before on this machine: with another wiring
// seed, or other parameters of the network.
func New(cfg Config) (*Cortex, error) {
	if cfg.Params == nil {
		cfg.Params = DefaultParams()
	}
	if _, err := pickKernel(cfg.Kernel); err != nil { // before the work begins
		return nil, err
	}
	net, err := buildNetwork(cfg)
	if err != nil {
		return nil, err
	}
	bias, err := findBias(context.Background(), cfg, net)
	if err != nil {
		return nil, err
	}
	return start(cfg, net, bias)
}

func buildNetwork(cfg Config) (*network, error) {
	if cfg.Preset != "" && !slices.Contains(Presets, cfg.Preset) {
		return nil, fmt.Errorf("cortex: no preset %q; allowed: %s", cfg.Preset, strings.Join(Presets, ", "))
	}
	if cfg.Threads < 1 {
		return nil, fmt.Errorf("cortex: %d threads; at least 1 is needed", cfg.Threads)
	}
	if err := cfg.checkSize(); err != nil {
		return nil, err
	}
	switch cfg.Preset {
	case "reference":
		return newReference()
	case "validation":
		return newValidation()
	}
	if err := cfg.Params.check(); err != nil {
		return nil, err
	}
	if err := cfg.checkMemory(); err != nil {
		return nil, err
	}
	return newNetworkOf(cfg)
}

// start sets a network going.
func start(cfg Config, net *network, bias *Bias) (*Cortex, error) {
	k, err := pickKernel(cfg.Kernel)
	if err != nil {
		return nil, err
	}
	c := &Cortex{cfg: cfg, net: net, params: cfg.Params, seed: cfg.Seed, kernel: k, rates: newRates(net.regions)}
	k.adapt(net.adaptStep > 0)
	c.kernel = k
	c.newCharges()
	// Workers get whole groups of lanes, so that a vector never spans two of
	// them: regions by twos, if they have 200 neurons.
	unit := 1
	for unit*net.per%lanes != 0 {
		unit++
	}
	units := (net.regions + unit - 1) / unit
	workers := min(cfg.Threads, units)
	for i := range workers {
		first := i * units / workers * unit
		last := min((i+1)*units/workers*unit, net.regions)
		c.workers = append(c.workers, c.newWorker(first, last))
	}
	c.barrier = newBarrier(workers)
	c.touch = newTouch(net.regions)
	c.birth(bias)
	c.tracts = net.tracts()
	for _, w := range c.workers[1:] {
		ch := make(chan int)
		c.start = append(c.start, ch)
		go func() {
			for windows := range ch {
				w.work(windows)
				c.working.Done()
			}
		}()
	}
	return c, nil
}

// birth sets the initial state: potentials uniform between rest and threshold,
// nothing in flight, release full.
func (c *Cortex) birth(bias *Bias) {
	net := c.net
	c.setNoise()
	for _, w := range c.workers {
		for i := range w.neurons {
			g, l := &w.groups[i/lanes], i%lanes
			neuron := w.base + i
			region, kind := neuron/net.per, net.kindOf(neuron%net.per)
			word := philox.Draw(c.seed, philox.StreamState, uint32(neuron/4), 0, 0)[neuron%4]
			g.v[l] = min(float32(philox.Unit(word)*float64(net.threshold)), math.Nextafter32(net.threshold, 0))
			g.alpha[l] = net.alpha[kind][region]
			g.decay[l], g.gain[l] = net.slowDecay[region], net.slowGain[region]
		}
	}
	c.setBias(bias)
}

// setNoise follows the live parameters.
func (c *Cortex) setNoise() {
	rate := c.net.ownRate
	if rate == 0 {
		rate = c.params.Background.Rate
	}
	if mean := rate * float64(c.net.piece); mean != c.noise.rate || c.noise.cdf == nil {
		c.noise.set(mean)
	}
}

// SetSenses sets the rate, per neuron in Hz, of extra background events in both
// postcentral regions, from the next Advance on. It is limited to 0..1000 Hz.
func (c *Cortex) SetSenses(rateHz float32) {
	if !(rateHz > 0) { // also what is not a number
		rateHz = 0
	}
	if mean := float64(min(rateHz, maxSenses)) / 1000 * float64(c.net.piece); mean != c.senses.rate {
		c.senses.set(mean)
	}
}

// Advance runs the network for a number of windows of 1 ms. A panic of a worker, a
// mistake in this program, is passed on, now and at each call from then on.
func (c *Cortex) Advance(windows int) {
	c.follow()
	c.spikes = c.spikes[:0]
	if windows -= c.advanceThere(windows); windows > 0 {
		c.advanceHere(windows)
	}
}

// advanceHere runs windows on the CPU and appends their spikes.
func (c *Cortex) advanceHere(windows int) {
	c.insist()
	c.working.Add(len(c.start))
	for _, ch := range c.start {
		ch <- windows
	}
	c.workers[0].work(windows)
	c.insist()
	c.gather(windows)
	c.window += int64(windows)
}

// insist passes on to the caller a panic of a worker. Nothing can come of this
// cortex any more, so it does so at each Advance.
func (c *Cortex) insist() {
	if p := c.ended.Load(); p != nil {
		c.working.Wait()
		panic(p)
	}
}

// work lets a worker advance. If it panics the others must not wait for it.
func (w *worker) work(windows int) {
	defer func() {
		if p := recover(); p != nil {
			w.c.ended.CompareAndSwap(nil, mishap.Recovered(p))
			w.c.barrier.leave()
		}
	}()
	w.advance(windows)
}

func (w *worker) advance(windows int) {
	c := w.c
	w.spikes, w.ends = w.spikes[:0], w.ends[:0]
	for range windows {
		w.window()
		if !c.barrier.wait() {
			return
		}
		for _, from := range c.workers {
			w.deliverAll(from.public[w.now&1])
		}
		c.rates.count(w)
		w.now++
	}
	c.barrier.wait()
}

// gather merges the workers' spikes: by step, and within a step the workers in
// turn, whose neurons ascend.
func (c *Cortex) gather(windows int) {
	birth := c.window * stepsPerWin
	for step := range windows * stepsPerWin {
		for _, w := range c.workers {
			from := int32(0)
			if step > 0 {
				from = w.ends[step-1]
			}
			for _, s := range w.spikes[from:w.ends[step]] {
				c.spikes = append(c.spikes, frame.Spike{Step: birth + int64(step), Neuron: s.neuron})
			}
		}
	}
}

// Spikes of the last Advance, ordered by step, then neuron; valid until the next.
func (c *Cortex) Spikes() []frame.Spike { return c.spikes }

// Kernel names what computes the windows.
func (c *Cortex) Kernel() string { return c.kernel.name }

// Neurons, Synapses and Workers count them. There are at most as many workers as
// pairs of regions.
func (c *Cortex) Neurons() int  { return c.net.neurons }
func (c *Cortex) Synapses() int { return len(c.net.syn) }
func (c *Cortex) Workers() int  { return len(c.workers) }

// Close ends the workers. The cortex cannot advance any more.
func (c *Cortex) Close() {
	for _, ch := range c.start {
		close(ch)
	}
	c.start = nil
}
