package cortex

import "math"

// The validation preset is a network that any simulator of spiking neurons can
// run as it stands, so that ours can be held against theirs: current-based
// leaky integrate-and-fire neurons (NEST's iaf_psc_exp; a few lines of Brian2),
// static synapses, tract delays, Poisson background. Neurons, wiring and weights
// are the reference's (reference.go), at a coupling of 0.25 instead of 5: about
// 9 Hz, irregular, regions from 5 to 19 Hz by their membrane time constants,
// so that there is something to compare. Seed by seed nothing is comparable,
// since every simulator has its own chance.
//
// Unlike the reference it is integrated exactly on the grid (Rotter & Diesmann
// 1999, Biol Cybern 81:381). Between two steps the current only decays, so that
//
//	v(t+dt) = P*v + Q*s + (1-P)*S      P = exp(-dt/tau_m)
//	Q = tau_s/(tau_m-tau_s) * (P - exp(-dt/tau_s))
//
// The kernel computes v + alpha*((s+S) - v). With alpha = 1-P that is the same
// if currents are held in units of (1-P)/Q, which is what scale does: each jump
// of a current is multiplied by Q/(1-P), about 0.99, of the target's region.
//
// Times are those of the field, not of the kernel's loop. A delay runs from the
// end of the step in which the threshold was passed to the jump of the current:
// in the kernel, which adds arrivals before it integrates, one step more. And a
// neuron is held for 20 whole steps after its spike, where the reference holds
// it for 19.
const (
	valGain     = 0.25
	valVelocity = 3.5 // m/s
	valDelay    = 1.0 // ms, within a region, and the least between regions
	valRefract  = 2.0 // ms
)

func newValidation() (*network, error) {
	net, err := layOutReference("validation")
	if err != nil {
		return nil, err
	}
	net.delay = make([]uint16, net.regions*net.regions)
	longest := 0
	for source := range net.regions {
		for target := range net.regions {
			ms := valDelay
			if source != target {
				ms = max(valDelay, net.con.Lengths[source][target]/valVelocity)
			}
			d := int(math.Round(ms/dt)) + 1
			net.delay[source*net.regions+target] = uint16(d)
			longest = max(longest, d)
		}
	}
	net.slots = ringSlots(longest)
	net.threshold, net.refract = 20, int32(math.Round(valRefract/dt))+1
	scale := make([]float64, net.regions)
	for i, r := range net.con.Regions {
		alpha, s := exactStep(r.TauReference, refTauSyn)
		net.alpha[0], net.alpha[1] = append(net.alpha[0], float32(alpha)), append(net.alpha[1], float32(alpha))
		scale[i] = s
	}
	return net, net.finishReference(valGain, scale)
}

// exactStep returns 1-P and Q/(1-P) for time constants in ms, which differ.
func exactStep(tauM, tauS float64) (alpha, scale float64) {
	alpha = -math.Expm1(-dt / tauM)
	q := tauS / (tauM - tauS) * (math.Exp(-dt/tauM) - math.Exp(-dt/tauS))
	return alpha, q / alpha
}
