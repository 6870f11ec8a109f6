package spinal

// RhythmParams belong to the rhythm generator: a flexor and an extensor half
// centre on each side (Brown 1911, Proc R Soc B 84:308) of neurons that stand
// for the Shox2 class, excitatory and rhythmic on their own (Dougherty et al.
// 2013, Neuron 80:920).
//
// The half that fires silences the other until adaptation has tired it out. V1
// and V2b carry that mutual inhibition (Zhang et al. 2014, Neuron 82:138), as in
// the models of Rybak et al. (2015, eNeuro 2:0069-15) and Danner et al. (2017,
// eLife 6:e31050). The reference preset has it direct, from half to half, so that
// one class both excites and inhibits; those two weights are zero by default.
type RhythmParams struct {
	FlexorDrive        float64 `unit:"mV" min:"0" max:"40" step:"0.1" default:"24.49" origin:"fitted" doc:"tonic input of the flexor half"`
	ExtensorDrive      float64 `unit:"mV" min:"0" max:"40" step:"0.1" default:"17.63" origin:"fitted" doc:"tonic input of the extensor half"`
	Recurrent          float64 `unit:"mV" min:"0" max:"10" step:"0.05" default:"0.4859" origin:"fitted" doc:"excitation of each half by its own volley"`
	Reset              float64 `unit:"mV" min:"0" max:"7.5" step:"0.1" default:"5.703" origin:"fitted" doc:"potential after a spike: close to the threshold it makes bursts"`
	FlexorTimeConstant float64 `unit:"ms" min:"5" max:"50" step:"0.5" default:"12" origin:"assumed" doc:"membrane time constant of the flexor half"`
	FlexorToExtensor   float64 `unit:"mV" min:"-15" max:"0" step:"0.05" default:"0" origin:"assumed" doc:"inhibition of the extensor half by a volley of the flexor half itself, not through V1"`
	ExtensorToFlexor   float64 `unit:"mV" min:"-15" max:"0" step:"0.05" default:"0" origin:"assumed" doc:"inhibition of the flexor half by a volley of the extensor half itself, not through V2b"`
}

// At birth potentials lie anywhere from rest to latestStart, but left flexors
// and right extensors are ahead, so that the two sides do not wait for noise to
// part them.
const (
	latestStart        = 5.0 // mV
	leftFlexorStart    = 7.0
	rightExtensorStart = 6.0
)

func rhythmReset(p *Params) float64 { return p.Rhythm.Reset }

// The flexor half leads: it alone drives the commissural V0 classes.
var flexorRhythm = population{
	name: "Shox2 flexor", size: 5,
	tau:   func(p *Params) float64 { return p.Rhythm.FlexorTimeConstant },
	reset: rhythmReset,
	drive: func(p *Params) float64 { return p.Rhythm.FlexorDrive },
	out: []projection{
		{to: shox2Flexor, volley: true, weight: func(p *Params) float64 { return p.Rhythm.Recurrent }},
		{to: shox2Extensor, volley: true, weight: func(p *Params) float64 { return p.Rhythm.FlexorToExtensor }},
		{to: mnFlexor, weight: func(p *Params) float64 { return p.Motoneuron.FromRhythm }},
		{to: v0d, weight: func(p *Params) float64 { return p.V0d.FromFlexor }},
		{to: v1, weight: func(p *Params) float64 { return p.V1.FromFlexor }},
		{to: v2a, volley: true, weight: func(p *Params) float64 { return p.V2a.FromFlexor }},
	},
}

var extensorRhythm = population{
	name: "Shox2 extensor", size: 5,
	tau:   commonTau,
	reset: rhythmReset,
	drive: func(p *Params) float64 { return p.Rhythm.ExtensorDrive },
	out: []projection{
		{to: shox2Extensor, volley: true, weight: func(p *Params) float64 { return p.Rhythm.Recurrent }},
		{to: shox2Flexor, volley: true, weight: func(p *Params) float64 { return p.Rhythm.ExtensorToFlexor }},
		{to: mnExtensor, weight: func(p *Params) float64 { return p.Motoneuron.FromRhythm }},
		{to: v2b, weight: func(p *Params) float64 { return p.V2b.FromExtensor }},
		{to: v3, volley: true, weight: func(p *Params) float64 { return p.V3.FromExtensor }},
	},
}
