package spinal

// V3Params belong to the V3 class: commissural and excitatory. It makes the
// rhythm robust and balanced between the sides (Zhang et al. 2008, Neuron
// 60:84). It lets the extensor halves support each other, one of the parts that
// Danner et al. (2019, Front Cell Neurosci 13:516) give it; without V0 that
// support is what makes the legs move together.
type V3Params struct {
	Drive        float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"4.617" origin:"fitted" doc:"tonic input of V3"`
	FromExtensor float64 `unit:"mV" min:"0" max:"40" step:"0.05" default:"7.285" origin:"fitted" doc:"excitation of V3 by a volley of the extensor half"`
	ToExtensor   float64 `unit:"mV" min:"0" max:"20" step:"0.05" default:"4.648" origin:"fitted" doc:"excitation of the other side's extensor half by a volley of V3"`
}

var commissuralV3 = population{
	name: "V3", size: 3,
	tau:    commonTau,
	reset:  restReset,
	drive:  func(p *Params) float64 { return p.V3.Drive },
	lesion: func(p *Params) bool { return p.Lesion.V3 },
	out: []projection{
		{to: shox2Extensor, contra: true, volley: true, weight: func(p *Params) float64 { return p.V3.ToExtensor }},
	},
}
