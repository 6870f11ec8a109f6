package cortex

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"encephagen/sim/frame"
)

// long asks for the statistics over minutes of biological time (make validate).
var long = flag.Bool("long", false, "check statistics over 60 s of biological time instead of 5 s")

// shared is the default network, built once for all tests that do not change it.
var shared = sync.OnceValues(func() (*network, error) { return newNetwork(DefaultParams(), 0, 2) })

func sharedNetwork(t testing.TB) *network {
	t.Helper()
	net, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// newTest starts the default network.
func newTest(t testing.TB, cfg Config) *Cortex {
	t.Helper()
	if cfg.Threads == 0 {
		cfg.Threads = 1
	}
	cfg.Params = DefaultParams()
	net := sharedNetwork(t)
	bias, err := findBias(context.Background(), cfg, net)
	if err != nil {
		t.Fatal(err)
	}
	c, err := start(cfg, net, bias)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// TestSameBits runs every kernel with several numbers of workers, senses on, and
// compares all spikes and the whole state.
func TestSameBits(t *testing.T) {
	type result struct {
		hash   [sha256.Size]byte
		spikes [sha256.Size]byte
		count  int
	}
	ticks := 9 // 1350 steps, in ticks as of Humanoid-v5
	if slowed {
		ticks = 2
	}
	run := func(kernel string, threads int) result {
		c := newTest(t, Config{Kernel: kernel, Threads: threads, Seed: 7})
		var r result
		h := sha256.New()
		for tick := range ticks {
			c.SetSenses(float32(tick%5) * 20)
			disturbAtTick(t, c, tick)
			c.Advance(15)
			for _, s := range c.Spikes() {
				fmt.Fprintln(h, s.Step, s.Neuron)
				r.count++
			}
		}
		r.hash, r.spikes = c.Hash(), [sha256.Size]byte(h.Sum(nil))
		return r
	}
	want := run("plain", 1)
	if want.count < 30*ticks {
		t.Fatalf("only %d spikes", want.count)
	}
	ways, workers := kernels(), []int{1, 2, 3, 40}
	if slowed {
		ways, workers = ways[:1], []int{2, 3}
	}
	for _, k := range ways {
		for _, threads := range workers {
			if got := run(k.name, threads); got != want {
				t.Errorf("%s with %d workers differs from plain with 1: %d and %d spikes", k.name, threads, got.count, want.count)
			}
		}
	}
}

// TestKnownBits pins the state after 0.2 s. Builds without vector kernels and
// other machines must find the same; a change of the model must change it here.
func TestKnownBits(t *testing.T) {
	c := newTest(t, Config{Seed: 7})
	c.SetSenses(20)
	c.Advance(200)
	const want = "f7fdec89ce23a49fa76842a21b84e69a09a8e44bb30b9f4509afb2925d7f5e72"
	if got := fmt.Sprintf("%x", c.Hash()); got != want {
		t.Errorf("state %s, expected %s", got, want)
	}
}

// TestSeeds checks that each seed matters, and where.
func TestSeeds(t *testing.T) {
	a, b := newTest(t, Config{Seed: 1}), newTest(t, Config{Seed: 2})
	if a.Hash() == b.Hash() {
		t.Error("two noise seeds give the same initial state")
	}
	other, err := newNetwork(DefaultParams(), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	if other.fingerprint(DefaultParams().Background.Rate) == a.net.fingerprint(DefaultParams().Background.Rate) {
		t.Error("two wiring seeds give the same network")
	}
}

func TestSpikesInOrder(t *testing.T) {
	c := newTest(t, Config{Threads: 3})
	c.Advance(30)
	first := c.window * stepsPerWin
	c.Advance(50)
	spikes := c.Spikes()
	if len(spikes) == 0 {
		t.Fatal("no spikes in 50 ms")
	}
	last := frame.Spike{Step: first}
	for i, s := range spikes {
		if i > 0 && (s.Step < last.Step || s.Step == last.Step && s.Neuron <= last.Neuron) {
			t.Fatalf("spike %d, %v, follows %v", i, s, last)
		}
		if s.Step < first || s.Step >= first+500 || s.Neuron < 0 || int(s.Neuron) >= c.Neurons() {
			t.Fatalf("%v is outside of the time or the network", s)
		}
		last = s
	}
}

// TestRefractory checks that no neuron fires twice within 2 ms.
func TestRefractory(t *testing.T) {
	c := newTest(t, Config{})
	c.stimulateAll(t, 60)
	last := make([]int64, c.Neurons())
	least := int64(1 << 30)
	for range 10 {
		c.Advance(15)
		for _, s := range c.Spikes() {
			if last[s.Neuron] > 0 {
				least = min(least, s.Step-last[s.Neuron])
			}
			last[s.Neuron] = s.Step
		}
	}
	if least < 20 || least > 40 {
		t.Errorf("shortest interval %d steps, expected just above the refractory time of 20", least)
	}
}

// stimulateAll sets a current into every neuron.
func (c *Cortex) stimulateAll(t testing.TB, mV float64) {
	t.Helper()
	for region := range c.net.regions {
		if err := c.Stimulate(region, Stimulus{Kind: Current, Strength: mV}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoAllocation(t *testing.T) {
	if slowed {
		t.Skip("the race detector allocates")
	}
	for _, threads := range []int{1, 2} {
		c := newTest(t, Config{Threads: threads})
		c.Advance(1000) // what is to grow has grown
		rate := float32(0)
		if n := testing.AllocsPerRun(20, func() {
			rate = 40 - rate
			c.SetSenses(rate)
			disturbAtTick(t, c, int(rate/10))
			c.Advance(15)
		}); n > 0 {
			t.Errorf("%d workers: %g allocations in 15 windows", threads, n)
		}
	}
}

func TestStateForms(t *testing.T) {
	c := newTest(t, Config{Threads: 2})
	c.Advance(40)
	state := c.AppendState([]byte("x"))
	if want := 1 + 8 + 4*(5*16000+160+128*11*16000); len(state) != want {
		t.Errorf("%d bytes of state, expected %d", len(state), want)
	}
	var b bytes.Buffer
	if err := c.WriteState(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), state[1:]) || sha256.Sum256(state[1:]) != c.Hash() {
		t.Error("AppendState, WriteState and Hash do not agree")
	}
}

func TestRefusals(t *testing.T) {
	for want, cfg := range map[string]Config{
		`no preset "gamma"`: {Preset: "gamma", Threads: 1},
		`kernel "mmx"`:      {Kernel: "mmx", Threads: 1},
		"0 threads":         {},
	} {
		if c, err := New(cfg); err == nil {
			c.Close()
			t.Errorf("%+v: no error", cfg)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not say %q", err, want)
		}
	}
}

func TestDescription(t *testing.T) {
	c := newTest(t, Config{Threads: 2})
	tracts := c.Tracts()
	if len(tracts) < 5000 || len(tracts) > 80*79 {
		t.Errorf("%d tracts", len(tracts))
	}
	for i, tr := range tracts {
		if i > 0 && tr.Weight > tracts[i-1].Weight {
			t.Fatalf("tract %d is stronger than the one before", i)
		}
		if tr.Delay < 10 || tr.Delay > 709 || tr.Source == tr.Target {
			t.Fatalf("%+v", tr)
		}
	}
	inhibitory, of := 0, c.RegionOf()
	for i, is := range c.Inhibitory() {
		if is {
			inhibitory++
		}
		if r := c.Regions()[of[i]]; i < r.First || i >= r.First+r.Neurons {
			t.Fatalf("neuron %d is not in %s", i, r.Label)
		}
		if i > 1000 {
			break
		}
	}
	if inhibitory != 200 || c.Neurons() != 16000 || c.Synapses() != len(c.net.syn) {
		t.Errorf("%d of the first 1001 neurons inhibit; %d neurons, %d synapses", inhibitory, c.Neurons(), c.Synapses())
	}
}
