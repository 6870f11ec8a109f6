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

	body string // whose defaults they have
}

// DefaultParams returns every parameter at its default for a body, one of
// body.Models. The tags hold the defaults, adaptations what a body changes.
func DefaultParams(body string) *Params {
	p := &Params{body: body}
	for _, f := range p.Fields() {
		if err := f.Set(f.Default); err != nil {
			panic("sim: adaptation out of range: " + err.Error())
		}
	}
	return p
}

// Fields lists the parameters of p with their keys ("brainstem.righting.pitch_gain").
func (p *Params) Fields() []params.Field {
	fields := params.Fields(p)
	adapt(fields, p.body)
	return fields
}
