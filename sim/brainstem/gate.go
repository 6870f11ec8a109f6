package brainstem

// GateParams belong to the selection among reflexes that the basal ganglia make:
// what is urgent holds the rest back (Redgrave, Prescott & Gurney 1999,
// Neuroscience 89:1009). It is a rule of priority here, not spiking nuclei:
// protective reflexes, then righting, then stepping.
type GateParams struct {
	Threshold float64 `min:"0" max:"1" step:"0.01" default:"0.3" origin:"hard-wired" doc:"level of startle above which it takes precedence; Moro always does"`
	Righting  float64 `name:"righting share" min:"0" max:"1" step:"0.05" default:"0.5" origin:"hard-wired" doc:"share of righting that remains meanwhile"`
	Stepping  float64 `name:"stepping share" min:"0" max:"1" step:"0.05" default:"0.1" origin:"hard-wired" doc:"share of the stepping drive that remains meanwhile"`
}

// open is what the gate lets through, 0..1.
type open struct{ righting, stepping float64 }

func (p *GateParams) shares(moro bool, startle float64) open {
	if moro || startle > p.Threshold {
		return open{p.Righting, p.Stepping}
	}
	return open{1, 1}
}
