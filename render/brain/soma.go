package brain

import (
	"fmt"
	"math"
	"sort"

	"encephagen/sim/frame"
	"encephagen/sim/philox"
)

// Somata lie between these shares of the way from the pial to the white surface.
const (
	ribbonTop    = 0.1
	ribbonBottom = 0.9
)

// cell is a corner of a triangle: the third of it that is nearest, in
// barycentric terms, to a vertex of the region.
type cell struct {
	hemisphere, triangle, corner int
}

// soma is a cell body's place in the ribbon of the cortex. It moves with the
// three vertices around it.
type soma struct {
	vertex [3]uint32 // left hemisphere's first, then the right one's
	weight [3]float32
	depth  float32 // 0 outer, 1 inner side of the ribbon
}

// placeSomata gives every neuron a place in its region's ribbon. The places
// are drawn once per wiring from StreamPicture; along a region's surface they
// are stratified, for excitatory and inhibitory cells apart, so that neither
// clumps nor holes look like anatomy.
func placeSomata(a *Atlas, st *frame.Static) ([]soma, error) {
	cells := make([][]cell, len(st.Regions))
	sums := make([][]float64, len(st.Regions)) // running area, mm2
	for s := range a.Cortex {
		h := &a.Cortex[s]
		for t := 0; t+2 < len(h.Index); t += 3 {
			v := h.Index[t : t+3]
			area := float64(h.Pial[v[1]].Sub(h.Pial[v[0]]).Cross(h.Pial[v[2]].Sub(h.Pial[v[0]])).Len()) / 6
			for corner, vertex := range v {
				r := h.Region[vertex]
				if r < 0 || area <= 0 {
					continue
				}
				last := 0.0
				if n := len(sums[r]); n > 0 {
					last = sums[r][n-1]
				}
				cells[r] = append(cells[r], cell{s, t, corner})
				sums[r] = append(sums[r], last+area)
			}
		}
	}

	at := make([]soma, len(st.RegionOf))
	for r := range st.Regions {
		reg := &st.Regions[r]
		if reg.Neurons == 0 {
			continue
		}
		if len(cells[r]) == 0 {
			return nil, fmt.Errorf("brain mesh: no surface belongs to region %d, %s", r, reg.Label)
		}
		if reg.First < 0 || reg.First+reg.Neurons > len(at) {
			return nil, fmt.Errorf("region %d, %s: neurons %d to %d of %d", r, reg.Label, reg.First, reg.First+reg.Neurons-1, len(at))
		}
		var count, seen [2]int // excitatory, inhibitory
		for i := reg.First; i < reg.First+reg.Neurons; i++ {
			count[kind(st, i)]++
		}
		total := sums[r][len(sums[r])-1]
		for i := reg.First; i < reg.First+reg.Neurons; i++ {
			k := kind(st, i)
			w := philox.Draw(st.WiringSeed, philox.StreamPicture, uint32(i), 0, 0)
			want := total * (float64(seen[k]) + philox.Unit(w[0])) / float64(count[k])
			seen[k]++
			c := min(sort.SearchFloat64s(sums[r], want), len(cells[r])-1)
			at[i] = inCell(a, cells[r][c], philox.Unit(w[1]), philox.Unit(w[2]), philox.Unit(w[3]))
		}
	}
	return at, nil
}

func kind(st *frame.Static, neuron int) int {
	if st.Inhibitory[neuron] {
		return 1
	}
	return 0
}

// inCell draws a point of a cell: uniform in its triangle, then turned so that
// the largest barycentric weight is that of the cell's corner, which is uniform
// in the cell by symmetry.
func inCell(a *Atlas, c cell, x, y, depth float64) (place soma) {
	s := math.Sqrt(x)
	b := [3]float64{1 - s, s * (1 - y), s * y}
	top := 0
	for k := range b {
		if b[k] > b[top] {
			top = k
		}
	}
	h := &a.Cortex[c.hemisphere]
	first := uint32(0)
	if c.hemisphere == 1 {
		first = uint32(len(a.Cortex[0].Pial))
	}
	for k := range 3 {
		place.vertex[k] = first + h.Index[c.triangle+(c.corner+k)%3]
		place.weight[k] = float32(b[(top+k)%3])
	}
	place.depth = float32(ribbonTop + (ribbonBottom-ribbonTop)*depth)
	return place
}

// dimmed is the share of its light that each region's somata show: where a
// small region crowds its 200 neurons, each is dimmer, so that the eye is drawn
// by activity and not by the size of regions.
func dimmed(a *Atlas, st *frame.Static) []float32 {
	area := make([]float32, len(st.Regions)) // mm2 of pial surface
	for s := range a.Cortex {
		h := &a.Cortex[s]
		for t := 0; t+2 < len(h.Index); t += 3 {
			v := h.Index[t : t+3]
			third := h.Pial[v[1]].Sub(h.Pial[v[0]]).Cross(h.Pial[v[2]].Sub(h.Pial[v[0]])).Len() / 6
			for _, vertex := range v {
				if r := h.Region[vertex]; r >= 0 {
					area[r] += third
				}
			}
		}
	}
	const (
		roomy = 8    // mm2 of surface per neuron: a region of ordinary size
		least = 0.35 // of the light
	)
	out := make([]float32, len(area))
	for r := range out {
		each := area[r] / float32(max(st.Regions[r].Neurons, 1))
		out[r] = min(max(float32(math.Sqrt(float64(each/roomy))), least), 1)
	}
	return out
}
