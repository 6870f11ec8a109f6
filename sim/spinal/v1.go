package spinal

// V1Params belong to the V1 class: ipsilateral and inhibitory. Together with
// V2b it makes flexors and extensors alternate (Zhang et al. 2014, Neuron
// 82:138), and it sets the speed of the rhythm (Gosgnach et al. 2006, Nature
// 440:215). Here it is the flexor half's arm: driven by it, V1 silences the
// extensor half and the extensor motor neurons, as the In-F of Rybak et al.
// (2015, eNeuro 2:0069-15) and Danner et al. (2017, eLife 6:e31050) do.
//
// In mice the stronger branch to motor neurons goes to flexors (Britz et al.
// 2015, eLife 4:e04718).
type V1Params struct {
	Drive          float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"5.426" origin:"fitted" doc:"tonic input of V1"`
	FromFlexor     float64 `unit:"mV" min:"0" max:"10" step:"0.01" default:"2.45" origin:"fitted" doc:"excitation of V1 by a spike of a flexor rhythm neuron"`
	ToExtensorHalf float64 `unit:"mV" min:"-15" max:"0" step:"0.05" default:"-4.552" origin:"fitted" doc:"inhibition of the extensor half by a V1 spike"`
	ToExtensor     float64 `name:"to extensor motor neurons" unit:"mV" min:"-15" max:"0" step:"0.05" default:"-1.757" origin:"fitted" doc:"inhibition of extensor motor neurons by a V1 spike"`
}

var ipsilateralV1 = population{
	name: "V1", size: 4, inhibitory: true,
	tau:    commonTau,
	reset:  restReset,
	drive:  func(p *Params) float64 { return p.V1.Drive },
	lesion: func(p *Params) bool { return p.Lesion.V1 },
	out: []projection{
		{to: shox2Extensor, weight: func(p *Params) float64 { return p.V1.ToExtensorHalf }},
		{to: mnExtensor, weight: func(p *Params) float64 { return p.V1.ToExtensor }},
	},
}
