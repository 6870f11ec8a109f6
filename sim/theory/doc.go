// Package theory predicts the functional connectivity of the default cortex
// without simulating it, in milliseconds: for sliders that are moved and for
// sweeps.
//
// # Model
//
// BOLD is slow, and what is slow sees neither delays nor time constants. Around
// the rates that the biases were learned for, 5 Hz and 10 Hz, small deviations x
// of the excitatory rates obey
//
//	x = k M x + noise
//
// with the coupling matrix M of package connectome, whose spectral radius is 1,
// and equal noise in each region, so that their covariance is
//
//	C = (I - k M)^-1 (I - k M)^-T
//
// (Galan 2008, PLoS ONE 3:e2148; Deco et al. 2013, J Neurosci 33:11239). One
// inverse of 80 x 80 gives the whole matrix. The loop gain k is 1 where the
// network runs away. It follows from the drives w in mV/Hz that are the
// parameters: with the slopes a and b, in Hz/mV, of the rate of an excitatory
// and an inhibitory neuron over its mean input, and inhibition that answers at
// once,
//
//	s = b wI / (1 + b wI)                share of its input that inhibition takes back
//	k = a (1 - s) d g / (1 - a d (wEE - s wEI))
//
// where d = 1/(1 + U r tau)^2 is what a change of rate still transmits through
// synapses that depress.
//
// The slopes are measured by simulating neurons by themselves, under the
// background and the inhibition that they get in the network, with a mean input
// for which they fire at 5 Hz and 10 Hz. One factor close to 1 on k is
// calibrated on spiking runs of the default network: loopFactor.
//
// So a prediction is about a network that was balanced for its parameters
// (`encephagen cortex balance`, or the button in the panel), in which nothing
// but these linear relations is at work. With it the correlations of 600 s of
// spikes agree at r 0.94 to 0.95. Where a network runs away, and what spikes do
// beyond second order, it does not know; nor does it know the options, but for
// feed-forward inhibition, which multiplies s by its factor in the numerator.
package theory
