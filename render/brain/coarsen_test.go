package brain

import (
	"testing"

	"github.com/go-gl/mathgl/mgl32"
)

// TestHalved: the coarser cortex is closed, faces the same way and is nearly as
// large; what was not divided so is left as it is.
func TestHalved(t *testing.T) {
	for i := range atlas(t).Cortex {
		h := &atlas(t).Cortex[i]
		index := halved(h.Index, uint32(len(h.Pial)+6)/4)
		if len(index) != len(h.Index)/4 {
			t.Fatalf("%d of %d indices", len(index), len(h.Index))
		}
		edges := make(map[[2]uint32]int)
		for k := 0; k < len(index); k += 3 {
			for c := range 3 {
				edges[[2]uint32{index[k+c], index[k+(c+1)%3]}]++
			}
		}
		for e, n := range edges {
			if n != 1 || edges[[2]uint32{e[1], e[0]}] != 1 {
				t.Fatalf("edge %v is there %d and %d times", e, n, edges[[2]uint32{e[1], e[0]}])
			}
		}
		white := make([]mgl32.Vec3, len(h.Pial))
		for k := range white {
			white[k] = h.Pial[k].Add(h.White[k])
		}
		if fine, coarse := volume(white, h.Index), volume(white, index); coarse < 0.9*fine || coarse > 1.05*fine {
			t.Errorf("%.0f mm3 of %.0f", coarse, fine)
		}
		if halved(h.Index, 100) != nil || halved(h.Index[:len(h.Index)-3], uint32(len(h.Pial)+6)/4) != nil {
			t.Error("another mesh was taken for a divided one")
		}
	}
}

// volume is what a closed surface that faces outwards holds.
func volume(v []mgl32.Vec3, index []uint32) (sum float32) {
	for k := 0; k < len(index); k += 3 {
		sum += v[index[k]].Dot(v[index[k+1]].Cross(v[index[k+2]])) / 6
	}
	return sum
}
