package cortex

import (
	"fmt"

	"encephagen/sim/params"
)

// Params are the constants of the default preset. Drives are given as the mean
// current in mV (input resistance 1) per Hz of presynaptic rate, summed over all
// synapses of a kind onto one neuron. At the start, another value than the default
// of anything but the background's rate asks for another learning of the biases;
// while the cortex lives these stay as they are, until they are learned anew
// (Balance). Those that act at the start only are part of the network.
type Params struct {
	Coupling   CouplingParams
	Local      LocalParams
	Neuron     NeuronParams
	Release    ReleaseParams
	Background BackgroundParams
	Options    OptionParams
}

// CouplingParams are about synapses between regions.
type CouplingParams struct {
	Gain       float64 `name:"long-range gain" unit:"mV/Hz" min:"0" max:"2" step:"0.01" default:"0.84" origin:"fitted" doc:"drive from other regions at row sum 1 of the coupling matrix, such that the mean simulated functional connectivity is that of people; above about 0.95 the network runs away"`
	InDegree   float64 `name:"long-range in-degree" min:"1" max:"120" step:"1" default:"60" origin:"assumed" when:"start" doc:"mean number of synapses from other regions on a neuron at row sum 1"`
	Scale      float64 `name:"in-degree scale" min:"0.25" max:"4" step:"0.05" default:"1" origin:"assumed" when:"start" doc:"factor of all in-degrees, local ones too; weights are divided by it, and the background makes up for the variance"`
	Homotopic  float64 `name:"homotopic term" min:"0" max:"2" step:"0.05" default:"0.5" origin:"fitted" when:"start" doc:"connection to the partner region in the other hemisphere, in units of the mean row sum, added because tractography misses callosal fibres"`
	SlowShare  float64 `name:"slow share, long range" min:"0" max:"1" step:"0.05" default:"0.7" origin:"assumed" doc:"share of the charge that comes through the slow synaptic current"`
	Conduction float64 `name:"conduction velocity" unit:"m/s" min:"0.5" max:"20" step:"0.1" default:"3.5" origin:"assumed" when:"start" doc:"delay between regions = tract length / velocity, at least 1 ms"`
}

// LocalParams are about synapses within a region.
type LocalParams struct {
	Probability float64 `name:"local connection probability" min:"0.01" max:"0.5" step:"0.01" default:"0.10" origin:"assumed" when:"start" doc:"for each ordered pair of neurons in a region"`
	EE          float64 `name:"local E to E" unit:"mV/Hz" min:"0" max:"1" step:"0.01" default:"0.30" origin:"fitted" doc:"drive of excitatory neurons by those of their region"`
	EI          float64 `name:"local E to I" unit:"mV/Hz" min:"0" max:"1" step:"0.01" default:"0.10" origin:"assumed" doc:"drive of inhibitory neurons by the excitatory ones of their region"`
	Inhibition  float64 `name:"local inhibition" unit:"mV/Hz" min:"0" max:"1" step:"0.01" default:"0.24" origin:"assumed" doc:"drive, counted negative, of all neurons by the inhibitory ones of their region"`
	SlowShare   float64 `name:"slow share, local" min:"0" max:"1" step:"0.05" default:"0.9" origin:"assumed" doc:"share of the excitatory charge that comes through the slow synaptic current"`
}

// NeuronParams are about the membrane and its synaptic currents.
type NeuronParams struct {
	Threshold float64 `name:"threshold" unit:"mV" min:"1" max:"50" step:"1" default:"20" origin:"assumed" when:"start" doc:"membrane potential above rest at which a neuron fires; it is reset to 0"`
	TauE      float64 `name:"membrane time constant, E" unit:"ms" min:"2" max:"50" step:"1" default:"20" origin:"assumed" when:"start" doc:"of excitatory neurons"`
	TauI      float64 `name:"membrane time constant, I" unit:"ms" min:"2" max:"50" step:"1" default:"10" origin:"assumed" when:"start" doc:"of inhibitory neurons"`
	Refract   float64 `name:"refractory time" unit:"ms" min:"1" max:"10" step:"0.1" default:"2" origin:"assumed" when:"start" doc:"after a spike"`
	TauFast   float64 `name:"fast synaptic time constant" unit:"ms" min:"1" max:"20" step:"0.5" default:"5" origin:"assumed" when:"start" doc:"of the AMPA- and GABA-like current"`
	TauSlowLo float64 `name:"slow synaptic time constant, sensory" unit:"ms" min:"10" max:"400" step:"10" default:"40" origin:"assumed" when:"start" doc:"of the NMDA-like current in the most myelinated regions"`
	TauSlowHi float64 `name:"slow synaptic time constant, association" unit:"ms" min:"10" max:"400" step:"10" default:"200" origin:"assumed" when:"start" doc:"of the NMDA-like current in the least myelinated regions; linear in T1w/T2w between"`
}

// ReleaseParams are about short-term depression of excitatory synapses.
type ReleaseParams struct {
	Use      float64 `name:"release depression" min:"0" max:"0.6" step:"0.01" default:"0.15" origin:"assumed" doc:"share of the release probability that a spike uses up; at 0 the network is bistable and a push can start a runaway"`
	Recovery float64 `name:"release recovery" unit:"ms" min:"10" max:"1000" step:"10" default:"200" origin:"assumed" when:"start" doc:"time constant with which the release probability returns to 1"`
}

// BackgroundParams are about the Poisson input that every neuron gets.
type BackgroundParams struct {
	Rate   float64 `name:"background rate" unit:"events/ms" min:"0" max:"2" step:"0.01" default:"0.8" origin:"assumed" doc:"of each neuron's own Poisson input; the biases are those learned at the default"`
	Charge float64 `name:"background event" unit:"mV" min:"0.5" max:"12" step:"0.5" default:"6" origin:"assumed" when:"start" doc:"jump of the fast current at each event"`
}

// check refuses what lies outside of the ranges that the tags give.
func (p *Params) check() error {
	for _, f := range params.Fields(p) {
		if err := f.Set(f.Value()); err != nil {
			return fmt.Errorf("cortex: parameter %w", err)
		}
	}
	return nil
}

// DefaultParams returns every constant at its default.
func DefaultParams() *Params {
	p := new(Params)
	params.Defaults(p)
	return p
}
