package body

import (
	"math"

	rgl "encephagen/render/gl"
)

// capsuleMesh is a capsule of radius 1 as directions from its axis and a place
// along it, 0..1. The shader gives it size and skin.
func capsuleMesh(around, cap, along int) *rgl.Mesh {
	var v []float32
	ring := func(angle, side float64) {
		r, z := math.Cos(angle), math.Sin(angle)
		for i := range around + 1 {
			s, c := math.Sincos(2 * math.Pi * float64(i) / float64(around))
			v = append(v, float32(r*c), float32(r*s), float32(z), float32(side))
		}
	}
	rings := 0
	for j := range cap + 1 { // from the pole to the equator
		ring(math.Pi/2*(float64(j)/float64(cap)-1), 0)
		rings++
	}
	for j := 1; j < along; j++ {
		ring(0, float64(j)/float64(along))
		rings++
	}
	for j := range cap + 1 {
		ring(math.Pi/2*float64(j)/float64(cap), 1)
		rings++
	}
	var index []uint32
	for j := range rings - 1 {
		for i := range around {
			a := uint32(j*(around+1) + i)
			b := a + uint32(around) + 1
			index = append(index, a, a+1, b, b, a+1, b+1)
		}
	}
	return rgl.NewMesh([]rgl.Attrib{{Location: 0, Size: 3}, {Location: 1, Size: 1}}, v, index)
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
