package connectome

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"encephagen/sim/philox"
)

// Null says what a random connectome keeps of the measured one. Much of
// functional connectivity follows from how strongly each region is connected,
// and from distance; a model that does no better than these draws has shown
// nothing about which region is connected to which.
type Null int

const (
	// KeepStrength keeps each region's strength, the sum of its weights, and
	// next to nothing else: weights are shuffled over all pairs.
	KeepStrength Null = iota
	// KeepDistance keeps strengths and how weights fall with tract length:
	// weights are shuffled among pairs of similar length (Betzel & Bassett
	// 2018, PNAS 115:E4880). It is the strict one.
	KeepDistance
)

// Nulls are the names of the kinds.
var Nulls = []string{KeepStrength: "strength", KeepDistance: "distance"}

// distanceBins are those of equal size that lengths are sorted into: 16 of
// about 198 of the 3160 pairs of 80 regions.
const distanceBins = 16

// streamNull keeps these draws apart from those of package philox.
const streamNull = 0x6e756c6c

// Randomise returns a connectome with the same regions, lengths and strengths,
// to 1e-12 of the strength, and shuffled weights. Weights must be symmetric. The
// same seed gives the same draw.
//
// After the shuffle weights are multiplied by a factor of either region, as
// often as it takes to give the regions their strengths back (Sinkhorn & Knopp
// 1967). So the weights are not quite those that were measured.
func (c *Connectome) Randomise(kind Null, seed uint64) (*Connectome, error) {
	n := len(c.Regions)
	type pair struct{ i, j int }
	var pairs []pair
	for i := range n {
		for j := i + 1; j < n; j++ {
			if c.Weights[i][j] != c.Weights[j][i] {
				return nil, fmt.Errorf("connectome %s: weights of %s and %s differ by direction, which no random connectome is drawn for",
					c.Name, c.Regions[i].Label, c.Regions[j].Label)
			}
			pairs = append(pairs, pair{i, j})
		}
	}
	bins := 1
	if kind == KeepDistance {
		bins = distanceBins
		slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(c.Lengths[a.i][a.j], c.Lengths[b.i][b.j]) })
	}
	w := make([][]float64, n)
	for i := range w {
		w[i] = make([]float64, n)
	}
	for bin := range bins {
		some := pairs[bin*len(pairs)/bins : (bin+1)*len(pairs)/bins]
		for k, from := range shuffled(len(some), seed, uint32(kind), uint32(bin)) {
			x := c.Weights[some[from].i][some[from].j]
			w[some[k].i][some[k].j], w[some[k].j][some[k].i] = x, x
		}
	}
	if err := c.balance(w); err != nil {
		return nil, err
	}
	out := *c
	out.Name = fmt.Sprintf("%s, random, %s kept, draw %d", c.Name, Nulls[kind], seed)
	out.Weights = w
	return &out, nil
}

// shuffled is a permutation of n numbers (Fisher & Yates).
func shuffled(n int, seed uint64, kind, bin uint32) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		word := philox.Draw(seed, streamNull, kind, bin, uint32(i/4))[i%4]
		j := int(uint64(word) * uint64(i+1) >> 32)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// balance scales rows and columns until each region has c's strength.
func (c *Connectome) balance(w [][]float64) error {
	n := len(w)
	factor := make([]float64, n)
	for range 10000 {
		worst := 0.0
		for i := range w {
			var want, have float64
			for j := range w {
				if i != j {
					want += c.Weights[i][j]
					have += w[i][j]
				}
			}
			factor[i] = math.Sqrt(want / have)
			worst = max(worst, math.Abs(have/want-1))
		}
		if worst < 1e-12 {
			return nil
		}
		for i := range w {
			for j := range w {
				w[i][j] *= float64(factor[i] * factor[j])
			}
		}
	}
	return fmt.Errorf("connectome %s: a random connectome does not reach the regions' strengths", c.Name)
}
