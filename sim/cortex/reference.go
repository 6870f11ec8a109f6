package cortex

import (
	"fmt"
	"math"
	"slices"

	"encephagen/sim/connectome"
	"encephagen/sim/pcg64"
)

// The reference system's cortex, kept to be compared with: the same neurons
// without slow currents, depression or biases, on logarithms of the weights of
// GW5, coupled so strongly (g = 5) that it saturates: 406 Hz, four fifths of what
// the refractory time allows. Its network is drawn as the reference draws it,
// with numpy's generator seeded with 42, synapse for synapse; wiring seed and
// parameters have no say. One thing differs: every delay is 1.0 ms, where the
// reference has 0.1 ms.
const (
	refLocal      = 0.05 // connection probability within a region
	refLong       = 0.03 // between regions, times the weight
	refJump       = 4.0  // mV, of the synaptic current
	refTauSyn     = 5.0  // ms
	refInhibition = 20.0 // mV
	refGain       = 5.0
	refOntoI      = 3.0   // long-range synapses are this much stronger on inhibitory neurons
	refRate       = 0.875 // background events/ms, of refJump each
	refSeed       = 42
)

func newReference() (*network, error) {
	net, err := layOutReference("reference")
	if err != nil {
		return nil, err
	}
	net.delay = make([]uint16, net.regions*net.regions)
	for i := range net.delay {
		net.delay[i] = stepsPerWin
	}
	net.slots, net.near = ringSlots(stepsPerWin), true
	net.threshold, net.refract = 20, 20
	scale := make([]float64, net.regions)
	for i, r := range net.con.Regions {
		alpha := float32(dt / r.TauReference) // forward Euler, as the reference
		net.alpha[0], net.alpha[1] = append(net.alpha[0], alpha), append(net.alpha[1], alpha)
		scale[i] = 1
	}
	return net, net.finishReference(refGain, scale)
}

// layOutReference begins a network with the reference's regions and weights.
func layOutReference(preset string) (*network, error) {
	con, err := connectome.GW5()
	if err != nil {
		return nil, err
	}
	// Logarithms of the weights, scaled to at most 1; row = target.
	log := make([][]float64, len(con.Regions))
	largest := 0.0
	for i := range log {
		log[i] = make([]float64, len(con.Regions))
		for j := range log[i] {
			log[i][j] = math.Log1p(float64(float32(con.Weights[j][i])) * 1000)
			largest = max(largest, log[i][j])
		}
	}
	for i := range log {
		for j := range log[i] {
			log[i][j] /= largest
		}
	}
	return layOut(preset, con, log, perRegion)
}

// finishReference draws the synapses and gives the neurons what the reference's
// have: one synaptic current, no depression, their own background. Jumps of the
// current are multiplied by scale, by region of the target.
func (net *network) finishReference(gain float64, scale []float64) error {
	net.ownRate = refRate
	net.fastDecay = float32(math.Exp(-dt / refTauSyn))
	net.recovery = 1 // nothing is used up: use is 0
	net.slowDecay, net.slowGain = make([]float32, net.regions), make([]float32, net.regions)
	charges, err := net.wireReference(gain, scale)
	if err != nil {
		return err
	}
	net.scale, net.event = scale, make([]float64, net.regions)
	for i, r := range net.con.Regions {
		net.event[i] = refJump * scale[i]
		for kind := range net.tauM {
			net.tauM[kind] = append(net.tauM[kind], r.TauReference)
		}
	}
	net.format, err = newFormat(net, charges, net.event)
	return err
}

// wireReference draws the synapses in the reference's order: within the regions
// first, then pair by pair. Every region has two codes, for the sources' types,
// and every pair two, for the targets'.
func (net *network) wireReference(gain float64, scale []float64) ([]charge, error) {
	rng := pcg64.New(refSeed)
	var charges []charge
	for _, x := range scale {
		charges = append(charges, charge{fast: refJump * x}, charge{fast: -refInhibition * x})
	}
	to := make([][]uint32, net.neurons)
	for source := range net.neurons {
		first := source / perRegion * perRegion
		excites := source%perRegion < excitatory
		for k := range perRegion {
			// An inhibitory neuron may inhibit itself.
			if rng.Float64() < refLocal && (first+k != source || !excites) {
				code := uint32(source / perRegion * 2)
				if !excites {
					code++
				}
				to[source] = append(to[source], uint32(first+k)<<net.codeBits|code)
			}
		}
	}
	for source := range net.regions {
		for target := range net.regions {
			weight := net.coupling[target][source]
			p := refLong * weight
			if source == target || p < 1e-6 {
				continue
			}
			code := uint32(len(charges))
			jump := refJump * gain * weight * scale[target]
			charges = append(charges, charge{fast: jump}, charge{fast: jump * refOntoI})
			for j := range excitatory {
				row := &to[source*perRegion+j]
				for k := range perRegion {
					if rng.Float64() < p {
						onto := uint32(0)
						if k >= excitatory {
							onto = 1
						}
						*row = append(*row, uint32(target*perRegion+k)<<net.codeBits|code+onto)
					}
				}
			}
		}
	}
	if len(charges) > int(net.codeMask) {
		return nil, fmt.Errorf("cortex: %d different synapses, at most %d have a code", len(charges), net.codeMask)
	}
	drawn := make([]wiredRegion, net.regions)
	for neuron, row := range to {
		slices.Sort(row) // by target: local ones were drawn first
		d := &drawn[neuron/perRegion]
		if d.size == nil {
			d.size = make([]int32, perRegion)
		}
		d.syn = append(d.syn, row...)
		d.size[neuron%perRegion] = int32(len(row))
	}
	net.join(drawn)
	return charges, nil
}
