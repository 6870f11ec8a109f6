package brain

import (
	"testing"

	"github.com/go-gl/mathgl/mgl32"
)

// TestCameraHoldsTheBrain in the frame with a margin, at any shape of picture
// and from every side, for whoever turns it slowly.
func TestCameraHoldsTheBrain(t *testing.T) {
	a := atlas(t)
	var all []mgl32.Vec3
	for i := range a.Cortex {
		all = append(all, a.Cortex[i].Pial...)
	}
	for _, s := range a.Deep {
		all = append(all, s.Vertex...)
	}
	for _, aspect := range []float32{0.6, 435.0 / 560, 1, 16.0 / 9} {
		cam := Camera(aspect)
		for turn := range 12 {
			cam.Azimuth = float32(turn) * 0.5236
			for _, p := range all {
				x, y, ok := cam.Project(p, aspect)
				if !ok || max(x, -x) > 0.99 || max(y, -y) > 0.99 {
					t.Fatalf("aspect %.2f, azimuth %.2f: %v appears at %.2f, %.2f", aspect, cam.Azimuth, p, x, y)
				}
			}
		}
	}
}

// TestLabels: most active first, above the threshold only, in px from the top
// left, and hidden ones told from those in front.
func TestLabels(t *testing.T) {
	st, a := newborn(t), atlas(t)
	r := &Renderer{static: st, atlas: a, labels: anchors(a, st), state: &state{rate: make([]float32, 80)}}
	r.state.rate[54], r.state.rate[55], r.state.rate[0], r.state.rate[1] = 15, 18, 12, 5
	cam := Camera(1)
	cam.Azimuth, cam.Elevation = 3.1416, 0 // from the left
	got := r.Labels(nil, 2, 6, 500, 500, cam)
	if len(got) != 2 || got[0].Region != 55 || got[1].Region != 54 || got[1].Name != "Postcentral gyrus" || got[1].Side != 'L' {
		t.Fatalf("labels %+v", got)
	}
	if got[0].Facing || !got[1].Facing {
		t.Errorf("seen from the left, the left region must face the eye and the right one must not: %+v", got)
	}
	// The left postcentral gyrus lies behind the middle and above it; from the
	// left, the front of the brain is on the left of the picture.
	if l := got[1]; l.X < 240 || l.X > 330 || l.Y > 240 || l.Y < 60 {
		t.Errorf("the postcentral gyrus appears at %.0f, %.0f", l.X, l.Y)
	}
	if n := testing.AllocsPerRun(10, func() { got = r.Labels(got[:0], 3, 0, 500, 500, cam) }); n > 1 {
		t.Errorf("%g allocations", n)
	}
}

// TestAnchorsLieOnTheirRegion.
func TestAnchorsLieOnTheirRegion(t *testing.T) {
	st, a := newborn(t), atlas(t)
	for r, an := range anchors(a, st) {
		found := false
		h := &a.Cortex[r%2]
		for v := range h.Pial {
			found = found || h.Pial[v] == an.at && h.Region[v] == int32(r)
		}
		if !found {
			t.Errorf("%s: anchor %v is no vertex of the region", st.Regions[r].Label, an.at)
		}
	}
}

// TestCoarsenKeepsTheShape: fewer triangles, same place and size.
func TestCoarsenKeepsTheShape(t *testing.T) {
	volume := func(v []mgl32.Vec3, index []uint32) (sum float64) {
		for i := 0; i < len(index); i += 3 {
			sum += float64(v[index[i]].Dot(v[index[i+1]].Cross(v[index[i+2]]))) / 6
		}
		return sum
	}
	for _, s := range atlas(t).Deep {
		v, index := coarsen(s.Vertex, s.Index, coarseMM)
		if len(index) > 2*len(s.Index)/3 {
			t.Errorf("%s keeps %d of %d indices", s.Name, len(index), len(s.Index))
		}
		if was, is := volume(s.Vertex, s.Index), volume(v, index); is < 0.8*was || is > 1.05*was {
			t.Errorf("%s: %.0f mm3 of %.0f", s.Name, is, was)
		}
	}
}

// TestArcs: curves begin and end at their regions, run evenly, and pass the
// midline where hemispheres are joined.
func TestArcs(t *testing.T) {
	st := newborn(t)
	for i, a := range newTracts(st, Strongest).arcs {
		tr := st.Tracts[i]
		if a.point[0] != st.Regions[tr.Source].Centroid || a.point[arcPoints-1] != st.Regions[tr.Target].Centroid {
			t.Fatalf("tract %d: ends at %v and %v", i, a.point[0], a.point[arcPoints-1])
		}
		for k := 1; k < arcPoints; k++ {
			step := a.point[k].Sub(a.point[k-1]).Len()
			if even := a.length / (arcPoints - 1); step > 1.02*even || step < 0.85*even {
				t.Fatalf("tract %d: piece %d is %.2f mm of %.2f", i, k, step, even)
			}
			if x := a.point[k-1][0] * a.point[k][0]; x < 0 {
				if p := a.point[k]; p[2] < -10 || p[2] > 32 || p[1] < -48 || p[1] > 38 {
					t.Errorf("tract %d from %s to %s crosses the midline at %v", i, st.Regions[tr.Source].Label, st.Regions[tr.Target].Label, p)
				}
			}
		}
	}
}
