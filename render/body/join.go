package body

import (
	"math"
	"slices"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/sim/frame"
)

// join is where a shape hangs on an earlier one. Shapes are listed as MuJoCo
// does, parents before children.
type join struct {
	child, parent int       // indices of capsules
	s, t          []float32 // where each link begins on the child and ends on the parent, -1..1
	radius        float32   // of the links
	joint         bool      // it can turn: the shapes belong to different bodies
}

// Links are thinner than what they bridge, so that they stay under the skin
// where the shapes touch anyway. Two side by side (the waist) may be wider.
const (
	linkWidth   = 0.66
	doubleWidth = 0.86
)

// findJoins lets every shape but the first hang on the earlier one that is
// nearest. Distances at a joint hardly change with its angle, so that any
// ordinary pose gives the same answer; the first pose drawn is used.
func findJoins(shapes []capsule, geoms []frame.Geom, at []placed) []join {
	var joins []join
	for c := 1; c < len(shapes); c++ {
		best, gap := -1, float32(math.Inf(1))
		var bestS, bestT float32
		for p := range c {
			s, t, d := closest(&shapes[c], &at[c], &shapes[p], &at[p])
			if d -= shapes[c].radius + shapes[p].radius; d < gap {
				best, gap, bestS, bestT = p, d, s, t
			}
		}
		child, parent := &shapes[c], &shapes[best]
		if gap > child.radius+parent.radius {
			continue // a body of its own
		}
		j := join{child: c, parent: best, joint: geoms[child.geom].Body != geoms[parent.geom].Body}
		thin := min(child.radius, parent.radius)
		if same, sideways := sideBySide(child, &at[c], parent, &at[best]); sideways {
			j.s, j.t, j.radius = []float32{-1, 1}, []float32{-same, same}, doubleWidth*thin
		} else {
			j.s, j.t, j.radius = []float32{bestS}, []float32{bestT}, linkWidth*thin
		}
		if child.box || parent.box {
			j.radius = 0 // boxes keep their edges
		}
		joins = append(joins, j)
	}
	return joins
}

// sideBySide tells whether two shapes lie parallel, one beside the other; same
// is +1 if they point the same way.
func sideBySide(c *capsule, cp *placed, p *capsule, pp *placed) (same float32, ok bool) {
	if c.half == 0 || p.half == 0 {
		return 0, false
	}
	along, other := cp.mat.Col(c.axis), pp.mat.Col(p.axis)
	cos := along.Dot(other)
	off := cp.pos.Sub(pp.pos)
	same = 1
	if cos < 0 {
		same = -1
	}
	return same, cos*same > 0.8 && abs(off.Dot(along)) < 0.4*off.Len()
}

// closest finds the nearest points of two segments (Ericson 2005, "Real-Time
// Collision Detection", 5.1.9), as -1..1 along each.
func closest(c *capsule, cp *placed, p *capsule, pp *placed) (s, t, distance float32) {
	c0, p0 := c.at(cp, -1), p.at(pp, -1)
	d1, d2 := c.at(cp, 1).Sub(c0), p.at(pp, 1).Sub(p0)
	r := c0.Sub(p0)
	a, e, f := d1.LenSqr(), d2.LenSqr(), d2.Dot(r)
	b, k := d1.Dot(d2), d1.Dot(r)
	const tiny = 1e-9
	s, t = 0.5, 0.5
	if den := a*e - b*b; a > tiny {
		if e <= tiny {
			s = clamp(-k / a)
		} else {
			if den > 1e-4*a*e { // parallel segments meet in the middle
				s = clamp((b*f - k*e) / den)
			}
			t = clamp((b*s + f) / e)
			s = clamp((b*t - k) / a)
		}
	} else if e > tiny {
		t = clamp(f / e)
	}
	distance = c0.Add(d1.Mul(s)).Sub(p0.Add(d2.Mul(t))).Len()
	return 2*s - 1, 2*t - 1, distance
}

func clamp(x float32) float32 { return min(max(x, 0), 1) }

func abs(x float32) float32 { return float32(math.Abs(float64(x))) }

// neighbours lists for every part (shapes first, then links in the order of the
// joins) which parts its surface may flow into: those it is joined to, and for
// a link all that its two ends are joined to. Sorted, so that meshes that meet
// compute the same surface to the bit.
func neighbours(shapes []capsule, joins []join) [][]int {
	near := make([][]int, len(shapes))
	for i := range shapes {
		near[i] = []int{i}
	}
	next := len(shapes)
	for _, j := range joins {
		if j.links() == 0 {
			continue
		}
		near[j.child] = append(near[j.child], j.parent)
		near[j.parent] = append(near[j.parent], j.child)
		for range j.links() {
			near[j.child] = append(near[j.child], next)
			near[j.parent] = append(near[j.parent], next)
			next++
		}
	}
	for _, j := range joins {
		for range j.links() {
			near = append(near, slices.Concat(near[j.child], near[j.parent]))
		}
	}
	for i := range near {
		slices.Sort(near[i])
		near[i] = slices.Compact(near[i])
		near[i] = near[i][:min(len(near[i]), mostNear)]
	}
	return near
}

// links is how many links bridge the join.
func (j *join) links() int {
	if j.radius == 0 {
		return 0
	}
	return len(j.s)
}

// place is the middle of a join in the world.
func (j *join) place(shapes []capsule, at []placed) mgl32.Vec3 {
	var sum mgl32.Vec3
	for i := range j.s {
		sum = sum.Add(shapes[j.child].at(&at[j.child], j.s[i])).Add(shapes[j.parent].at(&at[j.parent], j.t[i]))
	}
	return sum.Mul(0.5 / float32(len(j.s)))
}
