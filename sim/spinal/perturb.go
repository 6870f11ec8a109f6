package spinal

import (
	"math"

	"encephagen/sim/philox"
)

// The robustness of a cord is judged as the reference system's basin analysis
// does: each of 14 numbers alone is made smaller and larger by 10, 20, 30 and 50 %,
// which makes 112 cords.

// factors are what a number is multiplied by.
var factors = [...]float64{0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5}

// basin are the 14 numbers. Those that the reference system has as one, for V1 and
// V2b, are one here; the inhibition of one half by the other is direct or through
// its class, whichever a preset has.
var basin = [...]struct {
	name string
	of   func(*Params) []*float64
}{
	{"flexor half onto extensor half", func(p *Params) []*float64 {
		return []*float64{&p.Rhythm.FlexorToExtensor, &p.V1.ToExtensorHalf}
	}},
	{"extensor half onto flexor half", func(p *Params) []*float64 {
		return []*float64{&p.Rhythm.ExtensorToFlexor, &p.V2b.ToFlexorHalf}
	}},
	{"halves onto motor neurons", func(p *Params) []*float64 { return []*float64{&p.Motoneuron.FromRhythm} }},
	{"flexor half onto V0d", func(p *Params) []*float64 { return []*float64{&p.V0d.FromFlexor} }},
	{"V0d onto flexor half", func(p *Params) []*float64 { return []*float64{&p.V0d.ToFlexor} }},
	{"halves onto V1 and V2b", func(p *Params) []*float64 { return []*float64{&p.V1.FromFlexor, &p.V2b.FromExtensor} }},
	{"V1 and V2b onto motor neurons", func(p *Params) []*float64 { return []*float64{&p.V1.ToExtensor, &p.V2b.ToFlexor} }},
	{"drive of flexor half", func(p *Params) []*float64 { return []*float64{&p.Rhythm.FlexorDrive} }},
	{"drive of extensor half", func(p *Params) []*float64 { return []*float64{&p.Rhythm.ExtensorDrive} }},
	{"drive of motor neurons", func(p *Params) []*float64 { return []*float64{&p.Motoneuron.Drive} }},
	{"drive of V0d", func(p *Params) []*float64 { return []*float64{&p.V0d.Drive} }},
	{"adaptation per spike", func(p *Params) []*float64 { return []*float64{&p.Membrane.Adaptation} }},
	{"adaptation decay", func(p *Params) []*float64 { return []*float64{&p.Membrane.AdaptationTau} }},
	{"reset", func(p *Params) []*float64 { return []*float64{&p.Rhythm.Reset} }},
}

// Perturbation is one of the 112 changes.
type Perturbation struct {
	Name   string
	Factor float64
	number int
}

// Perturbations lists them.
func Perturbations() (list []Perturbation) {
	for i, number := range basin {
		for _, factor := range factors {
			list = append(list, Perturbation{number.name, factor, i})
		}
	}
	return list
}

// Of gives the parameters with the change made. It may leave the range that the
// parameters have for people.
func (c Perturbation) Of(p *Params) *Params {
	q := *p
	for _, x := range basin[c.number].of(&q) {
		*x *= c.Factor
	}
	return &q
}

// Scattered gives the parameters with all 14 numbers changed at once, each by a
// factor from 3/4 to 4/3 that the seed draws: what a search judges robustness by.
func (p *Params) Scattered(seed uint64) *Params {
	q := *p
	for i, number := range basin {
		u := philox.Unit(philox.Draw(seed, philox.StreamCord, scatterBlock, uint32(i), 0)[0])
		factor := 0.75 * math.Pow(16.0/9, u)
		for _, x := range number.of(&q) {
			*x *= factor
		}
	}
	return &q
}

// scatterBlock is where these draws lie, apart from noise and start.
const scatterBlock = 1 << 17

// Survives is the test of the basin analysis: the legs still alternate and all
// motor neurons fire.
func (r *Record) Survives() bool {
	return r.LeftRight < -0.5 && r.Hz[mnFlexor] > 2 && r.Hz[mnExtensor] > 2
}
