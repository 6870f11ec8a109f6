package spinal

// Params are the cord's parameters, a group for each class of neurons. Weights
// and drives are in mV of an input with resistance 1; inhibition is negative.
// "Fitted" values are one set, found by an evolution strategy (CMA-ES; see
// data/cord_gains.toml); the rest of the circuit is assumed.
type Params struct {
	Descending DescendingParams
	Afferent   AfferentParams
	Rhythm     RhythmParams
	V1         V1Params
	V2a        V2aParams
	V2b        V2bParams
	V0d        V0dParams
	V0v        V0vParams
	V3         V3Params
	Motoneuron MotoneuronParams
	Membrane   MembraneParams
	Force      ForceParams
	Lesion     LesionParams
}

// DescendingParams say what the drive from the brainstem does in the cord: it
// multiplies the tonic input of every neuron by 1 + gain*drive. V0d has a gain of
// its own, which may be negative: in the models of Danner et al. (2016, J Physiol
// 594:6947; 2017, eLife 6:e31050) the drive inhibits V0d, so that the commissural
// paths take turns as speed rises.
type DescendingParams struct {
	Gain    float64 `min:"0" max:"2" step:"0.05" default:"0.5" origin:"assumed" doc:"how much full stepping drive raises the tonic input of every spinal neuron but V0d"`
	V0dGain float64 `name:"gain of V0d" min:"-1" max:"2" step:"0.05" default:"-0.7706" origin:"fitted" doc:"the same for V0d"`
}

// MembraneParams hold for all 80 neurons: leaky integrate-and-fire with an
// exponential synaptic current, spike-triggered adaptation and membrane noise.
//
//	tau dv/dt = -v + synaptic + tonic - adaptation + noise
//
// A spike at the threshold resets v, adds to the adaptation current and reaches
// its targets one step later.
type MembraneParams struct {
	Tau           float64 `name:"time constant" unit:"ms" min:"5" max:"50" step:"0.5" default:"15" origin:"assumed" doc:"membrane time constant of all neurons but the flexor rhythm generator"`
	Threshold     float64 `unit:"mV" min:"2" max:"20" step:"0.1" default:"8" origin:"assumed" doc:"potential above rest at which a neuron fires"`
	Refractory    float64 `unit:"ms" min:"0.1" max:"5" step:"0.1" default:"1" origin:"assumed" doc:"time for which the potential is frozen after a spike"`
	Synapse       float64 `name:"synaptic decay" unit:"ms" min:"1" max:"50" step:"0.5" default:"5" origin:"assumed" doc:"time constant of the synaptic current"`
	Adaptation    float64 `name:"adaptation per spike" unit:"mV" min:"0" max:"6" step:"0.005" default:"0.1091" origin:"fitted" doc:"current against its own cause that each spike leaves behind"`
	AdaptationTau float64 `name:"adaptation decay" unit:"ms" min:"20" max:"1500" step:"1" default:"488.9" origin:"fitted" doc:"time constant of that current: it sets the period of the rhythm"`
	Noise         float64 `unit:"mV" min:"0" max:"5" step:"0.05" default:"0" origin:"assumed" doc:"standard deviation of the Gaussian input drawn for each neuron in each 0.1 ms"`
}
