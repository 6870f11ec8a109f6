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
// every region, inhibitory ones their own. Large networks, in which few of all
// pairs are connected, are drawn otherwise (sparse.go).
func (net *network) wire(p *Params, seed uint64, workers int) error {
	chance := make([]float64, net.regions*net.regions) // by source region, target region
	for source := range net.regions {
		for target := range net.regions {
			prob := p.Coupling.Scale * p.Local.Probability * perRegion / float64(net.per)
			if source != target {
				prob = p.Coupling.Scale * p.Coupling.InDegree * net.coupling[target][source] / float64(net.exc)
			}
			if prob > 1 {
				return fmt.Errorf("cortex: %s to %s would need a connection probability of %.2f; take more neurons per region or lower the in-degree",
					net.con.Regions[source].Label, net.con.Regions[target].Label, prob)
			}
			chance[source*net.regions+target] = prob
		}
	}
	// Regions are drawn side by side and joined in order.
	drawn := make([]wiredRegion, net.regions)
	var todo sync.WaitGroup
	for w := range workers {
		todo.Go(func() {
			words := make([]uint32, batches(net.neurons+4))
			for source := w; source < net.regions; source += workers {
				d := &drawn[source]
				d.size = make([]int32, net.per)
				chance := chance[source*net.regions:][:net.regions]
				if net.per <= densePerRegion {
					d.draw(net, source, seed, chance, words)
				} else {
					d.drawSparse(net, source, seed, chance)
				}
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
			net.lag[at+j] = net.delay[source*net.regions+int(to>>net.codeBits)/net.per]
		}
		at += len(d.syn)
		d.syn = nil // large networks need the room
		for _, n := range d.size {
			net.row = append(net.row, net.row[len(net.row)-1]+n)
		}
	}
}

// wiredRegion are the synapses from the neurons of one region.
type wiredRegion struct {
	syn  []uint32
	size []int32 // how many of each neuron
}

// densePerRegion is the largest region whose pairs are drawn one by one.
const densePerRegion = 400

func (d *wiredRegion) draw(net *network, source int, seed uint64, chance []float64, words []uint32) {
	codes := net.codesFrom(source)
	for j := range net.per {
		first, last := 0, net.regions
		if j >= net.exc {
			first, last = source, source+1
		}
		neuron := source*net.per + j
		base := first * net.per &^ 3 // calls do not straddle
		words := words[:batches(last*net.per-base)]
		philox.Fill(words, seed, philox.StreamWiring, uint32(neuron), 0, uint32(base/4))
		for target := first; target < last; target++ {
			limit := uint64(math.Round(chance[target] * 0x1p32))
			if limit == 0 {
				continue
			}
			toE, toI := codes[target].of(j < net.exc)
			for k, word := range words[target*net.per-base:][:net.per] {
				to := target*net.per + k
				if uint64(word) < limit && to != neuron {
					code := toE
					if k >= net.exc {
						code = toI
					}
					d.syn = append(d.syn, uint32(to)<<net.codeBits|code)
					d.size[j]++
				}
			}
		}
	}
}

// batches rounds a number of words up to what philox.Fill draws.
func batches(words int) int {
	const batch = 4 * philox.CallsPerBatch
	return (words + batch - 1) / batch * batch
}
