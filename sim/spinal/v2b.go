package spinal

// V2bParams belong to the V2b class: ipsilateral and inhibitory, the partner of
// V1 in the alternation of flexors and extensors (Zhang et al. 2014, Neuron
// 82:138). Here the extensor half inhibits the flexor motor neurons through it.
// In mice its stronger branch goes to extensor motor neurons (Britz et al.
// 2015, eLife 4:e04718); see V1Params.
//
// With the default parameters V2b is just below its threshold; stepping drive
// wakes it.
type V2bParams struct {
	Drive        float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"5" origin:"assumed" doc:"tonic input of V2b"`
	FromExtensor float64 `unit:"mV" min:"0" max:"10" step:"0.01" default:"0.670057" origin:"fitted" doc:"excitation of V2b by a spike of an extensor rhythm neuron"`
	ToFlexor     float64 `unit:"mV" min:"-10" max:"0" step:"0.05" default:"-0.3" origin:"fitted" doc:"inhibition of flexor motor neurons by a V2b spike"`
}

var ipsilateralV2b = population{
	name: "V2b", size: 4, inhibitory: true,
	tau:   commonTau,
	reset: restReset,
	drive: func(p *Params) float64 { return p.V2b.Drive },
	out: []projection{
		{to: mnFlexor, weight: func(p *Params) float64 { return p.V2b.ToFlexor }},
	},
}
