package body

import (
	"math"

	rgl "encephagen/render/gl"
)

// capsuleMesh is a capsule of radius 1 as directions from its axis and a place
// along it, -1..1; of a ball there is nothing along. The shader gives it size
// and skin.
func capsuleMesh(around, cap, along int) *rgl.Mesh {
	outline := make([][3]float32, around+1)
	for i := range outline {
		s, c := math.Sincos(2 * math.Pi * float64(i) / float64(around))
		outline[i] = [3]float32{float32(c), float32(s), 0}
	}
	return sweep(outline, cap, along)
}

// patchMesh is the same around a patch: its outline goes round one segment,
// over the front, round the other segment and back.
func patchMesh(around, over, cap, along int) *rgl.Mesh {
	var outline [][3]float32
	for half := range 2 {
		for i := range around/2 + 1 {
			s, c := math.Sincos(math.Pi * (float64(i)/float64(around/2) - 0.5 + float64(half)))
			outline = append(outline, [3]float32{float32(c), float32(s), float32(1 - half)})
		}
		last := outline[len(outline)-1]
		for i := 1; i < over; i++ {
			last[2] = float32(i) / float32(over)
			if half == 0 {
				last[2] = 1 - last[2]
			}
			outline = append(outline, last)
		}
	}
	return sweep(append(outline, outline[0]), cap, along)
}

// sweep makes rings of an outline (direction across, place on the patch): from
// the pole of one end along the segment to the pole of the other.
func sweep(outline [][3]float32, cap, along int) *rgl.Mesh {
	var v []float32
	rings := 0
	ring := func(angle, at float64) {
		s, c := math.Sincos(angle)
		for _, o := range outline {
			v = append(v, float32(c)*o[0], float32(c)*o[1], float32(s), float32(at), o[2])
		}
		rings++
	}
	for j := range cap + 1 {
		ring(math.Pi/2*(float64(j)/float64(cap)-1), -1)
	}
	for j := 1; j < along; j++ {
		ring(0, 2*float64(j)/float64(along)-1)
	}
	for j := range cap + 1 {
		if j > 0 || along > 0 {
			ring(math.Pi/2*float64(j)/float64(cap), 1)
		}
	}
	var index []uint32
	for j := range rings - 1 {
		for i := range len(outline) - 1 {
			a := uint32(j*len(outline) + i)
			b := a + uint32(len(outline))
			index = append(index, a, a+1, b, b, a+1, b+1)
		}
	}
	return rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 2}}, v, index)
}

// boxMesh is a cube from -1 to 1 with flat sides.
func boxMesh() *rgl.Mesh {
	var v []float32
	var index []uint32
	for axis := range 3 {
		for _, sign := range []float32{-1, 1} {
			first := uint32(len(v) / 6)
			for _, corner := range [][2]float32{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
				var p, n [3]float32
				n[axis], p[axis] = sign, sign
				p[(axis+1)%3], p[(axis+2)%3] = corner[0]*sign, corner[1]
				v = append(v, p[0], p[1], p[2], n[0], n[1], n[2])
			}
			index = append(index, first, first+1, first+2, first, first+2, first+3)
		}
	}
	return rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 3}}, v, index)
}
