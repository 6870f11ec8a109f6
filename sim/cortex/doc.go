// Package cortex simulates the newborn's cortex: 80 regions of 200 spiking
// neurons, wired by the measured human connectome; on request 94 regions, with
// the hippocampus, amygdala, basal ganglia and thalamus, and 50 to 12,500 neurons
// in each.
//
// # Model
//
// Leaky integrate-and-fire neurons, 160 excitatory and 40 inhibitory in each
// region, with a fast synaptic current (5 ms) and a slow one (40-200 ms, longer
// in association cortex). About 1.19 million synapses: random within a region
// (p = 0.10), and between regions with a probability proportional to the
// coupling matrix that package connectome makes of the tracts; delays are tract
// length / 3.5 m/s. Excitatory synapses transmit with a probability that falls
// with use and recovers in 200 ms, which keeps the network, that sits near the
// edge of runaway activity, on the safe side. Each neuron gets its own Poisson
// background, and each region and type a constant bias that was learned once
// until excitatory neurons fired at 5 Hz and inhibitory ones at 10 Hz. With it
// excitatory neurons fire irregularly (CV 0.86) and slow fluctuations of the
// regions follow the functional connectivity measured in adults.
//
// Per window of 1 ms and neuron, each product rounded before it is added:
//
//	n = n*exp(-1/tau_N) + slow arrivals*(1 - exp(-1/tau_N))
//	S = n + bias
//	y = y*exp(-1/200)                 release probability is 1 - y
//
// and per step t of 0.1 ms within it:
//
//	s = s + fast arrivals(t) + background(t)
//	v = v + 0.1/tau_m*((s + S) - v)   unless refractory
//	s = s*exp(-0.1/5)
//	v >= 20: spike, v = 0, refractory for 20 steps, y = y + 0.15*(1 - y)
//
// A spike at step t with delay d is in the arrivals of step t + d.
//
// What other models have and this one has not is in OptionParams, off by default.
//
// # From outside
//
// Between two Advances, which is at a tick of the newborn, and for all kernels
// and numbers of workers with the same result:
//
//	Stimulate   a current (mV) or Poisson events (Hz) into a region's neurons
//	Lesion      takes a region out: no spikes, nothing arrives; and puts it back
//	Params      the live ones act on spikes emitted from then on
//	SetBias     other biases, as Balance learns them on a network of its own
//	SetSenses   extra background of the postcentral regions
//
// # Sizes
//
// In-degrees do not depend on the number of neurons (size.go), so that cost and
// memory grow in proportion to it: 6 bytes per synapse, about 75 synapses per
// neuron. Bytes forecasts the memory, and New refuses what does not fit. Large
// networks are advanced block by block (worker.go), and their synapses drawn by
// counts instead of pair by pair (sparse.go).
//
// # Plastic synapses
//
// There are none yet; this is how they come in without a cost to the others. A
// static synapse is a target, a delay and a code, and thousands share the charge
// of a code: that is what makes it 6 bytes. A plastic one has a charge of its
// own. Plastic synapses therefore get rows of their own beside the static ones:
// the same target word and delay, and an int32 charge in units of format, whose
// largest value enters newFormat's bound. worker.deliver sends a neuron's plastic
// row, if the network has any, after its static one, into queues of 8-byte events
// that carry the charge as it was at emission; arrive adds them to the same sums.
// A rule then changes charges between windows from what a window leaves behind,
// the spikes and the groups' potentials, by target through an index of columns.
// The static case keeps its layout and pays for one comparison per spike. Charges
// are appended to the state as stimuli are: only where there are some.
//
// # Numbers
//
// State is float32 with additions, multiplications and comparisons only;
// arrivals are int32 sums, so that their order does not matter; chance is
// Philox, drawn by what it is for (region and window; source, step and synapse)
// and not by when. So the same seeds give the same bits for every kernel
// (plain, AVX2, AVX-512) and any number of workers.
//
// # Sources
//
// Cabral et al. 2011 (NeuroImage 57:130) and Deco et al. 2014 (J Neurosci
// 34:7886) for a whole-brain network near its critical point with inhibition
// tuned per region; Tsodyks & Markram 1997 (PNAS 94:719) for depression; Murray
// et al. 2014 (Nat Neurosci 17:1661) for time scales that grow from sensory to
// association cortex; Glasser & Van Essen 2011 (J Neurosci 31:11597) for
// T1w/T2w as the map of that hierarchy.
package cortex

//go:generate go run ./internal/learnbias -wiring-seed 0 -o ../../data/bias_default_w0.csv
//go:generate go run ./internal/learnbias -wiring-seed 0 -regions 94 -o ../../data/bias_default_r94_w0.csv
