package sim

import (
	"encephagen/sim/brainstem"
	"encephagen/sim/cortex"
	"encephagen/sim/params"
	"encephagen/sim/spinal"
)

// Params are all that can be tuned in a newborn, as tagged fields: the tags
// make the sliders, the command-line keys, the preset file and the README's
// table (package params).
type Params struct {
	Brainstem brainstem.Params
	Cord      spinal.Params
	Cortex    cortex.Params
	Senses    SenseParams
}

// DefaultParams returns every parameter at its default.
func DefaultParams() *Params {
	p := new(Params)
	params.Defaults(p)
	return p
}

// Fields lists the parameters of p with their keys ("brainstem.righting.pitch_gain").
func (p *Params) Fields() []params.Field { return params.Fields(p) }
