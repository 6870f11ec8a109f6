package cortex

import (
	"fmt"
	"math"
	"slices"

	"encephagen/sim/connectome"
)

// network is what is fixed once the cortex is built.
type network struct {
	preset   string
	con      *connectome.Connectome
	coupling [][]float64 // row target, column source
	regions  int
	size
	kinds             []kind // of synapses, by code
	feeds, gaba, nmda bool   // options that they serve

	// Synapses by source neuron, in order of their target, with their delays in
	// steps. Both have one more vector behind their end, for kernels to read.
	row    []int32 // first synapse of each neuron, and the end
	syn    []uint32
	lag    []uint16
	delay  []uint16 // by source region*regions + target region, steps
	slots  int      // windows that the longest delay needs, a power of two
	near   bool     // every delay is one window
	format format
	constant
}

// constant are the factors of the kernel, computed in float64 and rounded once.
type constant struct {
	threshold float32
	refract   int32 // steps
	fastDecay float32
	recovery  float32 // of y per window
	use       float32
	tauM      [2][]float64 // ms, of E and I, by region
	alpha     [2][]float32 // share of the way to its input that v goes in a step, about dt/tau_m
	slowDecay []float32    // by region
	slowGain  []float32    // 1 - slowDecay
	tauSlow   []float64    // ms, by region; nil without slow currents
	// Adaptation raises the threshold by adaptStep, mV, at a spike; it falls back
	// by adaptDecay per window. 0 if there is none.
	adaptStep, adaptDecay float32
	sensory               []int // regions that the senses reach
	// ownRate is the background of each neuron, events/ms, if it is part of the
	// preset; else 0, and it follows the parameter.
	ownRate float64
	event   []float64 // jump of the fast current at a background event, mV, by region
	// scale is, by region, the unit that fast currents are held in if it is not
	// mV (validation.go).
	scale []float64
}

// newNetwork draws the network of the default preset on HCP7.
func newNetwork(p *Params, wiringSeed uint64, workers int) (*network, error) {
	return newNetworkOf(Config{Params: p, WiringSeed: wiringSeed, Threads: workers})
}

// newNetworkOf draws the network of the default preset.
func newNetworkOf(cfg Config) (*network, error) {
	p := cfg.Params
	con, err := cfg.connectome()
	if err != nil {
		return nil, err
	}
	m, _, err := con.Coupling(p.Coupling.Homotopic)
	if err != nil {
		return nil, err
	}
	net, err := layOut("default", con, m, cfg.perRegion())
	if err != nil {
		return nil, err
	}
	if err := net.setDelays(p.Coupling.Conduction); err != nil {
		return nil, err
	}
	net.setConstants(p)
	net.setKinds(p)
	if err := net.wire(p, cfg.WiringSeed, cfg.Threads); err != nil {
		return nil, err
	}
	if err := net.setBackground(p); err != nil {
		return nil, err
	}
	net.scale = slices.Repeat([]float64{1}, net.regions)
	net.format, err = newFormat(net, net.charges(p), net.event)
	return net, err
}

// layOut begins a network.
func layOut(preset string, con *connectome.Connectome, coupling [][]float64, perRegion int) (*network, error) {
	net := &network{preset: preset, con: con, coupling: coupling, regions: len(con.Regions)}
	net.size = newSize(net.regions, perRegion)
	for i, r := range con.Regions {
		if r.Label == "Postcentral_L" || r.Label == "Postcentral_R" {
			net.sensory = append(net.sensory, i)
		}
	}
	if len(net.sensory) != 2 {
		return nil, fmt.Errorf("cortex: connectome %s has %d of the regions Postcentral_L and Postcentral_R, which the senses reach", con.Name, len(net.sensory))
	}
	return net, nil
}

// maxDelay, in steps, is the longest that the ring of arrivals is made for: 1.6 s.
const maxDelay = 16000

// setDelays derives them from tract lengths in mm and a velocity in m/s.
func (net *network) setDelays(velocity float64) error {
	net.delay = make([]uint16, net.regions*net.regions)
	longest := 0
	for source := range net.regions {
		for target := range net.regions {
			d := stepsPerWin
			if source != target {
				ms := net.con.Lengths[source][target] / velocity // mm / (m/s)
				d = max(stepsPerWin, int(math.Round(min(ms, 1e6)/dt)))
			}
			if d > maxDelay {
				return fmt.Errorf("cortex: connectome %s: row %s, column %s: a tract of %g mm takes %.0f ms at %g m/s, expected at most %d ms, which the queue of arrivals holds; shorten it or raise the conduction velocity",
					net.con.Name, net.con.Regions[source].Label, net.con.Regions[target].Label, net.con.Lengths[source][target], float64(d)*dt, velocity, maxDelay/10)
			}
			net.delay[source*net.regions+target] = uint16(d)
			longest = max(longest, d)
		}
	}
	net.slots = ringSlots(longest)
	return nil
}

// ringSlots is how many windows the longest delay needs, a power of two: a spike
// in the last step of a window may be due this many windows later.
func ringSlots(longest int) int {
	windows := (stepsPerWin-1+longest)/stepsPerWin + 1
	slots := 1
	for slots < windows {
		slots *= 2
	}
	return slots
}

func (net *network) setConstants(p *Params) {
	n := &p.Neuron
	net.constant = constant{
		threshold: float32(n.Threshold),
		refract:   int32(math.Round(n.Refract / dt)),
		fastDecay: float32(math.Exp(-dt / n.TauFast)),
		recovery:  float32(math.Exp(-1 / p.Release.Recovery)),
		use:       float32(p.Release.Use),
	}
	// The time constant of the slow current falls with myelin: association
	// cortex is slow. The gradient is assumed, the map is measured.
	o := &p.Options
	for i, h := range net.hierarchy() {
		tauE, tauI := n.TauE, n.TauI
		if o.MembraneGradient {
			tauE, tauI = o.gradient(h, n)
		}
		net.tauM[0], net.tauM[1] = append(net.tauM[0], tauE), append(net.tauM[1], tauI)
		net.alpha[0], net.alpha[1] = append(net.alpha[0], float32(dt/tauE)), append(net.alpha[1], float32(dt/tauI))

		tau := n.TauSlowLo + float64((n.TauSlowHi-n.TauSlowLo)*(1-h))
		if o.PrefrontalNMDA && prefrontal(&net.con.Regions[i]) {
			tau = o.NMDATau
		}
		decay := math.Exp(-1 / tau)
		net.tauSlow = append(net.tauSlow, tau)
		net.slowDecay = append(net.slowDecay, float32(decay))
		net.slowGain = append(net.slowGain, float32(1-decay))
	}
	if o.Adaptation {
		net.adaptStep, net.adaptDecay = float32(o.AdaptationStep), float32(math.Exp(-1/o.AdaptationTau))
	}
}

// hierarchy places each region between association cortex, 0, and sensory cortex,
// 1, by its T1w/T2w. The tails are clipped at the 2nd and 98th percentile, since
// two small regions are unreliable. Deep regions, that have no T1w/T2w of cortex,
// stand in the middle, which is assumed.
func (net *network) hierarchy() []float64 {
	var myelin []float64
	for _, r := range net.con.Regions {
		if !r.Deep {
			myelin = append(myelin, r.Myelin)
		}
	}
	lo, hi := percentile(myelin, 0.02), percentile(myelin, 0.98)
	h := make([]float64, net.regions)
	for i, r := range net.con.Regions {
		if h[i] = max(0, min(1, (r.Myelin-lo)/(hi-lo))); r.Deep {
			h[i] = 0.5
		}
	}
	return h
}

// percentile interpolates linearly between the sorted values.
func percentile(values []float64, share float64) float64 {
	v := slices.Sorted(slices.Values(values))
	at := share * float64(len(v)-1)
	i := min(int(at), len(v)-2)
	return v[i] + float64((v[i+1]-v[i])*(at-float64(i)))
}
