//go:build !headless

package panel

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Stimuli are what the user does to the newborn: pushes, a drop, a loud sound,
// touches, a turn of the head, a tilt of what it stands on.
type Stimuli struct {
	impulse float64 // of a push, N.s
	drop    float64 // cm
	turn    float64 // of the head
	planar  bool
	open    bool // the touches are unfolded
}

// NewStimuli makes the panel for a newborn.
func NewStimuli(st *frame.Static) *Stimuli {
	return &Stimuli{
		impulse: frame.PushEvent.Usual(frame.Forward).Strength,
		drop:    frame.DropEvent.Usual(frame.NoDirection).Strength,
		planar:  st.Planar(),
	}
}

// Strongest push and drop of the panel, N.s and cm.
const (
	maxImpulse = 60
	maxDrop    = 20
)

// lacks says why a body cannot be asked for something; empty where it can.
func (p *Stimuli) lacks(kind frame.EventKind, way frame.Direction) string {
	for _, w := range kind.Ways(p.planar) {
		if w == way {
			return ""
		}
	}
	switch kind {
	case frame.PalmEvent:
		return "The walker has no hands."
	case frame.CheekEvent, frame.HeadTurnEvent:
		return "The walker has no head to turn."
	}
	return "The walker moves in a plane: nothing moves it sideways."
}

// wayLabels are what the buttons of a direction say.
var wayLabels = [...]string{frame.Forward: "forward", frame.Back: "back", frame.LeftWay: "left", frame.RightWay: "right"}

// hints say what a kind does, and by which key.
var hints = [frame.EventKinds]string{
	frame.PushEvent:     "Push the trunk for 100\u2009ms (I, K, J, L)",
	frame.DropEvent:     "The platform falls away: Moro (2)",
	frame.TiltEvent:     "Tilt the platform by 10° for a second: righting (Shift+I, K, J, L)",
	frame.SoundEvent:    "A loud sound for 100\u2009ms: startle, then Moro (1)",
	frame.PalmEvent:     "Touch a palm for half a second: grasp (3, Shift+3)",
	frame.SoleEvent:     "Touch a sole for half a second: the leg extends (4, Shift+4)",
	frame.CheekEvent:    "Touch a cheek for half a second: rooting (5, Shift+5)",
	frame.HeadTurnEvent: "Where the face looks: asymmetric tonic neck reflex (6, Shift+6)",
	frame.PinchEvent:    "Pinch a foot for 100\u2009ms: withdrawal (7, Shift+7)",
}

// Draw hands what the user does to w.
func (p *Stimuli) Draw(c *gui.Context, w World) {
	heading(c, "Stimuli")
	gap := imgui.CurrentStyle().ItemInnerSpacing().X
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: look.Gap1 * c.Scale()})
	defer imgui.PopStyleVar()
	if e, pressed := p.ways(c, frame.PushEvent, gap); pressed {
		e.Strength = p.impulse
		w.Stimulate(e)
	}
	quantity(c, "push", "##impulse", &p.impulse, 1, maxImpulse, "%.0f\u2009N·s", "Impulse of a push at the trunk")

	other := grid(c, 2, "loud sound", gap)
	for _, kind := range [...]frame.EventKind{frame.SoundEvent, frame.DropEvent} {
		if other.button(c, [...]string{frame.SoundEvent: "loud sound", frame.DropEvent: "drop"}[kind], hints[kind], "") {
			e := kind.Usual(frame.NoDirection)
			if kind == frame.DropEvent {
				e.Strength = p.drop
			}
			w.Stimulate(e)
		}
	}
	p.drawTurn(c, w)
	p.drawMore(c, w, gap)
}

// ways is a row of buttons, one for each direction.
func (p *Stimuli) ways(c *gui.Context, kind frame.EventKind, gap float32) (e frame.Event, pressed bool) {
	all := kind.Ways(false)
	imgui.PushIDInt(int32(kind))
	buttons := grid(c, len(all), "forward", gap)
	for _, way := range [...]frame.Direction{frame.Forward, frame.Back, frame.LeftWay, frame.RightWay} {
		if len(all) == 2 && way >= frame.Forward {
			continue
		}
		if buttons.button(c, wayLabels[way], hints[kind], p.lacks(kind, way)) {
			e, pressed = kind.Usual(way), true
		}
	}
	imgui.PopID()
	return e, pressed
}

// drawMore unfolds the touches and the tilt.
func (p *Stimuli) drawMore(c *gui.Context, w World, gap float32) {
	imgui.SetNextItemOpenV(p.open, imgui.CondAlways)
	imgui.PushStyleColorVec4(imgui.ColText, gui.Color(look.Normal, 1))
	p.open = gui.Node("touch, pinch, tilt", imgui.TreeNodeFlagsSpanAvailWidth|imgui.TreeNodeFlagsNoTreePushOnOpen|imgui.TreeNodeFlagsFramePadding)
	imgui.PopStyleColor()
	if !p.open {
		return
	}
	for _, kind := range [...]frame.EventKind{frame.PalmEvent, frame.SoleEvent, frame.CheekEvent, frame.PinchEvent, frame.TiltEvent} {
		if kind == frame.TiltEvent {
			gui.Text("tilt of the platform", look.Normal) // four buttons need the whole width
		} else {
			row(kind.String(), look.Normal)
		}
		if e, pressed := p.ways(c, kind, gap); pressed {
			w.Stimulate(e)
		}
	}
	quantity(c, "drop", "##height", &p.drop, 1, maxDrop, "%.0f\u2009cm", "How far the platform falls")
}

// quantity is a row with a name and a slider.
func quantity(c *gui.Context, name, id string, v *float64, lo, hi float64, format, hint string) {
	row(name, look.Normal)
	c.Slider(id, v, lo, hi, format, gui.SliderLook{Mark: look.Quiet, Default: math.NaN()})
	gui.Tooltip(hint, 300*c.Scale())
}

func (p *Stimuli) drawTurn(c *gui.Context, w World) {
	reason := p.lacks(frame.HeadTurnEvent, frame.LeftWay)
	mark, name := look.Quiet, look.Normal
	if p.turn != 0 {
		mark = look.Accent
	}
	if reason != "" {
		name = look.Quiet
	}
	row("head turn", name)
	imgui.BeginDisabledV(reason != "")
	if c.Slider("##turn", &p.turn, -1, 1, turnFormat(p.turn), gui.SliderLook{Mark: mark, Default: 0}) {
		if p.turn > -0.05 && p.turn < 0.05 {
			p.turn = 0 // the middle is easy to find
		}
		w.HeadTurn(p.turn)
	}
	imgui.EndDisabled()
	why(c, hints[frame.HeadTurnEvent], reason)
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
