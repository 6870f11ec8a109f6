package body

import (
	"testing"

	"encephagen/render/look"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

func TestGlowShowsTheLargestCause(t *testing.T) {
	st := &frame.Static{
		Geoms:     []frame.Geom{{Name: "thigh", Actuators: []int{0, 1}}, {Name: "shin", Actuators: []int{2}}, {Name: "head"}},
		Actuators: []frame.Actuator{{Limit: 0.4}, {Limit: 0.4}, {Limit: 0.4}},
		Terms:     []motor.Term{{Name: "righting", Family: motor.Postural}, {Name: "Moro", Family: motor.Protective}},
	}
	terms := [][]float64{{0.1, 0.05, 0}, {0, -0.3, 0.8}}
	glow := GlowOf(nil, st, terms)
	if g := glow[0]; g.Color != look.Families[motor.Protective] || abs(g.Amount-0.75) > 1e-6 {
		t.Errorf("thigh glows %+v, want the Moro's colour at 0.75", g)
	}
	if g := glow[1]; g.Amount != 1 {
		t.Errorf("a term beyond the limit glows at %v", g.Amount)
	}
	if g := glow[2]; g.Amount != 0 {
		t.Errorf("the head glows: %+v", g)
	}
	if n := testing.AllocsPerRun(10, func() { glow = GlowOf(glow, st, terms) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
