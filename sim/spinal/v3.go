package spinal

// V3Params belong to the V3 class: commissural and excitatory. It makes the
// rhythm robust and balanced between the sides (Zhang et al. 2008, Neuron
// 60:84). Here it lets the extensor half support the other side's extensors.
//
// With the default parameters V3 stays silent.
type V3Params struct {
	Drive        float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"0" origin:"assumed" doc:"tonic input of V3; at 0 the class is silent"`
	FromExtensor float64 `unit:"mV" min:"0" max:"20" step:"0.05" default:"0.3" origin:"assumed" doc:"excitation of V3 by a volley of the extensor half"`
	ToExtensor   float64 `unit:"mV" min:"0" max:"20" step:"0.05" default:"0.2" origin:"assumed" doc:"excitation of the other side's extensor half by a volley of V3"`
}

var commissuralV3 = population{
	name: "V3", size: 3,
	tau:   commonTau,
	reset: restReset,
	drive: func(p *Params) float64 { return p.V3.Drive },
	out: []projection{
		{to: shox2Extensor, contra: true, volley: true, weight: func(p *Params) float64 { return p.V3.ToExtensor }},
	},
}
