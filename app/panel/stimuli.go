//go:build !headless

package panel

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/motor"
)

// Stimuli are what the user does to the newborn: pushes, a sound, a touch of a
// palm, a turn of the head.
type Stimuli struct {
	strength float64 // of a push, N
	turn     float64 // of the head
}

// NewStimuli makes the panel.
func NewStimuli() *Stimuli { return &Stimuli{strength: 150} }

// maxStrength is the strongest push of the panel, N: about half the weight of
// the body.
const maxStrength = 400

// Draw hands what the user does to w.
func (p *Stimuli) Draw(c *gui.Context, w World) {
	heading(c, "Stimuli")
	gap := imgui.CurrentStyle().ItemInnerSpacing().X
	width := imgui.ContentRegionAvail().X
	button := func(label string, n int, hint string) bool {
		pressed := gui.Button(label, imgui.Vec2{X: (width - float32(n-1)*gap) / float32(n)})
		gui.Tooltip(hint, 300*c.Scale())
		return pressed
	}
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: look.Gap1 * c.Scale()})
	for i, push := range []struct {
		label     string
		hint      string
		direction [3]float64
	}{
		{"forward", "Push the torso forward for 100\u2009ms", [3]float64{1}},
		{"back", "Push the torso back for 100\u2009ms", [3]float64{-1}},
		{"left", "Push the torso left for 100\u2009ms", [3]float64{0, 1}},
		{"right", "Push the torso right for 100\u2009ms", [3]float64{0, -1}},
	} {
		if i > 0 {
			imgui.SameLine()
		}
		if button(push.label, 4, push.hint) {
			w.Push([3]float64{push.direction[0] * p.strength, push.direction[1] * p.strength, 0})
		}
	}
	p.row(c, "push")
	c.Slider("##strength", &p.strength, 10, maxStrength, "%.0f\u2009N", gui.SliderLook{Mark: look.Quiet, Default: math.NaN()})
	gui.Tooltip("Force of a push at the torso", 300*c.Scale())

	if button("sound", 3, "A loud sound for 100\u2009ms: startle") {
		w.Sound()
	}
	imgui.SameLine()
	if button("left palm", 3, "Press the left palm for 500\u2009ms: grasp") {
		w.PalmTouch(motor.Left)
	}
	imgui.SameLine()
	if button("right palm", 3, "Press the right palm for 500\u2009ms: grasp") {
		w.PalmTouch(motor.Right)
	}
	mark := look.Quiet
	if p.turn != 0 {
		mark = look.Accent
	}
	p.row(c, "head turn")
	if c.Slider("##turn", &p.turn, -1, 1, turnFormat(p.turn), gui.SliderLook{Mark: mark, Default: 0}) {
		if p.turn > -0.05 && p.turn < 0.05 {
			p.turn = 0 // the middle is easy to find
		}
		w.HeadTurn(p.turn)
	}
	gui.Tooltip("Where the face looks: asymmetric tonic neck reflex", 300*c.Scale())
	imgui.PopStyleVar()
}

// row writes the name of a slider that follows on the same line.
func (p *Stimuli) row(c *gui.Context, name string) {
	left, width := imgui.CursorPosX(), imgui.ContentRegionAvail().X
	imgui.AlignTextToFramePadding()
	gui.Text(name, look.Normal)
	imgui.SameLineV(left+0.32*width, 0)
	imgui.SetNextItemWidth(-1)
}

// turnFormat writes left and right instead of signs.
func turnFormat(turn float64) string {
	switch {
	case turn < 0:
		return "%.2f left"
	case turn > 0:
		return "%.2f right"
	}
	return "ahead"
}
