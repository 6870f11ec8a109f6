package cortex

import (
	"math"
	"testing"
)

// quiet is a cortex in which nothing happens on its own: no background, no bias,
// every potential at rest.
func quiet(t *testing.T, threads int) *Cortex {
	t.Helper()
	net := sharedNetwork(t)
	p := DefaultParams()
	p.Background.Rate = 0
	none := make([]float32, net.regions)
	c, err := start(Config{Threads: threads, Params: p}, net, &Bias{E: none, I: none})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	for _, w := range c.workers {
		for i := range w.groups {
			w.groups[i].v = [lanes]float32{}
		}
	}
	return c
}

// fire sends a spike of a neuron as if in a step of the coming window.
func (c *Cortex) fire(neuron, step int32) {
	for _, w := range c.workers {
		w.deliver(spike{neuron: neuron, step: step, release: 1 << 16})
	}
}

// TestArrivalTimes fires one neuron and compares what is in flight with what its
// delays and charges ask for, for several workers, and the state afterwards.
func TestArrivalTimes(t *testing.T) {
	const neuron, step = 54*perRegion + 17, 7
	for _, threads := range []int{1, 3} {
		c := quiet(t, threads)
		net := c.net
		c.Advance(100) // so that slots wrap around the ring
		c.fire(neuron, step)
		want := map[[2]int][2]int32{} // due step, target: charges
		for j := net.row[neuron]; j < net.row[neuron+1]; j++ {
			target := int(net.syn[j] >> net.codeBits)
			due := 1000 + step + int(net.delay[neuron/perRegion*net.regions+target/perRegion])
			want[[2]int{due, target}] = [2]int32{net.format.fast[net.syn[j]&net.codeMask], net.format.slow[net.syn[j]&net.codeMask]}
		}
		for slot := range net.slots {
			fast, slow := make([]int32, stepsPerWin*net.neurons), make([]int32, net.neurons)
			for _, w := range c.workers {
				w.inFlight(slot, fast, slow)
			}
			window := 100 + (slot-100+net.slots)%net.slots
			for k := range stepsPerWin {
				for target := range net.neurons {
					x := fast[k*net.neurons+target]
					key := [2]int{window*stepsPerWin + k, target}
					if w, is := want[key]; is && (x != w[0] || slow[target] != w[1]) || !is && x != 0 {
						t.Fatalf("step %d, neuron %d: %d and %d in flight, expected %v", key[0], target, x, slow[target], w)
					} else if is {
						delete(want, key)
					}
				}
			}
		}
		if len(want) > 0 {
			t.Fatalf("%d synapses not in flight", len(want))
		}
		// A long-range target: nothing before the window of arrival, then the
		// jump, decayed from its step to the window's end.
		j := net.row[neuron]
		target, d := int32(net.syn[j]>>net.codeBits), int(net.lag[j])
		ahead, at := (step+d)/stepsPerWin, (step+d)%stepsPerWin
		c.Advance(ahead)
		if s := c.state(target).s[target%lanes]; s != 0 {
			t.Errorf("fast current %g before the spike is due", s)
		}
		c.Advance(1)
		s := float32(net.format.fast[codeLong]) * net.format.fastUnit
		for range stepsPerWin - at {
			s *= net.fastDecay
		}
		if got := c.state(target).s[target%lanes]; got != s {
			t.Errorf("fast current %g after the window of arrival, expected %g", got, s)
		}
	}
}

// state finds a neuron's group. Workers' neurons begin at multiples of lanes.
func (c *Cortex) state(neuron int32) *group {
	for _, w := range c.workers {
		if i := int(neuron) - w.base; i >= 0 && i < w.neurons {
			return &w.groups[i/lanes]
		}
	}
	panic("no such neuron")
}

// TestCharge integrates what one spike brings: the slow current to q*f, the fast
// one to q*(1-f), and the membrane, that has no other drive, to their sum.
func TestCharge(t *testing.T) {
	if slowed {
		t.Skip("integrals are checked without the race detector")
	}
	c := quiet(t, 1)
	net := c.net
	const neuron = 17
	j := net.row[neuron+1] - 1 // a long-range synapse
	target := int32(net.syn[j] >> net.codeBits)
	if target/perRegion == 0 {
		t.Fatal("the last target is in the source's own region")
	}
	c.fire(neuron, 0)
	slow, fast, membrane := 0.0, 0.0, 0.0
	for range 3000 {
		before := *c.state(target)
		c.Advance(1)
		g, l := c.state(target), target%lanes
		slow += float64(g.n[l]) // constant in the window: mV * 1 ms
		// The kernel shows the fast current at the ends of windows only; within,
		// it decays: the mean over the window follows from its ends.
		if before.s[l] > 0 {
			fast += float64(before.s[l]) * 0.1 * (1 - math.Pow(float64(net.fastDecay), 10)) / (1 - float64(net.fastDecay))
		} else if g.s[l] > 0 {
			first := float64(net.format.fast[codeLong]) * float64(net.format.fastUnit)
			n := float64(stepsPerWin - int(net.lag[j])%stepsPerWin)
			fast += first * 0.1 * (1 - math.Pow(float64(net.fastDecay), n)) / (1 - float64(net.fastDecay))
		}
		membrane += float64(before.v[l]+g.v[l]) / 2
	}
	q := 14.0
	within(t, "slow charge", slow, 0.7*q*0.999, 0.7*q*1.001)
	// dt/(1-exp(-dt/tau)) is 1 % above tau: the jump is applied before the step.
	within(t, "fast charge", fast, 0.3*q*1.009, 0.3*q*1.011)
	within(t, "membrane", membrane, (slow+fast)*0.99, (slow+fast)*1.01)
}

// TestRelease checks depression: it lowers the release probability by 15 % at a
// spike, and that many synapses stay silent.
func TestRelease(t *testing.T) {
	c := quiet(t, 1)
	w := c.workers[0]
	const neuron = 21
	c.state(neuron).v[neuron%lanes] = 1e4 // fires in the first step
	c.Advance(1)
	if len(c.Spikes()) != 1 || c.Spikes()[0].Neuron != neuron || c.Spikes()[0].Step != 0 {
		t.Fatalf("spikes %v", c.Spikes())
	}
	if y := c.state(neuron).y[neuron%lanes]; y != float32(0.15) {
		t.Errorf("1 - release probability is %g after the first spike, expected 0.15", y)
	}
	sent, all := 0, 0
	for n := range int32(2000) {
		if n%perRegion >= excitatory {
			continue
		}
		before := w.inQueues()
		w.deliver(spike{neuron: n, step: 3, release: 40000})
		sent += w.inQueues() - before
		all += int(c.net.row[n+1] - c.net.row[n])
	}
	p := 40000.0 / 65536
	sd := math.Sqrt(float64(all) * p * (1 - p))
	within(t, "transmitted synapses", float64(sent), float64(all)*p-4*sd, float64(all)*p+4*sd)
}

func (w *worker) inQueues() (events int) {
	for k := range w.flight.at {
		for e := w.flight.first(k); e != nil; e = w.flight.next(k) {
			events += len(e)
		}
	}
	return events
}
