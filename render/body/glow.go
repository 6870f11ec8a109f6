package body

import (
	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Glow lights the joint that moves a geom.
type Glow struct {
	Color  mgl32.Vec3 // sRGB, as in package look
	Amount float32    // 0..1
}

// GlowOf tells the glow of every geom from one tick's torque terms: the colour
// of the family whose term is largest at any of its joint's actuators, as bright
// as that term's share of the actuator's limit. dst is reused if it has room.
func GlowOf(dst []Glow, st *frame.Static, terms [][]float64) []Glow {
	dst = dst[:0]
	for i := range st.Geoms {
		var g Glow
		for _, a := range st.Geoms[i].Actuators {
			for t, term := range terms {
				share := abs(float32(term[a] / st.Actuators[a].Limit))
				if share > g.Amount {
					g.Color, g.Amount = look.Families[st.Terms[t].Family], share
				}
			}
		}
		g.Amount = min(g.Amount, 1)
		dst = append(dst, g)
	}
	return dst
}
