package spinal

import (
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// class numbers the populations of one side.
type class int

const (
	shox2Flexor class = iota
	shox2Extensor
	v1
	v2a
	v2b
	v0d
	v0v
	v3
	mnFlexor
	mnExtensor
	classes
)

const (
	perSide = 40
	neurons = 2 * perSide // left, then right; classes in their order
)

var sides = [...]motor.Side{motor.Left, motor.Right}

// population is one class of neurons of one side; left and right are mirror
// images. Functions read the parameters anew, so that all of them are live.
type population struct {
	name       string
	size       int
	inhibitory bool
	tau        func(*Params) float64 // membrane, ms
	reset      func(*Params) float64 // after a spike, mV
	drive      func(*Params) float64 // tonic input, mV
	lesion     func(*Params) bool    // whether the class is silenced; nil: it cannot be
	out        []projection
}

// projection connects every neuron of a population to every neuron of another,
// but none to itself.
type projection struct {
	to     class
	contra bool // to the other side
	// weight is the current that one spike adds in a target, mV. With volley it
	// is what one spike of every source neuron adds together.
	weight func(*Params) float64
	volley bool
}

// populations is the whole circuit. Each entry is declared in the file of its
// class.
var populations = [classes]population{
	shox2Flexor: flexorRhythm, shox2Extensor: extensorRhythm,
	v1: ipsilateralV1, v2a: ipsilateralV2a, v2b: ipsilateralV2b,
	v0d: commissuralV0d, v0v: commissuralV0v, v3: commissuralV3,
	mnFlexor: flexorMotoneurons, mnExtensor: extensorMotoneurons,
}

// span gives the first neuron of a population and its size.
func span(side motor.Side, c class) (first, n int) {
	first = perSide * int(side)
	for _, p := range populations[:c] {
		first += p.size
	}
	return first, populations[c].size
}

// commonTau and restReset are what most classes have.
func commonTau(p *Params) float64 { return p.Membrane.Tau }
func restReset(*Params) float64   { return 0 }

// wire computes the weights, [source][target], in mV.
func wire(p *Params) (w [neurons][neurons]float32) {
	for _, side := range sides {
		for c := range classes {
			sources, n := span(side, c)
			for _, out := range populations[c].out {
				to := side
				if out.contra {
					to = side.Other()
				}
				weight := out.weight(p)
				if out.volley {
					weight /= float64(n)
				}
				targets, m := span(to, out.to)
				for s := sources; s < sources+n; s++ {
					for t := targets; t < targets+m; t++ {
						if s != t {
							w[s][t] = float32(weight)
						}
					}
				}
			}
		}
	}
	return w
}

// Classes lists the populations in the order of their neurons.
func (c *Cord) Classes() []frame.CordClass {
	var list []frame.CordClass
	for _, side := range sides {
		for k, p := range populations {
			first, n := span(side, class(k))
			list = append(list, frame.CordClass{Name: p.name, Side: side, First: first, N: n, Inhibitory: p.inhibitory})
		}
	}
	return list
}
