package cortex

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"encephagen/sim/connectome"
)

// OptionParams add to the default preset what other models have. All are off by
// default, and then cost nothing and change no bit. Each makes another network,
// whose biases are learned anew.
//
// PrefrontalNMDA gives prefrontal regions (superior, middle and medial superior
// frontal gyrus) the current of the reference system, after Wang 1999 (J
// Neurosci 19:9587), without its voltage dependence: every arriving jump J of
// the fast current, inhibitory ones too, also does
//
//	n = n*exp(-dt/150 ms),  n = n + share*J
//
// In this network n is the slow current, whose time constant in these regions
// becomes 150 ms. The reference's share of 0.3 is much here: n then carries nine
// times the charge of J, and prefrontal regions do not keep the 5 Hz that their
// biases are learned for (0.4 Hz over 15 s); with 0.1 they do (4.8 to 5.5 Hz).
//
// Adaptation makes neurons adaptive (ALIF; Bellec et al. 2018, NeurIPS 31): the
// threshold is 20 mV + a, a spike takes the threshold from the potential instead
// of setting it to 0, and
//
//	a = a*exp(-dt/200 ms),  at a spike of an excitatory neuron a = a + 1.6 mV
//
// a is constant within a window of 1 ms, in which no neuron fires twice.
//
// MembraneGradient lets the membrane time constant fall with T1w/T2w, as in the
// reference, from 30 ms in association to 10 ms in sensory cortex, clipped at the
// 2nd and 98th percentile; that of inhibitory neurons keeps its ratio to that of
// excitatory ones. That the map of myelin is one of time constants is assumed.
//
// FeedForward makes long-range synapses onto inhibitory neurons three times as
// strong, as in the reference: excitation from afar then inhibits, too
// (Isaacson & Scanziani 2011, Neuron 72:231).
//
// LongRangeGABA turns the sign of what striatum (caudate, putamen) and pallidum
// send to other regions, and makes it fast: their projection neurons are
// GABAergic (Gerfen & Surmeier 2011, Annu Rev Neurosci 34:441). It acts with 94
// regions only. Measured tracts have no direction, so that these regions also
// reach cortex, which real ones do by way of the thalamus.
type OptionParams struct {
	PrefrontalNMDA bool    `name:"prefrontal NMDA" default:"false" origin:"assumed" when:"start" doc:"a slow current in prefrontal regions, as the reference system has it"`
	NMDATau        float64 `name:"NMDA time constant" unit:"ms" min:"10" max:"400" step:"10" default:"150" origin:"assumed" when:"start" doc:"of the slow current in prefrontal regions, with prefrontal NMDA"`
	NMDAShare      float64 `name:"NMDA share" min:"0" max:"1" step:"0.05" default:"0.3" origin:"assumed" when:"start" doc:"jump of that current per jump of the fast one"`

	Adaptation     bool    `name:"adaptation" default:"false" origin:"assumed" when:"start" doc:"the threshold of excitatory neurons rises at each spike (ALIF)"`
	AdaptationTau  float64 `name:"adaptation time constant" unit:"ms" min:"10" max:"2000" step:"10" default:"200" origin:"assumed" when:"start" doc:"with which the threshold comes back"`
	AdaptationStep float64 `name:"adaptation per spike" unit:"mV" min:"0" max:"10" step:"0.1" default:"1.6" origin:"assumed" when:"start" doc:"rise of the threshold"`

	MembraneGradient bool    `name:"membrane gradient" default:"false" origin:"assumed" when:"start" doc:"membrane time constants fall with T1w/T2w, from association to sensory cortex"`
	TauMLo           float64 `name:"membrane time constant, sensory" unit:"ms" min:"2" max:"50" step:"1" default:"10" origin:"assumed" when:"start" doc:"of excitatory neurons, with membrane gradient"`
	TauMHi           float64 `name:"membrane time constant, association" unit:"ms" min:"2" max:"50" step:"1" default:"30" origin:"assumed" when:"start" doc:"of excitatory neurons, with membrane gradient"`

	FeedForward     bool    `name:"feed-forward inhibition" default:"false" origin:"assumed" when:"start" doc:"stronger long-range synapses onto inhibitory neurons"`
	FeedForwardGain float64 `name:"feed-forward factor" min:"1" max:"5" step:"0.1" default:"3" origin:"assumed" when:"start" doc:"how much stronger, with feed-forward inhibition"`

	LongRangeGABA bool `name:"long-range GABA" default:"false" origin:"assumed" when:"start" doc:"striatum and pallidum inhibit the regions that they reach; with 94 regions"`
}

// gradient gives the membrane time constants at a place in the hierarchy.
func (o *OptionParams) gradient(h float64, n *NeuronParams) (tauE, tauI float64) {
	tauE = o.TauMHi - float64((o.TauMHi-o.TauMLo)*h)
	return tauE, tauE * n.TauI / n.TauE
}

// nmdaCharge is the slow charge, mV ms, that makes the slow current jump by the
// share of a jump of the fast one.
func (o *OptionParams) nmdaCharge(jump float64) float64 {
	return o.NMDAShare * jump / -math.Expm1(-1/o.NMDATau)
}

// prefrontal regions are those that the reference system calls so.
func prefrontal(r *connectome.Region) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(r.Label, "_L"), "_R")
	return slices.Contains([]string{"Frontal_Sup_2", "Frontal_Mid_2", "Frontal_Sup_Medial"}, name)
}

func gabaergic(r *connectome.Region) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(r.Label, "_L"), "_R")
	return slices.Contains([]string{"Caudate", "Putamen", "Pallidum"}, name)
}

// setBackground sets the size of background events by region, so that the
// variance of the membrane potential is the same at every in-degree.
//
// With the in-degree scaled by k and the weights by 1/k the mean input and the
// effective connectivity, how a region's rate follows another's, stay what they
// are, and with them the correlations of the regions (van Albada, Helias &
// Diesmann 2015, PLoS Comput Biol 11:e1004490). The variance that synapses cause
// falls as 1/k; background events of another size make up for it, and the
// learned bias for their mean. That works as far as there is background to take
// from, which limits how small k may be. The variance meant is that of an
// excitatory neuron's potential at the rates that the biases are learned for,
// without its threshold. Mean and variance are all of an input that is the sum of
// many small ones: with k = 2 the regions fire as with 1 (4.9 to 5.5 Hz over 20
// s), with k = 0.5, two strong inhibitory synapses on a neuron, at 1.4 to 4.5 Hz.
func (net *network) setBackground(p *Params) error {
	net.event = slices.Repeat([]float64{p.Background.Charge}, net.regions)
	if p.Coupling.Scale == 1 {
		return nil
	}
	whole := *p
	whole.Coupling.Scale = 1
	rate := BackgroundParams{}.learned()
	for i := range net.event {
		one := charge{fast: p.Background.Charge}
		own := rate * net.powerOf(p, one, i)
		want := own + net.synapticVariance(&whole, i) - net.synapticVariance(p, i)
		if !(want > 0.05*own) {
			return fmt.Errorf("cortex: at %g times the in-degree the synapses of %s alone would make more variance than synapses and background do at 1; raise the in-degree scale",
				p.Coupling.Scale, net.con.Regions[i].Label)
		}
		net.event[i] *= math.Sqrt(want / own)
	}
	return nil
}

// learned is the background rate that shipped biases are learned at, events/ms.
func (BackgroundParams) learned() float64 { return DefaultParams().Background.Rate }

// synapticVariance is that which the synapses onto an excitatory neuron of a
// region cause, mV^2.
func (net *network) synapticVariance(p *Params, region int) float64 {
	row := 0.0
	for _, x := range net.coupling[region] {
		row += x
	}
	// Events per ms: synapses, times the rate, times the mean release.
	release := 1 / (1 + p.Release.Use*targetE/1000*p.Release.Recovery)
	e, i := targetE/1000*release, targetI/1000
	k := p.Coupling.Scale
	in := func(base uint8) float64 { return net.powerOf(p, p.charge(kind{base: base}), region) }
	return k*p.Coupling.InDegree*row*e*in(codeLong) +
		k*p.Local.Probability*excitatory*e*in(codeLocalEE) +
		k*p.Local.Probability*inhibitory*i*in(codeInhibitory)
}

// powerOf is the integral over time of the squared response of an excitatory
// membrane to one event, mV^2 ms: with one event per ms, the variance.
func (net *network) powerOf(p *Params, c charge, region int) float64 {
	m, f, s := net.tauM[0][region], p.Neuron.TauFast, net.tauSlow[region]
	// A charge q through a current of time constant a moves the membrane by
	// q*(exp(-t/m) - exp(-t/a))/(m-a).
	pair := func(a, b float64) float64 {
		return (m/2 - m*a/(m+a) - m*b/(m+b) + a*b/(a+b)) / ((m - a) * (m - b))
	}
	apart := func(a float64) float64 { // the formula has no value at m = a
		if math.Abs(a-m) < 1e-3*m {
			return a * 1.001
		}
		return a
	}
	f, s = apart(f), apart(s)
	qf, qs := c.fast*p.Neuron.TauFast, c.slow
	return qf*qf*pair(f, f) + 2*qf*qs*pair(f, s) + qs*qs*pair(s, s)
}
