package spinal

// V2bParams belong to the V2b class: ipsilateral and inhibitory, the partner of
// V1 in the alternation of flexors and extensors (Zhang et al. 2014, Neuron
// 82:138). Here it is the extensor half's arm: driven by it, V2b silences the
// flexor half and the flexor motor neurons, as the In-E of Rybak et al. (2015,
// eNeuro 2:0069-15) and Danner et al. (2017, eLife 6:e31050) do. The other
// side's V0v drives it too: while that side flexes, this one does not.
//
// In mice the stronger branch to motor neurons goes to extensors (Britz et al.
// 2015, eLife 4:e04718).
type V2bParams struct {
	Drive        float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"7.017" origin:"fitted" doc:"tonic input of V2b"`
	FromExtensor float64 `unit:"mV" min:"0" max:"10" step:"0.01" default:"2.071" origin:"fitted" doc:"excitation of V2b by a spike of an extensor rhythm neuron"`
	ToFlexorHalf float64 `unit:"mV" min:"-15" max:"0" step:"0.05" default:"-7.625" origin:"fitted" doc:"inhibition of the flexor half by a V2b spike"`
	ToFlexor     float64 `name:"to flexor motor neurons" unit:"mV" min:"-15" max:"0" step:"0.05" default:"-2.162" origin:"fitted" doc:"inhibition of flexor motor neurons by a V2b spike"`
}

var ipsilateralV2b = population{
	name: "V2b", size: 4, inhibitory: true,
	tau:    commonTau,
	reset:  restReset,
	drive:  func(p *Params) float64 { return p.V2b.Drive },
	lesion: func(p *Params) bool { return p.Lesion.V2b },
	out: []projection{
		{to: shox2Flexor, weight: func(p *Params) float64 { return p.V2b.ToFlexorHalf }},
		{to: mnFlexor, weight: func(p *Params) float64 { return p.V2b.ToFlexor }},
	},
}
