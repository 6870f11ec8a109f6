package spinal

// V0dParams belong to the V0d class: commissural and inhibitory. It secures
// left-right alternation at low speed; mice without V0 neurons hop (Lanuza et
// al. 2004, Neuron 42:375; Talpalar et al. 2013, Nature 500:85). A flexor burst
// on one side keeps the other side's flexors silent through it.
type V0dParams struct {
	Drive      float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"5.295" origin:"fitted" doc:"tonic input of V0d"`
	FromFlexor float64 `unit:"mV" min:"0" max:"10" step:"0.05" default:"0.9226" origin:"fitted" doc:"excitation of V0d by a spike of a flexor rhythm neuron"`
	ToFlexor   float64 `unit:"mV" min:"-10" max:"0" step:"0.05" default:"-4.004" origin:"fitted" doc:"inhibition of the other side's flexor half by a V0d spike"`
}

var commissuralV0d = population{
	name: "V0d", size: 3, inhibitory: true,
	tau:    commonTau,
	reset:  restReset,
	drive:  func(p *Params) float64 { return p.V0d.Drive },
	lesion: func(p *Params) bool { return p.Lesion.V0d },
	out: []projection{
		{to: shox2Flexor, contra: true, weight: func(p *Params) float64 { return p.V0d.ToFlexor }},
	},
}
