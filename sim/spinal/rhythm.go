package spinal

// RhythmParams belong to the rhythm generator: a flexor and an extensor half
// centre on each side (Brown 1911, Proc R Soc B 84:308) of neurons that stand
// for the Shox2 class, excitatory and rhythmic on their own (Dougherty et al.
// 2013, Neuron 80:920).
//
// The half that fires silences the other until adaptation has tired it out.
// In the animal inhibitory interneurons, V1 and V2b among them, carry that
// mutual inhibition (Zhang et al. 2014, Neuron 82:138); here, as in the
// reference system, the halves inhibit each other directly, so this class both
// excites and inhibits.
type RhythmParams struct {
	FlexorDrive        float64 `unit:"mV" min:"0" max:"40" step:"0.1" default:"24.1033" origin:"fitted" doc:"tonic input of the flexor half"`
	ExtensorDrive      float64 `unit:"mV" min:"0" max:"40" step:"0.1" default:"16.2117" origin:"fitted" doc:"tonic input of the extensor half"`
	FlexorToExtensor   float64 `unit:"mV" min:"-15" max:"0" step:"0.05" default:"-6.71489" origin:"fitted" doc:"inhibition of the extensor half by a volley of the flexor half"`
	ExtensorToFlexor   float64 `unit:"mV" min:"-15" max:"0" step:"0.05" default:"-6.46121" origin:"fitted" doc:"inhibition of the flexor half by a volley of the extensor half"`
	Recurrent          float64 `unit:"mV" min:"0" max:"5" step:"0.05" default:"0.3" origin:"assumed" doc:"excitation of each half by its own volley"`
	Reset              float64 `unit:"mV" min:"0" max:"7.5" step:"0.1" default:"6" origin:"fitted" doc:"potential after a spike: close to the threshold it makes bursts"`
	FlexorTimeConstant float64 `unit:"ms" min:"5" max:"50" step:"0.5" default:"12" origin:"assumed" doc:"membrane time constant of the flexor half"`
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
