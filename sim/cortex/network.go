package cortex

import (
	"fmt"
	"math"
	"slices"

	"encephagen/sim/connectome"
)

// Sizes of the network. A neuron's index is region*perRegion + its place there;
// the first excitatory ones of a region excite.
const (
	perRegion   = 200
	excitatory  = 160
	inhibitory  = perRegion - excitatory
	stepsPerWin = 10 // steps of 0.1 ms in a window of 1 ms
	dt          = 0.1
)

// A synapse is 4 bytes: target neuron << codeBits | code, where the code names
// its charge in the tables of format. A spike in flight is the same with the
// step of its window in the four bits above.
const (
	codeBits  = 14
	codeMask  = 1<<codeBits - 1
	neuronMax = 1 << 14
	neuronOf  = neuronMax - 1
	stepShift = 28
)

// Codes of the synapses of the default preset.
const (
	codeLong = iota
	codeLocalEE
	codeLocalEI
	codeInhibitory
	codes
)

// network is what is fixed once the cortex is built.
type network struct {
	preset   string
	con      *connectome.Connectome
	coupling [][]float64 // row target, column source
	regions  int
	neurons  int

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
	sensory   []int        // regions that the senses reach
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
	p, con := cfg.Params, cfg.Connectome
	if con == nil {
		var err error
		if con, err = connectome.HCP7(); err != nil {
			return nil, err
		}
	}
	m, _, err := con.Coupling(p.Coupling.Homotopic)
	if err != nil {
		return nil, err
	}
	net, err := layOut("default", con, m)
	if err != nil {
		return nil, err
	}
	net.setDelays(p)
	net.setConstants(p)
	if err := net.wire(p, cfg.WiringSeed, cfg.Threads); err != nil {
		return nil, err
	}
	net.event = slices.Repeat([]float64{p.Background.Charge}, net.regions)
	net.scale = slices.Repeat([]float64{1}, net.regions)
	net.format, err = newFormat(net, defaultCharges(p), net.event)
	return net, err
}

// layOut begins a network.
func layOut(preset string, con *connectome.Connectome, coupling [][]float64) (*network, error) {
	net := &network{preset: preset, con: con, coupling: coupling, regions: len(con.Regions), neurons: len(con.Regions) * perRegion}
	if net.neurons > neuronMax {
		return nil, fmt.Errorf("cortex: %d neurons, at most %d fit in a synapse of 4 bytes", net.neurons, neuronMax)
	}
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

func (net *network) setDelays(p *Params) {
	net.delay = make([]uint16, net.regions*net.regions)
	longest := 0
	for source := range net.regions {
		for target := range net.regions {
			d := stepsPerWin
			if source != target {
				ms := net.con.Lengths[source][target] / p.Coupling.Conduction // mm / (m/s)
				d = max(stepsPerWin, int(math.Round(ms/dt)))
			}
			net.delay[source*net.regions+target] = uint16(d)
			longest = max(longest, d)
		}
	}
	net.slots = ringSlots(longest)
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
	for range net.regions {
		net.tauM[0], net.tauM[1] = append(net.tauM[0], n.TauE), append(net.tauM[1], n.TauI)
		net.alpha[0], net.alpha[1] = append(net.alpha[0], float32(dt/n.TauE)), append(net.alpha[1], float32(dt/n.TauI))
	}
	// The time constant of the slow current falls with myelin: association
	// cortex is slow. The gradient is assumed, the map is measured; its tails
	// are clipped since two small regions are unreliable.
	myelin := make([]float64, net.regions)
	for i, r := range net.con.Regions {
		myelin[i] = r.Myelin
	}
	lo, hi := percentile(myelin, 0.02), percentile(myelin, 0.98)
	for _, x := range myelin {
		h := max(0, min(1, (x-lo)/(hi-lo)))
		tau := n.TauSlowLo + float64((n.TauSlowHi-n.TauSlowLo)*(1-h))
		decay := math.Exp(-1 / tau)
		net.slowDecay = append(net.slowDecay, float32(decay))
		net.slowGain = append(net.slowGain, float32(1-decay))
	}
}

// percentile interpolates linearly between the sorted values.
func percentile(values []float64, share float64) float64 {
	v := slices.Sorted(slices.Values(values))
	at := share * float64(len(v)-1)
	i := min(int(at), len(v)-2)
	return v[i] + float64((v[i+1]-v[i])*(at-float64(i)))
}
