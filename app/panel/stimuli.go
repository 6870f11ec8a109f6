//go:build !headless

package panel

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Stimuli are what the user does to the newborn: pushes, a sound, a touch of a
// palm, a turn of the head.
type Stimuli struct {
	strength float64 // of a push, N
	turn     float64 // of the head
	lacks    lacks
}

// lacks says why a body cannot be asked for something; empty where it can.
type lacks struct{ sideways, palms, neck string }

var bodies = map[string]lacks{
	"walker2d-v5": {
		sideways: "The walker moves in a plane: nothing pushes it sideways.",
		palms:    "The walker has no hands.",
		neck:     "The walker has no head to turn.",
	},
}

// NewStimuli makes the panel for a newborn.
func NewStimuli(st *frame.Static) *Stimuli { return &Stimuli{strength: 150, lacks: bodies[st.Body]} }

// maxStrength is the strongest push of the panel, N: about half the weight of
// the body.
const maxStrength = 400

// Draw hands what the user does to w.
func (p *Stimuli) Draw(c *gui.Context, w World) {
	heading(c, "Stimuli")
	gap := imgui.CurrentStyle().ItemInnerSpacing().X
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: look.Gap1 * c.Scale()})
	pushes := grid(c, 4, "forward", gap)
	for _, push := range [...]struct {
		label, hint, reason string
		direction           [3]float64
	}{
		{"forward", "Push the torso forward for 100\u2009ms", "", [3]float64{1}},
		{"back", "Push the torso back for 100\u2009ms", "", [3]float64{-1}},
		{"left", "Push the torso left for 100\u2009ms", p.lacks.sideways, [3]float64{0, 1}},
		{"right", "Push the torso right for 100\u2009ms", p.lacks.sideways, [3]float64{0, -1}},
	} {
		if pushes.button(c, push.label, push.hint, push.reason) {
			w.Push([3]float64{push.direction[0] * p.strength, push.direction[1] * p.strength, 0})
		}
	}
	row("push", look.Normal)
	c.Slider("##strength", &p.strength, 10, maxStrength, "%.0f\u2009N", gui.SliderLook{Mark: look.Quiet, Default: math.NaN()})
	gui.Tooltip("Force of a push at the torso", 300*c.Scale())

	touches := grid(c, 3, "right palm", gap)
	if touches.button(c, "sound", "A loud sound for 100\u2009ms: startle", "") {
		w.Sound()
	}
	if touches.button(c, "left palm", "Press the left palm for 500\u2009ms: grasp", p.lacks.palms) {
		w.PalmTouch(motor.Left)
	}
	if touches.button(c, "right palm", "Press the right palm for 500\u2009ms: grasp", p.lacks.palms) {
		w.PalmTouch(motor.Right)
	}
	p.drawTurn(c, w)
	imgui.PopStyleVar()
}

func (p *Stimuli) drawTurn(c *gui.Context, w World) {
	mark, name := look.Quiet, look.Normal
	if p.turn != 0 {
		mark = look.Accent
	}
	if p.lacks.neck != "" {
		name = look.Quiet
	}
	row("head turn", name)
	imgui.BeginDisabledV(p.lacks.neck != "")
	if c.Slider("##turn", &p.turn, -1, 1, turnFormat(p.turn), gui.SliderLook{Mark: mark, Default: 0}) {
		if p.turn > -0.05 && p.turn < 0.05 {
			p.turn = 0 // the middle is easy to find
		}
		w.HeadTurn(p.turn)
	}
	imgui.EndDisabled()
	why(c, "Where the face looks: asymmetric tonic neck reflex", p.lacks.neck)
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
