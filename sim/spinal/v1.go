package spinal

// V1Params belong to the V1 class: ipsilateral and inhibitory. Together with
// V2b it makes flexors and extensors alternate (Zhang et al. 2014, Neuron
// 82:138), and it sets the speed of the rhythm (Gosgnach et al. 2006, Nature
// 440:215). Here the flexor half inhibits the extensor motor neurons through
// it. In mice its stronger branch goes to flexor motor neurons (Britz et al.
// 2015, eLife 4:e04718); the fitted set belongs to the wiring as it stands.
type V1Params struct {
	Drive      float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"5" origin:"assumed" doc:"tonic input of V1"`
	FromFlexor float64 `unit:"mV" min:"0" max:"10" step:"0.01" default:"0.670057" origin:"fitted" doc:"excitation of V1 by a spike of a flexor rhythm neuron"`
	ToExtensor float64 `unit:"mV" min:"-10" max:"0" step:"0.05" default:"-0.3" origin:"fitted" doc:"inhibition of extensor motor neurons by a V1 spike"`
}

var ipsilateralV1 = population{
	name: "V1", size: 4, inhibitory: true,
	tau:   commonTau,
	reset: restReset,
	drive: func(p *Params) float64 { return p.V1.Drive },
	out: []projection{
		{to: mnExtensor, weight: func(p *Params) float64 { return p.V1.ToExtensor }},
	},
}
