package brain

import (
	"math"
	"slices"

	"github.com/go-gl/mathgl/mgl32"
)

// shares is how much each of up to four regions lights a vertex. Weights that
// are left over belong to surface without neurons, which stays dark.
type shares struct {
	region [4]uint16
	weight [4]float32
}

// blurMM is the standard deviation of the smoothing across region borders, mm
// along the surface's edges.
const blurMM = 2

// borders gives each vertex its shares: a Gaussian over the vertices within two
// edges, about 6 mm on fsaverage5.
func borders(v []mgl32.Vec3, region []int32, near [][]uint32) []shares {
	out := make([]shares, len(v))
	type part struct {
		region int32
		weight float64
	}
	var parts []part
	dist := make(map[uint32]float32)
	var order []uint32
	for i := range v {
		clear(dist)
		order = append(order[:0], uint32(i))
		dist[uint32(i)] = 0
		for ring := 0; ring < 2; ring++ {
			for _, a := range order[:len(order):len(order)] {
				for _, b := range near[a] {
					d := dist[a] + v[b].Sub(v[a]).Len()
					if old, seen := dist[b]; !seen {
						dist[b] = d
						order = append(order, b)
					} else if d < old {
						dist[b] = d
					}
				}
			}
		}
		parts = parts[:0]
		total := 0.0
		for _, o := range order {
			d := float64(dist[o]) / blurMM
			w := math.Exp(-d * d / 2)
			total += w
			k := slices.IndexFunc(parts, func(p part) bool { return p.region == region[o] })
			if k < 0 {
				k = len(parts)
				parts = append(parts, part{region: region[o]})
			}
			parts[k].weight += w
		}
		slices.SortStableFunc(parts, func(a, b part) int {
			switch {
			case a.weight > b.weight:
				return -1
			case a.weight < b.weight:
				return 1
			}
			return 0
		})
		k := 0
		for _, p := range parts {
			if p.region >= 0 && k < 4 {
				out[i].region[k], out[i].weight[k] = uint16(p.region), float32(p.weight/total)
				k++
			}
		}
	}
	return out
}
