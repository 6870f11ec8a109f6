package cortex

import "math"

// Export is a network in the terms of the field, for other simulators to build:
// what this one really computes, weights rounded as it rounds them. Neurons obey
//
//	tau_m dv/dt = -v + s + n + bias      unless held, after a spike
//	tau_fast ds/dt = -s                  jumps by Fast at an arrival
//	tau_slow dn/dt = -n                  jumps by Slow/tau_slow
//
// and excitatory synapses transmit with a probability that falls by the share
// Use at a spike and recovers with the time constant Recovery.
type Export struct {
	Preset   string
	Euler    bool // v by forward Euler; else exact on the grid
	Step     float64
	Region   []uint16 // by neuron
	Excites  []bool
	TauM     []float64 // ms, by neuron
	TauSlow  []float64 // ms, by neuron; 0 without slow currents
	Bias     []float64 // mV, by neuron
	V        []float64 // mV, by neuron: the state at the moment
	TauFast  float64   // ms
	Thresh   float64   // mV; after a spike v is 0
	Held     float64   // ms that v stays there: whole steps
	Use      float64
	Recovery float64 // ms; 0 without depression

	// Background is Poisson input of each neuron's own.
	BackgroundRate float64   // Hz
	BackgroundJump []float64 // mV of s, by neuron

	// Synapses, ordered by source, then target. Delay is from the end of the step
	// in which v passed the threshold to the jump of the current.
	Source, Target []int32
	Fast           []float32 // mV
	Slow           []float32 // mV ms
	Delay          []float32 // ms
}

// Export describes the network and its present membrane potentials.
func (c *Cortex) Export() *Export {
	net := c.net
	e := &Export{
		Preset: net.preset, Euler: net.preset != "validation", Step: dt,
		Thresh: float64(net.threshold), Held: float64(net.refract-1) * dt,
		TauFast: timeConstant(net.fastDecay, dt), Use: float64(c.use), Recovery: timeConstant(net.recovery, 1),
		BackgroundRate: net.ownRate * 1000,
	}
	if e.BackgroundRate == 0 {
		e.BackgroundRate = c.params.Background.Rate * 1000
	}
	for _, w := range c.workers {
		for i := range w.neurons {
			region, kind := w.first+i/net.per, net.kindOf(i%net.per)
			g, l := &w.groups[i/lanes], i%lanes
			e.Region, e.Excites = append(e.Region, uint16(region)), append(e.Excites, kind == 0)
			e.TauM = append(e.TauM, net.tauM[kind][region])
			e.BackgroundJump = append(e.BackgroundJump, net.event[region]/net.scale[region])
			e.TauSlow = append(e.TauSlow, timeConstant(net.slowDecay[region], 1))
			e.Bias, e.V = append(e.Bias, float64(g.bias[l])), append(e.V, float64(g.v[l]))
		}
	}
	for source := range net.neurons {
		for k := net.row[source]; k < net.row[source+1]; k++ {
			target, code := int(net.syn[k]>>net.codeBits), c.charges.now|net.syn[k]&net.codeMask
			e.Source, e.Target = append(e.Source, int32(source)), append(e.Target, int32(target))
			fast := float64(c.charges.fast[code]) * float64(net.format.fastUnit) / net.scale[target/net.per]
			e.Fast = append(e.Fast, float32(fast))
			e.Slow = append(e.Slow, float32(c.charges.slow[code])*net.format.slowUnit)
			e.Delay = append(e.Delay, float32(float64(net.lag[k]-1)*dt))
		}
	}
	return e
}

// timeConstant, in ms, of a factor per so many ms, to five digits; 0 for the
// factors 0 and 1, which stand for what is not there.
func timeConstant(factor float32, ms float64) float64 {
	if factor <= 0 || factor >= 1 {
		return 0
	}
	tau := -ms / math.Log(float64(factor))
	scale := math.Pow(10, 4-math.Floor(math.Log10(tau)))
	return math.Round(tau*scale) / scale
}
