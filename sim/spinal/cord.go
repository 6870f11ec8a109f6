package spinal

import (
	"math"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

const stepMS = 1.0 / frame.StepsPerMS

// Cord is a living spinal cord. Its state is float32; every product is rounded
// before it is added, so that the same seed gives the same bits everywhere.
type Cord struct {
	params *Params
	plan   motor.Plan
	seed   uint64
	step   int64 // biological time, steps of 0.1 ms

	potential  [neurons]float32 // mV above rest
	synaptic   [neurons]float32 // mV
	adaptation [neurons]float32 // mV
	restUntil  [neurons]int64   // first step after the refractory period
	rates      [pools]float64   // motor neurons, Hz, see force.go

	afferents Afferents
	feels     bool // whether there are any

	spikes []frame.Spike // of the last Advance
	coefficients
}

// coefficients follow from the parameters. They are computed in float64 and
// rounded to float32, which also hides that math.Exp differs in its last bit
// between processors with and without fused multiply-add.
type coefficients struct {
	of               Params // that they belong to
	weights          [neurons][neurons]float32
	tonic            [neurons]float64 // before descending drive, mV
	descending       [neurons]float64 // how much full drive raises it
	leak             [neurons]float32 // 0.1 ms / membrane time constant
	reset            [neurons]float32
	threshold, noise float32
	synapseDecay     float32
	adaptationDecay  float32
	adaptationStep   float32
	refractory       int64 // steps
	envelopeDecay    float64
}

// New makes a cord at birth for a kind of body. It keeps p and reads it at each
// Advance, so a changed parameter acts from the next one on.
func New(p *Params, plan motor.Plan, seed uint64) *Cord {
	c := &Cord{params: p, plan: plan, seed: seed, spikes: make([]frame.Spike, 0, neurons*frame.StepsPerMS)}
	drawStart(&c.potential, seed)
	for i := range c.potential {
		c.potential[i] *= latestStart
	}
	c.putAhead(motor.Left, shox2Flexor, leftFlexorStart)
	c.putAhead(motor.Right, shox2Extensor, rightExtensorStart)
	c.coefficients = derive(p)
	return c
}

// putAhead starts a population at a potential in mV.
func (c *Cord) putAhead(side motor.Side, k class, start float32) {
	first, n := span(side, k)
	for i := first; i < first+n; i++ {
		c.potential[i] = start
	}
}

// derive computes the coefficients of a set of parameters.
func derive(p *Params) coefficients {
	m := &p.Membrane
	k := coefficients{
		of: *p, weights: wire(p),
		threshold: float32(m.Threshold), noise: float32(m.Noise),
		synapseDecay:    float32(math.Exp(-stepMS / m.Synapse)),
		adaptationDecay: float32(math.Exp(-stepMS / m.AdaptationTau)),
		adaptationStep:  float32(m.Adaptation),
		refractory:      int64(math.Round(m.Refractory / stepMS)),
		envelopeDecay:   float64(float32(math.Exp(-stepMS / p.Force.Envelope))),
	}
	for _, side := range sides {
		for c, pop := range populations {
			first, n := span(side, class(c))
			for i := first; i < first+n; i++ {
				k.tonic[i] = pop.drive(p)
				k.descending[i] = p.Descending.Gain
				if class(c) == v0d {
					k.descending[i] = p.Descending.V0dGain
				}
				k.leak[i] = float32(stepMS / pop.tau(p))
				k.reset[i] = float32(pop.reset(p))
				if pop.lesion != nil && pop.lesion(p) {
					k.leak[i] = 0 // the potential stays where it is, below the threshold
				}
			}
		}
	}
	return k
}

// Advance runs the cord for steps of 0.1 ms. drive is the descending stepping
// drive, 0 to 1. Without it the rhythm idles on the tonic input alone; Torque
// then keeps it from the legs.
func (c *Cord) Advance(steps int, drive float64) {
	if c.of != *c.params {
		c.coefficients = derive(c.params)
	}
	var tonic, noise [neurons]float32
	for i := range tonic {
		tonic[i] = float32(c.tonic[i] * (1 + float64(c.descending[i]*drive)))
	}
	c.excite(&tonic)
	c.spikes = c.spikes[:0]
	for range steps {
		if c.noise > 0 {
			drawNoise(&noise, c.seed, c.step)
		}
		before := len(c.spikes)
		c.integrate(&tonic, &noise)
		c.deliver(c.spikes[before:])
		c.step++
	}
}

// integrate moves every neuron by one step and notes who fires.
func (c *Cord) integrate(tonic, noise *[neurons]float32) {
	for i := range neurons {
		input := c.synaptic[i] + tonic[i] - c.adaptation[i] + float32(c.noise*noise[i])
		c.synaptic[i] = float32(c.synaptic[i] * c.synapseDecay)
		c.adaptation[i] = float32(c.adaptation[i] * c.adaptationDecay)
		if c.step < c.restUntil[i] {
			continue
		}
		c.potential[i] += float32(c.leak[i] * (input - c.potential[i]))
		if c.potential[i] >= c.threshold {
			c.potential[i] = c.reset[i]
			c.restUntil[i] = c.step + c.refractory
			c.adaptation[i] += c.adaptationStep
			c.spikes = append(c.spikes, frame.Spike{Step: c.step, Neuron: int32(i)})
		}
	}
}

// deliver adds the spikes of a step to the currents of their targets, which
// feel them from the next step on, and to the force envelopes.
func (c *Cord) deliver(fired []frame.Spike) {
	for _, s := range fired {
		for target, w := range &c.weights[s.Neuron] {
			c.synaptic[target] += w
		}
	}
	c.pull(fired)
}

// Spikes are those of the last Advance, in order of step, then neuron. They
// are valid until the next one.
func (c *Cord) Spikes() []frame.Spike { return c.spikes }
