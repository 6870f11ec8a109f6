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
	child, parent int     // indices of capsules
	s, t          float32 // where it is on the child and on the parent, -1..1
	same          float32 // -1 if a patch has to turn the parent's segment round
	bridge        bridge
	smooth        bool // the shapes flow into one another; boxes keep their edges
	joint         bool // it can turn: the shapes belong to different bodies
}

// bridge is what fills the gap at a join, for the picture only.
type bridge int

const (
	none  bridge = iota // the shapes overlap anyway
	link                // thinner than what it bridges, as a neck is
	patch               // from the whole segment of one to that of the other: the waist
)

const linkWidth = 0.66

// findJoins lets every shape but the first hang on the earlier one that is
// nearest, of those that the anatomy allows. Distances at a joint hardly change
// with its angle, so that any ordinary pose gives the same answer; the first pose
// is used.
func findJoins(shapes []capsule, geoms []frame.Geom, at []placed) []join {
	var joins []join
	parts := len(shapes)
	for c := 1; c < len(shapes); c++ {
		best, gap := -1, float32(math.Inf(1))
		var bestS, bestT float32
		for p := range c {
			if !mayHang(&geoms[shapes[c].geom], &geoms[shapes[p].geom]) {
				continue
			}
			s, t, d := closest(&shapes[c], &at[c], &shapes[p], &at[p])
			if d -= shapes[c].radius + shapes[p].radius; d < gap {
				best, gap, bestS, bestT = p, d, s, t
			}
		}
		if best < 0 {
			continue
		}
		child, parent := &shapes[c], &shapes[best]
		if gap > child.radius+parent.radius {
			continue // a body of its own
		}
		j := join{child: c, parent: best, s: bestS, t: bestT,
			smooth: !child.box && !parent.box,
			joint:  geoms[child.geom].Body != geoms[parent.geom].Body}
		if j.smooth && gap > -0.5*min(child.radius, parent.radius) && parts < mostParts {
			parts++
			j.bridge = link
			if same, ok := sideBySide(child, &at[c], parent, &at[best]); ok {
				j.bridge, j.same, j.s, j.t = patch, same, 0, 0
			}
		}
		joins = append(joins, j)
	}
	// Bridges are numbered in this order: links, which are capsules, come first.
	slices.SortStableFunc(joins, func(a, b join) int { return int(a.bridge - b.bridge) })
	return joins
}

// mayHang tells whether a shape may hang on another: on one of its own body, or
// of the body above. Where bodies share a plane, distances would not tell the
// left knee from the right one.
func mayHang(child, parent *frame.Geom) bool {
	return child.Parent == "" || parent.Body == child.Body || parent.Body == child.Parent
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

// neighbours lists for every part (shapes first, then bridges in the order of the
// joins) which parts its surface may flow into: the shapes joined to it, and the
// bridges at those. A set of bits, gone through in the same order by all, so
// that meshes that meet compute the same surface to the bit.
func neighbours(shapes []capsule, joins []join) []uint32 {
	joined := make([]uint32, len(shapes)) // shapes joined to a shape, itself included
	bridges := make([]uint32, len(shapes))
	parts := len(shapes)
	for i, s := range shapes {
		if !s.box { // a box flows into nothing, not even itself
			joined[i] = 1 << i
		}
	}
	for _, j := range joins {
		if !j.smooth {
			continue
		}
		joined[j.child] |= 1 << j.parent
		joined[j.parent] |= 1 << j.child
		if j.bridge != none {
			bridges[j.child] |= 1 << parts
			bridges[j.parent] |= 1 << parts
			parts++
		}
	}
	near := slices.Clone(joined)
	for i := range shapes {
		for n := range shapes {
			if joined[i]>>n&1 == 1 {
				near[i] |= bridges[n]
			}
		}
	}
	for _, j := range joins {
		if j.bridge != none {
			near = append(near, near[j.child]|near[j.parent])
		}
	}
	return near
}

// place is the middle of a join in the world.
func (j *join) place(shapes []capsule, at []placed) mgl32.Vec3 {
	a, b := shapes[j.child].at(&at[j.child], j.s), shapes[j.parent].at(&at[j.parent], j.t)
	return a.Add(b).Mul(0.5)
}
