package brainstem

// GateParams belong to the selection among reflexes that the basal ganglia make:
// what is urgent holds the rest back (Redgrave, Prescott & Gurney 1999,
// Neuroscience 89:1009). It is a rule of priority here, not spiking nuclei:
// protective reflexes, then righting, then withdrawal, stepping and rooting.
type GateParams struct {
	Threshold float64 `min:"0" max:"1" step:"0.01" default:"0.3" origin:"hard-wired" doc:"level of startle above which it takes precedence; Moro always does"`
	Righting  float64 `name:"righting share" min:"0" max:"1" step:"0.05" default:"0.5" origin:"hard-wired" doc:"share of righting that remains meanwhile"`
	Stepping  float64 `name:"stepping share" min:"0" max:"1" step:"0.05" default:"0.1" origin:"hard-wired" doc:"share of the stepping drive that remains meanwhile"`
	Rooting   float64 `name:"rooting share" min:"0" max:"1" step:"0.05" default:"0" origin:"hard-wired" doc:"share of rooting that remains meanwhile"`
	Withdrawn float64 `name:"stepping share of a withdrawn leg" min:"0" max:"1" step:"0.05" default:"0.5" origin:"hard-wired" doc:"share of the stepping drive that remains while a leg is withdrawn"`
}

// open is what the gate lets through, 0..1.
type open struct{ righting, stepping, rooting float64 }

// shares are what remains beside Moro, startle and the withdrawal of a leg.
func (p *GateParams) shares(moro bool, startle, withdrawal float64) open {
	o := open{1, 1, 1}
	if moro || startle > p.Threshold {
		o = open{p.Righting, p.Stepping, p.Rooting}
	}
	if withdrawal > p.Threshold {
		o.stepping *= p.Withdrawn
	}
	return o
}
