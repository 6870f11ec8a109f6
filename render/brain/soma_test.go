package brain

import (
	"math"
	"testing"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/sim/frame"
)

// TestSomataLieInTheirRibbon: every cell body lies within a prism between the
// pial and the white side of a triangle at its region, between 0.1 and 0.9 of
// the way, and nearer to a vertex of its region than to the triangle's others
// in the barycentric sense.
func TestSomataLieInTheirRibbon(t *testing.T) {
	st, a := newborn(t), atlas(t)
	at, err := pialPlaces(a, st)
	if err != nil {
		t.Fatal(err)
	}
	// Triangles by region, to search for the one that holds a soma.
	by := make([][][2]int, 80)
	for s := range a.Cortex {
		h := &a.Cortex[s]
		for k := 0; k < len(h.Index); k += 3 {
			for c := range 3 {
				if r := h.Region[h.Index[k+c]]; r >= 0 {
					by[r] = append(by[r], [2]int{s, k})
				}
			}
		}
	}
	for i := 0; i < len(at); i += 23 {
		r := int32(st.RegionOf[i])
		found := false
		for _, tri := range by[r] {
			h := &a.Cortex[tri[0]]
			v := h.Index[tri[1] : tri[1]+3]
			if at[i].Sub(h.Pial[v[0]]).Len() > 12 {
				continue
			}
			b, u, ok := inPrism(h, v, at[i])
			if !ok || u < ribbonTop-0.01 || u > ribbonBottom+0.01 {
				continue
			}
			top := 0
			for c := range b {
				if b[c] > b[top] {
					top = c
				}
			}
			if h.Region[v[top]] == r || b[0] < 0.35 && b[1] < 0.35 && b[2] < 0.35 { // the middle belongs to all three
				found = true
				break
			}
		}
		if !found {
			t.Fatalf("neuron %d at %v lies outside the ribbon of %s", i, at[i], st.Regions[r].Label)
		}
	}
}

// inPrism solves p = sum b_k (pial_k + u white_k) for b and u: where the height
// of p over the triangle at u changes its sign, by bisection; a twisted prism
// has up to three such u.
func inPrism(h *Hemisphere, v []uint32, p mgl32.Vec3) (b [3]float64, u float64, ok bool) {
	corner := func(k int, u float64) mgl32.Vec3 { return h.Pial[v[k]].Add(h.White[v[k]].Mul(float32(u))) }
	height := func(u float64) float64 {
		x, y, z := corner(0, u), corner(1, u), corner(2, u)
		return float64(p.Sub(x).Dot(y.Sub(x).Cross(z.Sub(x))))
	}
	// At the medial wall both surfaces meet: any u will do.
	flat := h.White[v[0]].Len()+h.White[v[1]].Len()+h.White[v[2]].Len() < 0.05
	const parts = 16
	for part := range parts {
		lo, hi := float64(part)/parts, float64(part+1)/parts
		if height(lo)*height(hi) > 0 && !flat {
			continue
		}
		for range 30 {
			if mid := (lo + hi) / 2; height(lo)*height(mid) <= 0 {
				hi = mid
			} else {
				lo = mid
			}
		}
		x, y, z := corner(0, lo), corner(1, lo), corner(2, lo)
		n := y.Sub(x).Cross(z.Sub(x))
		area := float64(n.Dot(n))
		b[1] = float64(p.Sub(x).Cross(z.Sub(x)).Dot(n)) / area
		b[2] = float64(y.Sub(x).Cross(p.Sub(x)).Dot(n)) / area
		b[0] = 1 - b[1] - b[2]
		if b[0] > -0.01 && b[1] > -0.01 && b[2] > -0.01 {
			if flat {
				lo = 0.5
			}
			return b, lo, true
		}
	}
	return b, 0, false
}

// pialPlaces are the somata's places in a cortex that is as it grew, mm.
func pialPlaces(a *Atlas, st *frame.Static) ([]mgl32.Vec3, error) {
	somata, err := placeSomata(a, st)
	f := newForm(a, len(st.Regions))
	at := make([]mgl32.Vec3, len(somata))
	for i := range somata {
		at[i] = f.at(&somata[i])
	}
	return at, err
}

// TestSomataDependOnTheWiring: same wiring seed, same places; another, others.
func TestSomataDependOnTheWiring(t *testing.T) {
	st, a := newborn(t), atlas(t)
	one, _ := placeSomata(a, st)
	again, _ := placeSomata(a, st)
	st.WiringSeed++
	other, _ := placeSomata(a, st)
	moved := 0
	for i := range one {
		if one[i] != again[i] {
			t.Fatalf("neuron %d lies at %v and then at %v", i, one[i], again[i])
		}
		if one[i] != other[i] {
			moved++
		}
	}
	if moved < len(one)*99/100 {
		t.Errorf("another wiring moves only %d of %d", moved, len(one))
	}
}

// TestSomataFillTheRegion: no type keeps to a corner of its region.
func TestSomataFillTheRegion(t *testing.T) {
	st, a := newborn(t), atlas(t)
	at, _ := pialPlaces(a, st)
	for r := range st.Regions {
		var mean [2]mgl32.Vec3
		var n [2]float32
		for i := 200 * r; i < 200*(r+1); i++ {
			k := kind(st, i)
			mean[k] = mean[k].Add(at[i])
			n[k]++
		}
		d := mean[0].Mul(1 / n[0]).Sub(mean[1].Mul(1 / n[1])).Len()
		if d > 12 || math.IsNaN(float64(d)) {
			t.Errorf("%s: excitatory and inhibitory cells are centred %.1f mm apart", st.Regions[r].Label, d)
		}
	}
}
