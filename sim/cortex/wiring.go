package cortex

import (
	"fmt"
	"math"
	"sync"

	"encephagen/sim/philox"
)

// wire draws the synapses. Source and target are connected if word target%4 of
// Philox(wiring seed, StreamWiring, source, 0, target/4) lies below probability
// * 2^32, so that each synapse is a matter of its own. Excitatory neurons reach
// every region, inhibitory ones their own.
func (net *network) wire(p *Params, seed uint64, workers int) error {
	below := make([]uint64, net.regions*net.regions) // by source region, target region
	for source := range net.regions {
		for target := range net.regions {
			prob := p.Local.Probability
			if source != target {
				prob = p.Coupling.InDegree * net.coupling[target][source] / excitatory
			}
			if prob > 1 {
				return fmt.Errorf("cortex: %s to %s would need a connection probability of %.2f; lower the long-range in-degree",
					net.con.Regions[source].Label, net.con.Regions[target].Label, prob)
			}
			below[source*net.regions+target] = uint64(math.Round(prob * 0x1p32))
		}
	}
	// Regions are drawn side by side and joined in order.
	drawn := make([]wiredRegion, net.regions)
	var todo sync.WaitGroup
	for w := range workers {
		todo.Go(func() {
			words := make([]uint32, batches(net.neurons))
			for source := w; source < net.regions; source += workers {
				drawn[source].draw(net, source, seed, below[source*net.regions:][:net.regions], words)
			}
		})
	}
	todo.Wait()

	net.join(drawn)
	return nil
}

// join puts the synapses of all regions one after the other.
func (net *network) join(drawn []wiredRegion) {
	size := 0
	for i := range drawn {
		size += len(drawn[i].syn)
	}
	net.row = make([]int32, 1, net.neurons+1)
	net.syn, net.lag = make([]uint32, size, size+lanes), make([]uint16, size, size+lanes)
	at := 0
	for source := range drawn {
		d := &drawn[source]
		for j, to := range d.syn {
			net.syn[at+j] = to
			net.lag[at+j] = net.delay[source*net.regions+int(to>>codeBits)/perRegion]
		}
		at += len(d.syn)
		for _, n := range d.size {
			net.row = append(net.row, net.row[len(net.row)-1]+n)
		}
	}
}

// wiredRegion are the synapses from the neurons of one region.
type wiredRegion struct {
	syn  []uint32
	size [perRegion]int32 // how many of each neuron
}

func (d *wiredRegion) draw(net *network, source int, seed uint64, below []uint64, words []uint32) {
	for j := range perRegion {
		first, last := 0, net.regions
		if j >= excitatory {
			first, last = source, source+1
		}
		neuron := source*perRegion + j
		base := first * perRegion // a multiple of four: calls do not straddle
		words := words[:batches((last-first)*perRegion)]
		philox.Fill(words, seed, philox.StreamWiring, uint32(neuron), 0, uint32(base/4))
		for target := first; target < last; target++ {
			limit := below[target]
			if limit == 0 {
				continue
			}
			for k, word := range words[target*perRegion-base:][:perRegion] {
				to := target*perRegion + k
				if uint64(word) < limit && to != neuron {
					d.syn = append(d.syn, uint32(to)<<codeBits|code(source == target, j < excitatory, k < excitatory))
					d.size[j]++
				}
			}
		}
	}
}

func code(local, fromE, toE bool) uint32 {
	switch {
	case !fromE:
		return codeInhibitory
	case !local:
		return codeLong
	case toE:
		return codeLocalEE
	}
	return codeLocalEI
}

// batches rounds a number of words up to what philox.Fill draws.
func batches(words int) int {
	const batch = 4 * philox.CallsPerBatch
	return (words + batch - 1) / batch * batch
}
