package cortex

import (
	"cmp"
	"slices"

	"encephagen/sim/frame"
)

// Regions describes the regions, in order of their neurons.
func (c *Cortex) Regions() []frame.Region {
	var list []frame.Region
	for i, r := range c.net.con.Regions {
		list = append(list, frame.Region{
			Label: r.Label, Name: r.Name, Hemisphere: r.Hemisphere, Lobe: r.Lobe, Group: r.Group,
			Centroid: [3]float32{float32(r.Centroid[0]), float32(r.Centroid[1]), float32(r.Centroid[2])},
			Neurons:  c.net.per, First: i * c.net.per,
		})
	}
	return list
}

// Tracts are all pairs of regions with synapses, strongest first.
func (c *Cortex) Tracts() []frame.Tract { return slices.Clone(c.tracts) }

// RegionOf tells the region of each neuron.
func (c *Cortex) RegionOf() []uint16 {
	of := make([]uint16, c.net.neurons)
	for i := range of {
		of[i] = uint16(i / c.net.per)
	}
	return of
}

// Inhibitory tells which neurons inhibit.
func (c *Cortex) Inhibitory() []bool {
	is := make([]bool, c.net.neurons)
	for i := range is {
		is[i] = i%c.net.per >= c.net.exc
	}
	return is
}

func (net *network) tracts() []frame.Tract {
	synapses := make([]int, net.regions*net.regions) // by source, target
	for i := range net.neurons {
		for _, to := range net.syn[net.row[i]:net.row[i+1]] {
			synapses[i/net.per*net.regions+int(to>>net.codeBits)/net.per]++
		}
	}
	var list []frame.Tract
	for pair, n := range synapses {
		source, target := pair/net.regions, pair%net.regions
		if n == 0 || source == target {
			continue
		}
		list = append(list, frame.Tract{
			Source: source, Target: target,
			Weight: float32(net.coupling[target][source]), Delay: int(net.delay[pair]),
		})
	}
	slices.SortStableFunc(list, func(a, b frame.Tract) int { return cmp.Compare(b.Weight, a.Weight) })
	return list
}
