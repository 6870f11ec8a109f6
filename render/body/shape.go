package body

import (
	"fmt"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/sim/frame"
)

// Limits of the shaders' tables (lib/parts.glsl, lib/union.glsl, body.vert). All
// together they fit the 1024 numbers that OpenGL 3.3 promises a shader.
const (
	mostShapes = 24
	mostParts  = 26 // bits of a mask
	mostNear   = 18 // parts that one flows into
	mostJoints = 16
)

// capsule is a part of the body as it is drawn: a segment with a radius. A
// sphere has no length; a box casts shadows as the capsule inside it.
type capsule struct {
	geom   int // in Static.Geoms
	radius float32
	half   float32 // half of the segment's length
	axis   int     // which of the geom's own axes the segment lies along
	box    bool
	blend  float32    // width of the fillet towards earlier parts, m
	color  mgl32.Vec3 // linear
}

// capsules lists the shapes of a body; planes are floors and not among them.
func capsules(geoms []frame.Geom) ([]capsule, error) {
	var list []capsule
	for i, g := range geoms {
		c := capsule{geom: i, axis: 2, blend: blend, color: linear(mgl32.Vec3{g.Color[0], g.Color[1], g.Color[2]})}
		switch g.Type {
		case frame.Plane:
			continue
		case frame.Sphere:
			c.radius = g.Size[0]
		case frame.Capsule:
			c.radius, c.half = g.Size[0], g.Size[2]
		case frame.Box:
			c.box = true
			for a := range 3 {
				if g.Size[a] > g.Size[c.axis] {
					c.axis = a
				}
			}
			c.radius = (g.Size[(c.axis+1)%3] + g.Size[(c.axis+2)%3]) / 2
			c.half = max(0, g.Size[c.axis]-c.radius)
		default:
			return nil, fmt.Errorf("body: shape %q is of type %d; planes, spheres, capsules and boxes can be drawn", g.Name, g.Type)
		}
		list = append(list, c)
	}
	if len(list) > mostShapes {
		return nil, fmt.Errorf("body: %d shapes, at most %d can be drawn", len(list), mostShapes)
	}
	return list, nil
}

// placed is a geom between two poses: position and own axes as columns.
type placed struct {
	pos mgl32.Vec3
	mat mgl32.Mat3
}

// between mixes two poses. Axes are mixed as vectors and made orthonormal
// again, z first: between two physics steps that is as good as a rotation.
func between(a, b *frame.Pose, mix float32) (p placed) {
	var axis [3]mgl32.Vec3
	for i := range 3 {
		p.pos[i] = a.Pos[i] + mix*(b.Pos[i]-a.Pos[i])
		for j := range 3 { // column j is axis j
			axis[j][i] = a.Mat[3*i+j] + mix*(b.Mat[3*i+j]-a.Mat[3*i+j])
		}
	}
	z := axis[2].Normalize()
	x := axis[0].Sub(z.Mul(axis[0].Dot(z))).Normalize()
	p.mat = mgl32.Mat3FromCols(x, z.Cross(x), z)
	return p
}

// at is the point at s, -1..1, of the shape's segment.
func (c *capsule) at(p *placed, s float32) mgl32.Vec3 {
	return p.pos.Add(p.mat.Col(c.axis).Mul(s * c.half))
}

// inverseSquare is 1 / |v|^2, or 0 for no length at all.
func inverseSquare(x, y, z float32) float32 {
	if l := x*x + y*y + z*z; l > 1e-10 {
		return 1 / l
	}
	return 0
}
