//go:build !headless

package panel

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/colormap"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
)

// matrix is a square of correlations between regions as a picture.
type matrix struct {
	values  []float32 // row by row in the order of the regions; empty: there is none
	texture *rgl.Texture
	theme   *look.Theme
	pixels  []byte
	stale   bool
}

// set takes over values, which it copies; none empties it.
func (m *matrix) set(values []float32) {
	m.values = append(m.values[:0], values...)
	m.stale = true
}

// draw puts the matrix into a square, its rows and columns in an order.
func (m *matrix) draw(c *gui.Context, order []int, at imgui.Vec2, side float32) {
	end := imgui.Vec2{X: at.X + side, Y: at.Y + side}
	d := imgui.WindowDrawList()
	d.AddRectFilled(at, end, gui.Pack(look.Stage, 1))
	if len(m.values) == 0 {
		return
	}
	n := len(order)
	if m.texture == nil {
		m.texture = rgl.NewTexture(n, n, rgl.RGBA8)
	}
	if m.stale || m.theme != look.Current() {
		m.stale, m.theme = false, look.Current()
		m.pixels = m.pixels[:0]
		scale := colormap.Amounts()
		for _, i := range order {
			for _, j := range order {
				texel := rgba(scale.At(m.values[i*n+j]), 1)
				m.pixels = append(m.pixels, texel[:]...)
			}
		}
		m.texture.Upload(m.pixels)
	}
	m.texture.Filter(side < float32(3*n)) // large cells have edges, small ones would be uneven
	d.AddImageV(c.Image(m.texture.ID()), at, end, imgui.Vec2{}, imgui.Vec2{X: 1, Y: 1}, 0xffffffff)
	// The hemispheres.
	half := imgui.Vec2{X: (at.X + end.X) / 2, Y: (at.Y + end.Y) / 2}
	line := gui.Pack(look.Stage, 0.8)
	d.AddRectFilled(imgui.Vec2{X: half.X, Y: at.Y}, imgui.Vec2{X: half.X + look.HairPx, Y: end.Y}, line)
	d.AddRectFilled(imgui.Vec2{X: at.X, Y: half.Y}, imgui.Vec2{X: end.X, Y: half.Y + look.HairPx}, line)
}

func (m *matrix) close() {
	if m.texture != nil {
		m.texture.Delete()
	}
}

// similarity is the correlation of two matrices of n regions over the pairs above
// their diagonals; NaN if one is missing.
func similarity(a, b []float32, n int) float64 {
	if len(a) == 0 || len(b) == 0 {
		return math.NaN()
	}
	var sa, sb, saa, sbb, sab, pairs float64
	for i := range n {
		for j := i + 1; j < n; j++ {
			x, y := float64(a[i*n+j]), float64(b[i*n+j])
			sa, sb = sa+x, sb+y
			saa, sbb, sab = saa+x*x, sbb+y*y, sab+x*y
			pairs++
		}
	}
	return (sab - sa*sb/pairs) / math.Sqrt((saa-sa*sa/pairs)*(sbb-sb*sb/pairs))
}
