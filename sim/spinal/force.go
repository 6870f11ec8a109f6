package spinal

import "encephagen/sim/frame"

// ForceParams turn motor-neuron firing into torque. A muscle sums twitches: the
// pool's rate passes a low pass of about a twitch's length. Extensors minus
// flexors, times the descending drive, pull at hip and knee.
//
// The plan of the body says which way round its joints extend. Torques are shares
// of what its actuators can do, so that one set fits every body; ankles, where
// there are any, are left alone.
type ForceParams struct {
	Envelope  float64 `unit:"ms" min:"5" max:"300" step:"5" default:"50" origin:"assumed" doc:"time constant of muscle force behind motor-neuron firing"`
	Gain      float64 `unit:"1/Hz" min:"0" max:"0.25" step:"0.0025" default:"0.0125" origin:"assumed" doc:"hip torque, as a share of the largest action, per rate of extensors minus flexors at full stepping drive: 100 Hz at drive 0.3 reach the hip limit"`
	HipLimit  float64 `min:"0" max:"1" step:"0.025" default:"0.375" origin:"assumed" doc:"largest hip torque from the cord, share of the largest action"`
	KneeShare float64 `min:"0" max:"2" step:"0.05" default:"0.7" origin:"assumed" doc:"knee torque per hip torque"`
	KneeLimit float64 `min:"0" max:"1" step:"0.025" default:"0.25" origin:"assumed" doc:"largest knee torque from the cord, share of the largest action"`
}

// pools are the four motor-neuron pools in the order of Rates.
const pools = 4

var poolOf = func() (pool [neurons]int8) {
	for i := range pool {
		pool[i] = -1
	}
	for _, side := range sides {
		for k, c := range [...]class{mnFlexor, mnExtensor} {
			first, n := span(side, c)
			for i := first; i < first+n; i++ {
				pool[i] = int8(2*int(side) + k)
			}
		}
	}
	return pool
}()

// pull lets the force envelopes decay by one step and adds the spikes.
func (c *Cord) pull(fired []frame.Spike) {
	for i := range c.rates {
		c.rates[i] = float64(c.rates[i] * c.envelopeDecay)
	}
	twitch := float64(frame.StepsPerSecond / float64(populations[mnFlexor].size) * (1 - c.envelopeDecay))
	for _, s := range fired {
		if pool := poolOf[s.Neuron]; pool >= 0 {
			c.rates[pool] += twitch
		}
	}
}

// Rates are the motor-neuron rates through the force envelope in Hz: flexor
// left, extensor left, flexor right, extensor right.
func (c *Cord) Rates() [4]float32 {
	var rates [pools]float32
	for i, r := range c.rates {
		rates[i] = float32(r)
	}
	return rates
}

// Torque adds the pull of the motor neurons at hips and knees to a row of
// actuators, in action units.
func (c *Cord) Torque(term []float64, drive float64) {
	f, plan := &c.params.Force, &c.plan
	for _, side := range sides {
		extension := f.Gain * (c.rates[2*side+1] - c.rates[2*side]) * drive
		plan.Hip[side].Add(term, plan.Limit*clip(extension, f.HipLimit))
		plan.Knee[side].Add(term, plan.Limit*clip(f.KneeShare*extension, f.KneeLimit))
	}
}

func clip(x, limit float64) float64 { return max(-limit, min(limit, x)) }
