//go:build !headless

package panel

import (
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// Balance is how the biases of the cortex stand to its parameters.
type Balance struct {
	Stale       bool    // learned with others than those in force
	Running     bool    // they are being learned anew
	Done, Total float64 // biological seconds of that
}

// stale says what a live change of coupling does.
const stale = "The biases were learned for other synapses and stay frozen: with these, regions leave their 5 and 10\u2009Hz."

// balance shows what there is to say about the biases, if there is anything.
func (p *Cortex) balance(c *gui.Context, w World, b Balance) {
	if !b.Stale && !b.Running {
		return
	}
	px := c.Scale()
	if b.Stale {
		imgui.PushTextWrapPosV(0)
		gui.Text(stale, look.Accent)
		imgui.PopTextWrapPos()
	}
	if !b.Running {
		if gui.Button("re-balance", imgui.Vec2{X: imgui.ContentRegionAvail().X}) {
			w.Rebalance()
		}
		gui.Tooltip("Learn the biases anew for 60\u2009s of another network's life, in the background, and take them over at a tick", 300*px)
		return
	}
	cancel := gui.Size("cancel").X + 4*look.Gap1*px
	at := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X - cancel - look.Gap2*px
	height := imgui.FrameHeight()
	end := imgui.Vec2{X: at.X + width, Y: at.Y + height}
	d := imgui.WindowDrawList()
	d.AddRectFilledV(at, end, gui.Pack(look.Raise(look.Panel, 0.06), 1), look.Corner*px, 0)
	share := float32(0)
	if b.Total > 0 {
		share = float32(min(1, b.Done/b.Total))
	}
	d.AddRectFilledV(at, imgui.Vec2{X: at.X + share*width, Y: end.Y}, gui.Pack(look.Accent, 0.35), look.Corner*px, 0)
	p.text = append(p.text[:0], "balancing, "...)
	p.text = append(strconv.AppendFloat(p.text, b.Done, 'f', 0, 64), " of "...)
	p.text = append(strconv.AppendFloat(p.text, b.Total, 'f', 0, 64), "\u2009s"...)
	gui.TextAt(imgui.Vec2{X: at.X + look.Gap2*px, Y: at.Y + (height-imgui.FontSize())/2}, look.Strong, p.text)
	imgui.Dummy(imgui.Vec2{X: width, Y: height})
	imgui.SameLine()
	if gui.Button("cancel", imgui.Vec2{X: cancel}) {
		w.CancelRebalance()
	}
}
