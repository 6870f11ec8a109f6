package cortex

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// disturbAtTick stimulates and lesions regions as a test's tick asks for: on
// both sides of the boundaries between workers, ending within ticks and between.
func disturbAtTick(t testing.TB, c *Cortex, tick int) {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	switch tick {
	case 0:
		must(c.Stimulate(3, Stimulus{Kind: Current, Strength: 12, Duration: 22}))
		must(c.Stimulate(26, Stimulus{Kind: Poisson, Strength: 400, Duration: 15}))
		must(c.Lesion(27, true))
	case 1:
		must(c.Stimulate(39, Stimulus{Kind: Poisson, Strength: 250}))
		must(c.Lesion(40, true))
		must(c.Stimulate(40, Stimulus{Kind: Current, Strength: 30, Duration: 7}))
	case 4:
		must(c.Lesion(27, false))
		must(c.Stimulate(39, Stimulus{}))
	}
}

// TestStimulus: a stimulated region fires more at once, the others do not until
// its spikes have reached them, and it ends when its time is over.
func TestStimulus(t *testing.T) {
	if slowed {
		t.Skip("TestSameBits stimulates and lesions, too")
	}
	for _, s := range []Stimulus{{Current, 15, 20}, {Poisson, 800, 20}} {
		calm, c := newTest(t, Config{Seed: 3, Threads: 2}), newTest(t, Config{Seed: 3, Threads: 2})
		const region = 54
		calm.Advance(500)
		c.Advance(500)
		if err := c.Stimulate(region, s); err != nil {
			t.Fatal(err)
		}
		count := func(c *Cortex) (here, else_ int) {
			for _, s := range c.Spikes() {
				if s.Neuron/perRegion == region {
					here++
				} else {
					else_++
				}
			}
			return here, else_
		}
		calm.Advance(2)
		c.Advance(2)
		_, want := count(calm)
		if _, got := count(c); got != want {
			t.Errorf("%+v: %d spikes of other regions within the shortest delay, %d without a stimulus", s, got, want)
		}
		calm.Advance(18)
		c.Advance(18)
		before, _ := count(calm)
		here, _ := count(c)
		if here < 4*before || here < 40 {
			t.Errorf("%+v: %d spikes in 18 ms, %d without", s, here, before)
		}
		if left := c.Stimulus(region); left.Duration != 0 || left.Strength != s.Strength {
			t.Errorf("%+v: after its 20 ms there is %+v, expected it to end with the next window", s, left)
		}
		c.Advance(1)
		if left := c.Stimulus(region); left != (Stimulus{}) {
			t.Errorf("%+v is not over: %+v", s, left)
		}
		c.Advance(199)
		c.Advance(100)
		if here, _ = count(c); here > 5*perRegion {
			t.Errorf("%+v: %d spikes in 100 ms, 0.2 s after its end", s, here)
		}
	}
}

// TestLesion: no spikes out, nothing in, and at rest again when it is undone.
func TestLesion(t *testing.T) {
	if slowed {
		t.Skip("as TestStimulus")
	}
	c := newTest(t, Config{Seed: 3, Threads: 3})
	c.Advance(200)
	undisturbed := len(c.AppendState(nil))
	const region = 31 // shares a vector with its neighbour
	if err := c.Lesion(region, true); err != nil {
		t.Fatal(err)
	}
	if err := c.Stimulate(region, Stimulus{Kind: Current, Strength: 90}); err != nil {
		t.Fatal(err)
	}
	c.Advance(100)
	neighbours := 0
	for _, s := range c.Spikes() {
		switch s.Neuron / perRegion {
		case region:
			t.Fatalf("a neuron of the lesioned region fires: %+v", s)
		case region - 1, region + 1:
			neighbours++
		}
	}
	if neighbours < 100 {
		t.Errorf("the neighbours fired %d times in 100 ms", neighbours)
	}
	for neuron := int32(region * perRegion); neuron < (region+1)*perRegion; neuron++ {
		if g, l := c.state(neuron), neuron%lanes; g.v[l] != 0 || g.s[l] != 0 || g.n[l] != 0 || g.y[l] != 0 {
			t.Fatalf("neuron %d of the lesioned region is not at rest: %g %g %g %g", neuron, g.v[l], g.s[l], g.n[l], g.y[l])
		}
	}
	if grown := len(c.AppendState(nil)) - undisturbed; grown != 24 {
		t.Errorf("a lesion and a stimulus add %d bytes to the state, expected 24", grown)
	}
	if !c.Lesioned(region) || c.Lesioned(region+1) {
		t.Error("another region is lesioned")
	}
	c.Stimulate(region, Stimulus{})
	c.Lesion(region, false)
	c.Advance(1000)
	e, i := make([]float32, c.net.regions), make([]float32, c.net.regions)
	c.Rates(e, i)
	if e[region] < 1 || e[region] > 15 {
		t.Errorf("%g Hz after the lesion was undone", e[region])
	}
	if got := len(c.AppendState(nil)); got != undisturbed {
		t.Errorf("%d bytes of state when all is undone, %d before", got, undisturbed)
	}
}

// TestTouchIsState: what is done from outside and still lasts is in the state.
func TestTouchIsState(t *testing.T) {
	a, b := newTest(t, Config{Seed: 3}), newTest(t, Config{Seed: 3})
	a.Stimulate(2, Stimulus{Kind: Poisson, Strength: 10, Duration: 50})
	b.Stimulate(2, Stimulus{Kind: Poisson, Strength: 10, Duration: 60})
	if bytes.Equal(a.AppendState(nil), b.AppendState(nil)) {
		t.Error("stimuli that last 50 and 60 ms give the same state")
	}
}

func TestStimulusRefusals(t *testing.T) {
	c := newTest(t, Config{})
	for want, s := range map[string]Stimulus{
		"101 mV; allowed: -100 to 100": {Kind: Current, Strength: 101},
		"-1 Hz; allowed: 0 to 1000":    {Kind: Poisson, Strength: -1},
		"NaN mV":                       {Kind: Current, Strength: math.NaN()},
		"for -5 ms":                    {Kind: Current, Strength: 1, Duration: -5},
		"for NaN ms":                   {Kind: Current, Strength: 1, Duration: math.NaN()},
		"of kind 7":                    {Kind: 7, Strength: 1},
	} {
		if err := c.Stimulate(3, s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, expected it to say %q", s, err, want)
		}
	}
	for _, err := range []error{c.Stimulate(80, Stimulus{}), c.Stimulate(-1, Stimulus{}), c.Lesion(80, true)} {
		if err == nil || !strings.Contains(err.Error(), "there are 0 to 79") {
			t.Errorf("no such region: %v", err)
		}
	}
}
