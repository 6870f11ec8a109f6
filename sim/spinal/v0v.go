package spinal

// V0vParams belong to the V0v class: commissural and excitatory. V2a drives it,
// and it secures alternation at higher speeds by exciting inhibitory cells of
// the other side (Talpalar et al. 2013, Nature 500:85; Danner et al. 2016, J
// Physiol 594:6947). The reference system let it inhibit the other side's
// flexor motor neurons itself. Here it excites V2b there, which inhibits them,
// so that the sign of every interneuron is that of the animal.
//
// With the default parameters V0v stays silent.
type V0vParams struct {
	Drive   float64 `unit:"mV" min:"0" max:"20" step:"0.1" default:"0" origin:"assumed" doc:"tonic input of V0v; at 0 the class is silent"`
	FromV2a float64 `name:"from V2a" unit:"mV" min:"0" max:"20" step:"0.05" default:"0.4" origin:"assumed" doc:"excitation of V0v by a volley of V2a"`
	ToV2b   float64 `name:"to V2b" unit:"mV" min:"0" max:"20" step:"0.05" default:"0.4" origin:"assumed" doc:"excitation of the other side's V2b by a volley of V0v"`
}

var commissuralV0v = population{
	name: "V0v", size: 3,
	tau:   commonTau,
	reset: restReset,
	drive: func(p *Params) float64 { return p.V0v.Drive },
	out: []projection{
		{to: v2b, contra: true, volley: true, weight: func(p *Params) float64 { return p.V0v.ToV2b }},
	},
}
