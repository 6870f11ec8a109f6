package spinal

// V0vParams belong to the V0v class: commissural and excitatory. V2a drives it,
// and it secures alternation at higher speeds by exciting inhibitory cells of
// the other side (Talpalar et al. 2013, Nature 500:85; Danner et al. 2016, J
// Physiol 594:6947; Shevtsova et al. 2015, J Physiol 593:2403). Here these cells
// are V2b, which inhibit the flexor half and the flexor motor neurons there.
//
// The reference system let V0v inhibit the other side's flexor motor neurons
// itself; in both presets here the sign of the class is the animal's.
type V0vParams struct {
	Drive   float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"1.778" origin:"fitted" doc:"tonic input of V0v"`
	FromV2a float64 `name:"from V2a" unit:"mV" min:"0" max:"40" step:"0.05" default:"29.85" origin:"fitted" doc:"excitation of V0v by a volley of V2a"`
	ToV2b   float64 `name:"to V2b" unit:"mV" min:"0" max:"40" step:"0.05" default:"5.195" origin:"fitted" doc:"excitation of the other side's V2b by a volley of V0v"`
}

var commissuralV0v = population{
	name: "V0v", size: 3,
	tau:    commonTau,
	reset:  restReset,
	drive:  func(p *Params) float64 { return p.V0v.Drive },
	lesion: func(p *Params) bool { return p.Lesion.V0v },
	out: []projection{
		{to: v2b, contra: true, volley: true, weight: func(p *Params) float64 { return p.V0v.ToV2b }},
	},
}
