//go:build !headless

package panel

import (
	"math"
	"strconv"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
)

// View is how the brain is shown, and in which colours everything is.
type View struct {
	Surface float64 // 0 pial, 1 white, 2 inflated, and what lies between
	Apart   float64 // of the hemispheres, mm beyond their natural distance
	Axis    int     // that a plane cuts: 0 none, 1 x, 2 y, 3 z
	At      float64 // of the plane, mm in MNI space
	Flip    bool    // take away what lies before the plane
	Opacity float64 // of the cortex where it faces the eye

	Somata, Tracts, Deep, Bloom bool

	Light bool // theme

	open    bool
	surface string // the present format of the slider
	of      float64
}

// Ranges of the view: MNI space reaches 110 mm from its origin.
const (
	farthestApart = 60
	farthestCut   = 110
	usualOpacity  = 0.08
)

// NewView is everything as the stage shows it first.
func NewView() *View {
	return &View{Opacity: usualOpacity, Somata: true, Tracts: true, Deep: true, Bloom: true, of: -1}
}

// Draw tells whether the user changed something.
func (v *View) Draw(c *gui.Context) (changed bool) {
	v.open = section(c, "View", v.open)
	if !v.open {
		return false
	}
	gap := imgui.CurrentStyle().ItemInnerSpacing().X
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: look.Gap1 * c.Scale()})
	defer imgui.PopStyleVar()

	changed = v.drawSurface(c)
	changed = slider(c, "##apart", &v.Apart, 0, farthestApart, "%.0f\u2009mm", 0, "Distance of the hemispheres beyond the natural one") || changed
	changed = slider(c, "##opacity", &v.Opacity, 0, 1, "%.2f", usualOpacity, "How much the cortex hides where it faces the eye") || changed

	changed = choice(c, "cut", []string{"none", "x", "y", "z"}, &v.Axis, "A plane takes a part of the brain away:\nsquare to x (left to right), y (back to front) or z (down to up)") || changed
	if v.Axis > 0 {
		changed = slider(c, "##plane at", &v.At, -farthestCut, farthestCut, "%.0f\u2009mm", 0, "Where the plane is in MNI space") || changed
		row("", look.Normal)
		changed = gui.Checkbox("other side", &v.Flip) || changed
	}
	changed = v.drawSwitches(c) || changed
	theme := 0
	if v.Light {
		theme = 1
	}
	if choice(c, "colours", []string{"dark", "light"}, &theme, "Dark for a screen, light for paper and bright rooms") {
		v.Light, changed = theme == 1, true
	}
	return changed
}

// drawSurface is the slider from the pial over the white to the inflated
// surface; the three themselves are easy to find.
func (v *View) drawSurface(c *gui.Context) bool {
	if v.of != v.Surface {
		v.of, v.surface = v.Surface, surfaceText(v.Surface)
	}
	if !slider(c, "##surface", &v.Surface, 0, 2, v.surface, 0, "The cortex as its outer face, its border with the white matter, or inflated, so that sulci open") {
		return false
	}
	if whole := math.Round(v.Surface); math.Abs(v.Surface-whole) < 0.06 {
		v.Surface = whole
	}
	return true
}

// surfaceText is a printf format without a number in it.
func surfaceText(at float64) string {
	names := [...]string{"pial", "white", "inflated"}
	whole := int(at)
	part := at - float64(whole)
	if part == 0 || whole >= len(names)-1 {
		return names[min(whole, len(names)-1)]
	}
	return names[whole] + " → " + names[whole+1] + " " + strconv.Itoa(int(math.Round(100*part))) + "\u2009%%"
}

func (v *View) drawSwitches(c *gui.Context) (changed bool) {
	width := imgui.ContentRegionAvail().X
	left := imgui.CursorPosX()
	for i, s := range [...]struct {
		name, hint string
		on         *bool
	}{
		{"somata", "The neurons themselves, flashing as they fire", &v.Somata},
		{"tracts", "The strongest tracts and the spikes that travel in them", &v.Tracts},
		{"deep", "Nuclei, brainstem and cerebellum", &v.Deep},
		{"bloom", "Light around what shines", &v.Bloom},
	} {
		if i%2 == 1 {
			imgui.SameLineV(left+width/2, 0)
		}
		changed = gui.Checkbox(s.name, s.on) || changed
		gui.Tooltip(s.hint, 300*c.Scale())
	}
	return changed
}

// slider is a row with a name, which is its id after "##", and a slider, its
// notch at the usual value.
func slider(c *gui.Context, id string, v *float64, lo, hi float64, format string, usual float64, hint string) bool {
	mark := look.Quiet
	if *v != usual {
		mark = look.Accent
	}
	row(strings.TrimPrefix(id, "##"), look.Normal)
	turned := c.Slider(id, v, lo, hi, format, gui.SliderLook{Mark: mark, Default: usual})
	gui.Tooltip(hint, 300*c.Scale())
	return turned
}

// choice is a row with a name and a button for each of a few possibilities.
func choice(c *gui.Context, name string, labels []string, at *int, hint string) (changed bool) {
	row(name, look.Normal)
	buttons := grid(c, len(labels), "", imgui.CurrentStyle().ItemSpacing().X)
	for i, label := range labels {
		if buttons.pick(c, label, hint, i == *at) && i != *at {
			*at, changed = i, true
		}
	}
	return changed
}
