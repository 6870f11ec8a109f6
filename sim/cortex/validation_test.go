package cortex

import (
	"math"
	"slices"
	"testing"
)

// one is a single neuron, without a network around it, that a kernel advances.
type one struct {
	p   span
	run func(*span) bool
}

func newOne(k kernel, alpha, decay, unit float32, refract int32) *one {
	o := &one{run: k.run, p: span{
		groups: make([]group, 1), slow: make([]int32, lanes), fast: make([]int32, stepsPerWin*lanes), stride: lanes,
		fired: make([]byte, stepsPerWin*8), firedStride: 8,
		threshold: 20, fastDecay: decay, recovery: 1, fastUnit: unit, slowUnit: 1, refract: refract,
	}}
	o.p.groups[0].alpha[0] = alpha
	return o
}

// TestPSPClosedForm compares the response of the membrane to one spike with its
// closed form: J tau_s/(tau_m-tau_s) (exp(-t/tau_m) - exp(-t/tau_s)).
func TestPSPClosedForm(t *testing.T) {
	const tauS, jump = 5.0, 4.0
	for _, tauM := range []float64{10, 21.86, 30} {
		for _, k := range kernels() {
			alpha, scale := exactStep(tauM, tauS)
			const unit = 0x1p-16
			o := newOne(k, float32(alpha), float32(math.Exp(-dt/tauS)), unit, 21)
			o.p.fast[0] = units(jump*scale, unit)
			worst, peak := 0.0, 0.0
			for ms := 1; ms <= 100; ms++ {
				o.run(&o.p)
				at := float64(ms)
				want := jump * tauS / (tauM - tauS) * (math.Exp(-at/tauM) - math.Exp(-at/tauS))
				worst, peak = max(worst, math.Abs(float64(o.p.groups[0].v[0])-want)), max(peak, want)
			}
			if worst > 2e-5*peak {
				t.Errorf("%s, tau_m %g ms: %.2g mV off at a peak of %.2f mV", k.name, tauM, worst, peak)
			}
		}
	}
}

// TestFIClosedForm compares the rate under a constant current S with its
// closed form: a spike every t_ref + tau_m ln(S/(S-20)) ms, rounded up to steps.
func TestFIClosedForm(t *testing.T) {
	const tauM = 20.0
	for _, k := range kernels() {
		for _, current := range []float32{19.9, 20.5, 22, 30, 60, 200} {
			alpha, _ := exactStep(tauM, 5)
			o := newOne(k, float32(alpha), 0.98, 1, 21)
			o.p.groups[0].bias[0] = current
			var spikes []int
			for window := range 400 {
				o.run(&o.p)
				for step := range stepsPerWin {
					if o.p.fired[step*8]&1 != 0 {
						spikes = append(spikes, window*stepsPerWin+step)
					}
				}
			}
			if current < 20 {
				if len(spikes) > 0 {
					t.Errorf("%s: fires below threshold, at %g mV", k.name, current)
				}
				continue
			}
			want := 20 + int(math.Ceil(tauM/dt*math.Log(float64(current)/float64(current-20))))
			for i := range spikes[1:] {
				if got := spikes[i+1] - spikes[i]; got != want {
					t.Fatalf("%s, %g mV: an interval of %d steps, expected %d", k.name, current, got, want)
				}
			}
		}
	}
}

// TestValidation runs the network: the reference's synapses, true delays, a rate
// that is low, irregular and differs between regions.
func TestValidation(t *testing.T) {
	c, err := New(Config{Preset: "validation", Threads: 2, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if c.Synapses() != 963144 {
		t.Errorf("%d synapses, expected the reference's 963144", c.Synapses())
	}
	if least, most := slices.Min(c.net.delay), slices.Max(c.net.delay); least != 11 || most < 600 || most > 800 {
		t.Errorf("delays of %d to %d steps, expected 11 to about 668", least, most)
	}
	if slowed {
		t.Skip("statistics are checked without the race detector")
	}
	c.Advance(500)
	a := measure(c, 2)
	t.Logf("E %.2f Hz (regions %.2f-%.2f), I %.2f Hz, CV %.3f", a.meanE, slices.Min(a.e), slices.Max(a.e), a.meanI, a.cv)
	within(t, "E", a.meanE, 7, 11)
	within(t, "CV", a.cv, 0.5, 0.8)
	within(t, "range of the regions' rates", slices.Max(a.e)-slices.Min(a.e), 3, 40)
}

// TestValidationSameBits does for this preset what TestSameBits does for the
// default: its delays differ, and no synapse draws whether it transmits.
func TestValidationSameBits(t *testing.T) {
	if slowed {
		t.Skip("as TestReference")
	}
	net, err := newValidation()
	if err != nil {
		t.Fatal(err)
	}
	sameBits(t, net, func(c *Cortex) { c.Advance(150) })
}
