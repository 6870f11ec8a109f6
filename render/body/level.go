package body

import (
	"math"

	rgl "encephagen/render/gl"
)

// levels are how fine a part is drawn, the finest first: corners around it,
// rings on a round end, rings along it.
var levels = [...]struct{ around, cap, along int }{{24, 6, 10}, {18, 5, 8}, {12, 3, 6}}

// level holds the meshes of one fineness.
type level struct{ capsule, ball, patch *rgl.Mesh }

// straight is how far, px, the chords of an outline may lie within its arc.
const straight = 0.4

// levelFor is the coarsest level whose outline looks round for a radius in px.
func levelFor(px float32) int {
	for i := len(levels) - 1; i > 0; i-- {
		if float64(px)*(1-math.Cos(math.Pi/float64(levels[i].around))) <= straight {
			return i
		}
	}
	return 0
}

func makeLevel(around, cap, along int) level {
	return level{
		capsule: capsuleMesh(around, cap, along),
		ball:    capsuleMesh(around, cap, 0),
		patch:   patchMesh(around/2, cap, cap-1, along*4/5),
	}
}

func (l *level) delete() {
	for _, m := range []*rgl.Mesh{l.capsule, l.ball, l.patch} {
		if m != nil {
			m.Delete()
		}
	}
}
