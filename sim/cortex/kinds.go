package cortex

import "fmt"

// kind of a synapse of the default preset: what its charge depends on.
type kind struct {
	base       uint8 // one of the four below
	feeds      bool  // long range, onto an inhibitory neuron, with feed-forward inhibition
	gaba       bool  // long range, from striatum or pallidum, inhibitory
	prefrontal bool  // onto a neuron with an NMDA current of its own
}

// The kinds that there always are; their codes are these numbers.
const (
	codeLong = iota
	codeLocalEE
	codeLocalEI
	codeInhibitory
	codes
)

// setKinds lists the kinds of synapses that the options ask for; the code of
// one is its place.
func (net *network) setKinds(p *Params) {
	o := &p.Options
	net.kinds = nil
	for base := range uint8(codes) {
		net.kinds = append(net.kinds, kind{base: base})
	}
	if o.FeedForward {
		net.kinds = append(net.kinds, kind{base: codeLong, feeds: true})
	}
	if o.LongRangeGABA {
		net.kinds = append(net.kinds, kind{base: codeLong, gaba: true})
	}
	if o.PrefrontalNMDA {
		for _, k := range net.kinds {
			k.prefrontal = true
			net.kinds = append(net.kinds, k)
		}
	}
	net.feeds, net.gaba, net.nmda = o.FeedForward, o.LongRangeGABA, o.PrefrontalNMDA
}

// codeOf finds the code of the synapses from neurons of one type in a region to
// those of one type in another.
func (net *network) codeOf(source, target int, fromE, toE bool) uint32 {
	k := kind{base: codeLocalEI}
	switch {
	case !fromE:
		k.base = codeInhibitory
	case source != target:
		k.base = codeLong
		k.gaba = net.gaba && gabaergic(&net.con.Regions[source])
		k.feeds = net.feeds && !toE && !k.gaba
	case toE:
		k.base = codeLocalEE
	}
	k.prefrontal = net.nmda && prefrontal(&net.con.Regions[target])
	for code, x := range net.kinds {
		if x == k {
			return uint32(code)
		}
	}
	panic(fmt.Sprintf("cortex: no code for synapses of kind %+v", k))
}

// codePair are the codes onto neurons of one region: by type of the source, then
// of the target.
type codePair [2][2]uint32

func (p *codePair) of(fromE bool) (toE, toI uint32) {
	if fromE {
		return p[0][0], p[0][1]
	}
	return p[1][0], p[1][1]
}

// codesFrom lists them by target region.
func (net *network) codesFrom(source int) []codePair {
	list := make([]codePair, net.regions)
	for target := range list {
		for from := range 2 {
			for to := range 2 {
				if from == 0 || target == source { // inhibition stays in its region
					list[target][from][to] = net.codeOf(source, target, from == 0, to == 0)
				}
			}
		}
	}
	return list
}

// charges returns the charges by code. q = 1000*w/in-degree is the charge of a
// spike in mV ms; the fast current decays with its time constant, so that its
// jump is q*(1-f)/tau.
func (net *network) charges(p *Params) []charge {
	list := make([]charge, len(net.kinds))
	for code, k := range net.kinds {
		list[code] = p.charge(k)
	}
	return list
}

func (p *Params) charge(k kind) charge {
	of := func(w, inDegree, slowShare float64) charge {
		q := 1000 * w / inDegree
		return charge{fast: q * (1 - slowShare) / p.Neuron.TauFast, slow: q * slowShare}
	}
	fromE, fromI := p.Coupling.Scale*p.Local.Probability*excitatory, p.Coupling.Scale*p.Local.Probability*inhibitory
	long := p.Coupling.Scale * p.Coupling.InDegree
	var c charge
	switch k.base {
	case codeLong:
		if k.gaba {
			c = of(-p.Coupling.Gain, long, 0)
		} else {
			c = of(p.Coupling.Gain, long, p.Coupling.SlowShare)
		}
	case codeLocalEE:
		c = of(p.Local.EE, fromE, p.Local.SlowShare)
	case codeLocalEI:
		c = of(p.Local.EI, fromE, p.Local.SlowShare)
	case codeInhibitory:
		c = of(-p.Local.Inhibition, fromI, 0)
	}
	if k.feeds {
		c.fast *= p.Options.FeedForwardGain
		c.slow *= p.Options.FeedForwardGain
	}
	if k.prefrontal {
		c.slow += p.Options.nmdaCharge(c.fast)
	}
	return c
}
