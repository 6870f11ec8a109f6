package spinal

// V2aParams belong to the V2a class: ipsilateral and excitatory. It hands the
// rhythm to the commissural V0v (Crone et al. 2008, Neuron 60:70); without it
// left-right alternation fails as speed rises (Crone et al. 2009, J Neurosci
// 29:7098).
type V2aParams struct {
	Drive      float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"1.006" origin:"fitted" doc:"tonic input of V2a"`
	FromFlexor float64 `unit:"mV" min:"0" max:"40" step:"0.05" default:"9.598" origin:"fitted" doc:"excitation of V2a by a volley of the flexor half"`
}

var ipsilateralV2a = population{
	name: "V2a", size: 3,
	tau:    commonTau,
	reset:  restReset,
	drive:  func(p *Params) float64 { return p.V2a.Drive },
	lesion: func(p *Params) bool { return p.Lesion.V2a },
	out: []projection{
		{to: v0v, volley: true, weight: func(p *Params) float64 { return p.V0v.FromV2a }},
	},
}
