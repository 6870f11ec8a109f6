//go:build !headless

package panel

import (
	"cmp"
	"slices"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// regions name the regions of a cortex and put them into an order that shows
// structure: the left hemisphere lobe by lobe, then the right one the same way,
// so that partners lie on a diagonal.
type regions struct {
	static *frame.Static
	names  []string // "Precentral gyrus, left"
	listed []string // "L  Precentral gyrus"
	order  []int    // regions from first to last
	place  []int    // of each region in the order
	search []string // what the list's filter looks at
	filter gui.Field
}

// whole stands for no region, or all of them.
const whole = -1

func newRegions(st *frame.Static) *regions {
	p := &regions{static: st, place: make([]int, len(st.Regions))}
	lobe := map[string]int{}
	for i, r := range st.Regions {
		if _, known := lobe[r.Lobe]; !known {
			lobe[r.Lobe] = len(lobe)
		}
		side := "left"
		if r.Hemisphere == 'R' {
			side = "right"
		}
		p.names = append(p.names, r.Name+", "+side)
		p.listed = append(p.listed, string(r.Hemisphere)+"  "+r.Name)
		p.search = append(p.search, strings.ToLower(r.Name+" "+side+" "+r.Label+" "+r.Lobe))
		p.order = append(p.order, i)
	}
	slices.SortStableFunc(p.order, func(a, b int) int {
		x, y := &st.Regions[a], &st.Regions[b]
		return cmp.Or(cmp.Compare(x.Hemisphere, y.Hemisphere), cmp.Compare(lobe[x.Lobe], lobe[y.Lobe]))
	})
	for at, i := range p.order {
		p.place[i] = at
	}
	return p
}

// name of a region, or of all.
func (p *regions) name(region int) string {
	if region < 0 || region >= len(p.names) {
		return "whole cortex"
	}
	return p.names[region]
}

// Draw shows which region is picked on a button that opens the list of all. It
// returns the region that is picked then.
func (p *regions) Draw(c *gui.Context, picked int) int {
	px := c.Scale()
	width := imgui.ContentRegionAvail().X
	if gui.Button("##region", imgui.Vec2{X: width}) {
		imgui.OpenPopupStr("regions")
	}
	gui.Tooltip("Pick a region here or by a double-click in the brain; Esc goes back to the whole cortex", 300*px)
	lo, hi := imgui.ItemRectMin(), imgui.ItemRectMax()
	name := p.name(picked)
	imgui.PushClipRect(lo, imgui.Vec2{X: hi.X - 5*look.Gap1*px, Y: hi.Y}, true)
	gui.TextAt(imgui.Vec2{X: lo.X + look.Gap2*px, Y: (lo.Y + hi.Y - imgui.FontSize()) / 2}, look.Strong, name)
	imgui.PopClipRect()
	// A triangle that points down: there is a list.
	x, y, r := hi.X-3*look.Gap1*px, (lo.Y+hi.Y)/2, 3.5*px
	imgui.WindowDrawList().AddTriangleFilled(imgui.Vec2{X: x - r, Y: y - 0.6*r}, imgui.Vec2{X: x + r, Y: y - 0.6*r}, imgui.Vec2{X: x, Y: y + 0.8*r}, gui.Pack(look.Quiet, 1))

	imgui.SetNextWindowSizeConstraints(imgui.Vec2{X: width, Y: 80 * px}, imgui.Vec2{X: width, Y: 320 * px})
	if !gui.Popup("regions") {
		return picked
	}
	imgui.SetNextItemWidth(-1)
	if imgui.IsWindowAppearing() {
		imgui.SetKeyboardFocusHere()
	}
	p.filter.Draw("##filter", "filter", imgui.InputTextFlagsEscapeClearsAll)
	words := strings.Fields(strings.ToLower(p.filter.Text()))
	if gui.Child("list", imgui.Vec2{Y: 260 * px}, 0, imgui.WindowFlagsNone) {
		if len(words) == 0 && imgui.SelectableBoolV(p.name(whole), picked == whole, 0, imgui.Vec2{}) {
			picked = whole
			imgui.CloseCurrentPopup()
		}
		for _, i := range p.order {
			if !matches(p.search[i], words) {
				continue
			}
			if imgui.SelectableBoolV(p.listed[i], picked == i, 0, imgui.Vec2{}) {
				picked = i
				imgui.CloseCurrentPopup()
			}
		}
	}
	imgui.EndChild()
	imgui.EndPopup()
	return picked
}

func matches(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
