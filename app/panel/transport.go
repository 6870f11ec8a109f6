//go:build !headless

package panel

import (
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Transport moves time: play, step, speed, reset, film, still. The clock above
// it is the one large number of the window.
type Transport struct {
	clock []byte
	step  int64
	speed string
	at    float64
}

// TransportState is what the transport shows beside the frame.
type TransportState struct {
	Filming string // how long the film is; empty if there is none
	NoFilm  string // why filming is impossible, if it is
}

// Draw returns what was asked for.
func (t *Transport) Draw(c *gui.Context, f *frame.Frame, s TransportState) (do Action) {
	if t.clock == nil || t.step != f.Step {
		t.step = f.Step
		t.clock = strconv.AppendFloat(t.clock[:0], f.Seconds(), 'f', 3, 64)
	}
	if t.speed == "" || t.at != f.TargetSpeed {
		t.at = f.TargetSpeed
		t.speed = Speed(f.TargetSpeed)
	}
	t.drawClock(c, s)

	play, playHint := pauseIcon, "Pause (Space)"
	if f.Paused {
		play, playHint = playIcon, "Play (Space)"
	}
	film, filmHint := filmIcon, "Film what is seen to an MP4 (Ctrl+R)"
	if s.Filming != "" {
		film, filmHint = stopIcon, "Stop filming (Ctrl+R)"
	}
	gap := look.Gap1 * c.Scale()
	size := imgui.Vec2{X: (imgui.ContentRegionAvail().X - 4*gap) / 5, Y: 26 * c.Scale()}
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: gap})
	buttons := []struct {
		id           string
		shape        icon
		hint, reason string
		action       Action
	}{
		{"##play", play, playHint, "", PlayPause},
		{"##step", stepIcon, "One control tick (right arrow)", "", Step},
		{"##reset", resetIcon, "Put the body back on its feet (Backspace)", "", ResetBody},
		{"##film", film, filmHint, s.NoFilm, Film},
		{"##still", cameraIcon, "Picture of the window to a PNG (Ctrl+P)", "", Screenshot},
	}
	for i, b := range buttons {
		if i > 0 {
			imgui.SameLine()
		}
		color := look.Normal
		if b.action == Film {
			color = look.Record
		}
		if iconButton(c, b.id, b.shape, color, size, b.hint, b.reason) {
			do = b.action
		}
	}
	imgui.PopStyleVar()
	if speed := t.drawSpeed(c, f); speed != None {
		do = speed
	}
	return do
}

func (t *Transport) drawClock(c *gui.Context, s TransportState) {
	c.Push(c.Regular, look.Title)
	gui.Text(t.clock, look.Strong)
	height := imgui.FontSize()
	c.Pop()
	imgui.SameLineV(0, look.Gap1*c.Scale())
	imgui.SetCursorPosY(imgui.CursorPosY() + height - imgui.FontSize() - 2*c.Scale())
	gui.Text("s", look.Quiet)
	if s.Filming != "" {
		edge := imgui.CursorScreenPos().X + imgui.ContentRegionAvail().X
		y := imgui.ItemRectMin().Y
		textRight(s.Filming, edge, y, look.Normal)
		r := 4 * c.Scale()
		x := edge - gui.Size(s.Filming).X - 2.5*r
		imgui.WindowDrawList().AddCircleFilled(imgui.Vec2{X: x, Y: y + imgui.FontSize()/2}, r, gui.Pack(look.Record, 1))
	}
}

// drawSpeed is slower, the target speed on a scale of powers of two, faster.
func (t *Transport) drawSpeed(c *gui.Context, f *frame.Frame) (do Action) {
	imgui.PushItemFlag(imgui.ItemFlags(imgui.ItemFlagsButtonRepeat), true)
	side := imgui.Vec2{X: 26 * c.Scale(), Y: imgui.FrameHeight()}
	if gui.Button("−", side) {
		do = Slower
	}
	gui.Tooltip("Half the speed (-)", 300*c.Scale())
	imgui.SameLine()
	at := imgui.CursorScreenPos()
	room := imgui.ContentRegionAvail().X - side.X - look.Gap2*c.Scale()
	imgui.Dummy(imgui.Vec2{X: room, Y: side.Y})
	gui.Tooltip("Biological seconds per second of the wall clock that are asked for", 300*c.Scale())
	size := gui.Size(t.speed)
	gui.TextAt(imgui.Vec2{X: at.X + (room-size.X)/2, Y: at.Y + (side.Y-size.Y)/2}, look.Normal, t.speed)
	imgui.SameLine()
	if gui.Button("+", side) {
		do = Faster
	}
	gui.Tooltip("Twice the speed (=)", 300*c.Scale())
	imgui.PopItemFlag()
	return do
}

// Speed spells a speed: "1×", "0.25×".
func Speed(v float64) string { return string(appendSpeed(nil, v)) }

func appendSpeed(dst []byte, v float64) []byte {
	digits := 0
	for digits < 3 && math.Abs(v*math.Pow10(digits)-math.Round(v*math.Pow10(digits))) > 1e-9 {
		digits++
	}
	return append(strconv.AppendFloat(dst, v, 'f', digits, 64), "×"...)
}
