package spinal

import (
	"testing"

	"encephagen/sim/motor"
	"encephagen/sim/params"
)

// A class that is out does not fire, all others may; back in, it fires again.
func TestLesionSilencesItsClassAlone(t *testing.T) {
	for _, c := range []struct {
		class class
		out   func(*LesionParams) *bool
	}{
		{v1, func(l *LesionParams) *bool { return &l.V1 }},
		{v2a, func(l *LesionParams) *bool { return &l.V2a }},
		{v2b, func(l *LesionParams) *bool { return &l.V2b }},
		{v0d, func(l *LesionParams) *bool { return &l.V0d }},
		{v0v, func(l *LesionParams) *bool { return &l.V0v }},
		{v3, func(l *LesionParams) *bool { return &l.V3 }},
	} {
		p := defaults()
		p.V2a.Drive, p.V0v.Drive, p.V3.Drive, p.V0d.Drive = 12, 12, 12, 12 // all fire by themselves
		p.V1.Drive, p.V2b.Drive = 12, 12
		cord := New(p, motor.HumanoidPlan, 1)
		fires := func() (count [classes]int) {
			cord.Advance(5000, 0)
			for _, s := range cord.Spikes() {
				for k := range classes {
					for _, side := range sides {
						if first, n := span(side, k); int(s.Neuron) >= first && int(s.Neuron) < first+n {
							count[k]++
						}
					}
				}
			}
			return count
		}
		*c.out(&p.Lesion) = true
		for k, n := range fires() {
			inter := class(k) >= v1 && class(k) <= v3
			if out := class(k) == c.class; out && n > 0 || inter && !out && n == 0 {
				t.Errorf("without %s: %s fires %d times", populations[c.class].name, populations[k].name, n)
			}
		}
		*c.out(&p.Lesion) = false
		if fires()[c.class] == 0 {
			t.Errorf("%s does not come back", populations[c.class].name)
		}
	}
}

func values(p *Params) (list []float64) {
	for _, f := range params.Fields(p) {
		list = append(list, f.Value())
	}
	return list
}
