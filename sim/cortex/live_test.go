package cortex

import (
	"math"
	"testing"
)

// TestLiveGain: a change of the gain acts on spikes emitted from then on, and
// leaves those in flight as they were.
func TestLiveGain(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	c := quiet(t, 1)
	net := c.net
	const neuron = 17
	j := net.row[neuron+1] - 1 // a long-range synapse
	target, lag := int(net.syn[j]>>net.codeBits), int(net.lag[j])
	sum := func(due int) int32 {
		fast, slow := make([]int32, stepsPerWin*net.neurons), make([]int32, net.neurons)
		c.workers[0].inFlight(due/stepsPerWin%net.slots, fast, slow)
		return fast[due%stepsPerWin*net.neurons+target]
	}
	charge := func(gain float64) int32 { return units(1000*gain/60*0.3/5, net.format.fastUnit) }
	start := c.params.Coupling.Gain
	for change := range 18 { // more changes than there are generations
		gain := start * (1 + float64(change)/18)
		c.params.Coupling.Gain = gain
		c.Advance(15)
		due := int(c.window)*stepsPerWin + lag
		c.fire(neuron, 0)
		c.params.Coupling.Gain = 0.01
		c.Advance(1)
		if got, want := sum(due), charge(gain); got != want {
			t.Fatalf("change %d: %d in flight, expected %d, the charge at the gain when it was sent", change, got, want)
		}
		c.params.Coupling.Gain = gain
		c.Advance(net.slots)
	}
}

// TestLiveChangesWait: with all generations in flight a change waits; then it acts.
func TestLiveChangesWait(t *testing.T) {
	c := quiet(t, 1)
	for range 3 * maxGenerations {
		c.params.Local.EE += 0.001
		c.Advance(1)
	}
	if c.charges.drives == c.params.drives() {
		t.Error("more generations than there are")
	}
	c.Advance(c.net.slots)
	c.Advance(1)
	if c.charges.drives != c.params.drives() {
		t.Error("the last change has not arrived")
	}
	if got, want := c.charges.fast[c.charges.now|codeLocalEE], units(1000*c.params.Local.EE/16*0.1/5, c.net.format.fastUnit); math.Abs(float64(got-want)) > 1 {
		t.Errorf("%d units for local E to E, expected %d", got, want)
	}
}

// TestLiveSameBits does for changes of parameters what TestSameBits does for the
// rest, and allocates nothing.
func TestLiveSameBits(t *testing.T) {
	ticks := 5
	if slowed {
		ticks = 2
	}
	live := func(c *Cortex) {
		for tick := range ticks {
			c.params.Coupling.Gain = 0.8 + 0.02*float64(tick)
			c.params.Local.SlowShare = 0.9 - 0.05*float64(tick%2)
			c.params.Release.Use = 0.1 + 0.01*float64(tick)
			c.Advance(15)
		}
	}
	sameBits(t, sharedNetwork(t), live)
	if slowed {
		return
	}
	c := newTest(t, Config{})
	c.Advance(300)
	if n := testing.AllocsPerRun(2, func() { live(c) }); n > 0 {
		t.Errorf("%g allocations", n)
	}
}
