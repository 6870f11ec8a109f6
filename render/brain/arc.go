package brain

import (
	"encephagen/sim/frame"

	"github.com/go-gl/mathgl/mgl32"
)

// arcPoints is how many points, evenly spaced along it, make a tract's curve.
const arcPoints = 33

// arc is the drawn curve of a tract, from its source region to its target.
type arc struct {
	point  [arcPoints]mgl32.Vec3 // mm
	length float32               // mm along the curve, not the measured length
}

// Landmarks of the white matter in MNI space, mm: where bundles gather. They
// shape the picture only.
var (
	hub    = mgl32.Vec3{24, -18, 20} // centrum semiovale, right; left is mirrored
	fore   = mgl32.Vec3{0, 2, -4}    // anterior commissure
	callos = [...]mgl32.Vec3{        // corpus callosum: splenium, body, genu
		{0, -38, 14}, {0, -18, 24}, {0, 4, 25}, {0, 28, 10},
	}
)

// newArc bends a tract through the inside of the brain. Within a hemisphere it
// bows towards the hub, the longer the more; between hemispheres it passes
// the corpus callosum at the height of its ends, or, from temporal lobe to
// temporal lobe, the anterior commissure. The two directions of a pair run in
// lanes 2 mm apart, each on its right.
func newArc(from, to mgl32.Vec3) arc {
	span := to.Sub(from)
	mid := from.Add(to).Mul(0.5)
	var p1, p2 mgl32.Vec3
	if from[0]*to[0] < 0 {
		cross := crossing(mid)
		// A cubic curve passes (from + 3 p1 + 3 p2 + to) / 8 half way.
		half := cross.Mul(8).Sub(from).Sub(to).Mul(1.0 / 6)
		side := mgl32.Vec3{0.28 * span[0], 0, 0}
		p1, p2 = half.Sub(side), half.Add(side)
	} else {
		centre := hub
		if mid[0] < 0 {
			centre[0] = -centre[0]
		}
		// A quarter along the straight way, and inward by a share of the span.
		inward := centre.Sub(mid)
		if l := inward.Len(); l > 1e-3 {
			inward = inward.Mul(min(0.32*span.Len()/l, 0.9))
		}
		p1 = from.Add(span.Mul(0.25)).Add(inward)
		p2 = to.Sub(span.Mul(0.25)).Add(inward)
	}
	lane := span.Cross(mgl32.Vec3{0, 0, 1})
	if l := lane.Len(); l > 1e-3 {
		lane = lane.Mul(1.33 / l) // 1 mm half way along the curve
		p1, p2 = p1.Add(lane), p2.Add(lane)
	}
	return evenly(from, p1, p2, to)
}

// crossing is where a tract between points around mid changes hemisphere.
func crossing(mid mgl32.Vec3) mgl32.Vec3 {
	if mid[2] < 0 && mid[1] > -45 && mid[1] < 25 {
		return fore
	}
	// Front to back the callosum is shorter than the cortex it joins.
	y := mid[1]*0.55 - 5
	i := 0
	for i < len(callos)-2 && y > callos[i+1][1] {
		i++
	}
	a, b := callos[i], callos[i+1]
	t := min(max((y-a[1])/(b[1]-a[1]), 0), 1)
	return a.Add(b.Sub(a).Mul(t))
}

// evenly samples a cubic Bezier curve at equal distances along it.
func evenly(p0, p1, p2, p3 mgl32.Vec3) arc {
	const fine = 256
	var at [fine + 1]mgl32.Vec3
	var way [fine + 1]float32
	for i := range at {
		t := float32(i) / fine
		s := 1 - t
		at[i] = p0.Mul(s * s * s).Add(p1.Mul(3 * s * s * t)).Add(p2.Mul(3 * s * t * t)).Add(p3.Mul(t * t * t))
		if i > 0 {
			way[i] = way[i-1] + at[i].Sub(at[i-1]).Len()
		}
	}
	a := arc{length: way[fine]}
	j := 1
	for k := range a.point {
		want := a.length * float32(k) / (arcPoints - 1)
		for j < fine && way[j] < want {
			j++
		}
		f := float32(0)
		if d := way[j] - way[j-1]; d > 0 {
			f = min(max((want-way[j-1])/d, 0), 1)
		}
		a.point[k] = at[j-1].Add(at[j].Sub(at[j-1]).Mul(f))
	}
	a.point[0], a.point[arcPoints-1] = p0, p3
	return a
}

// tracts is the set that is drawn.
type tracts struct {
	list []frame.Tract
	arcs []arc // in the brain as it is
}

// newTracts takes the strongest of a static's tracts between two regions.
func newTracts(st *frame.Static, most int) *tracts {
	t := &tracts{}
	for _, tr := range st.Tracts {
		if len(t.list) == most {
			break
		}
		if tr.Source == tr.Target {
			continue
		}
		t.list = append(t.list, tr)
		t.arcs = append(t.arcs, newArc(st.Regions[tr.Source].Centroid, st.Regions[tr.Target].Centroid))
	}
	return t
}
