//go:build !headless

package panel

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// Status is the line at the bottom: how fast, what computes, and what in the
// behaviour is built in rather than read out of the cortex.
type Status struct {
	Shared string // what is drawn from the memory of the device that computes, while it does

	static        *frame.Static
	long, short   string // what is hard-wired
	cpu, engine   string // what computes the cortex
	device, why   string // as the frame before said
	drawn, tip    string
	speed, cortex []byte
	measured      float64
	target        float64
	paused        bool
	share         float64
}

// NewStatus makes the line for a newborn; drawn says what draws it.
func NewStatus(st *frame.Static, drawn string) *Status {
	p := &Status{static: st, drawn: drawn, share: -1, target: -1}
	p.cpu = fmt.Sprintf("%s kernel, %d %s", st.Kernel, st.Threads, plural(st.Threads, "thread"))
	p.engine = p.cpu
	if st.Choice != "" {
		p.drawn += "\n" + st.Choice
	}
	p.tip = p.drawn
	if st.Replay != "" {
		p.engine, p.long, p.short = "spikes of "+st.Replay, "played: no model runs, the body stands still", "played"
		return p
	}
	var origins []string
	names := map[string][]string{}
	for _, t := range st.Terms {
		if t.Family == motor.Cortical {
			continue
		}
		if t.Family == motor.External {
			continue // no part of the newborn
		}
		if names[t.Origin] == nil {
			origins = append(origins, t.Origin)
		}
		names[t.Origin] = append(names[t.Origin], t.Name)
	}
	var long, short []string
	for _, o := range origins {
		long = append(long, o+": "+strings.Join(names[o], ", "))
		short = append(short, fmt.Sprintf("%s: %d %s", o, len(names[o]), plural(len(names[o]), "cause")))
	}
	p.long, p.short = strings.Join(long, "; "), strings.Join(short, "; ")
	return p
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func (p *Status) update(f *frame.Frame) {
	if p.speed == nil || f.MeasuredSpeed != p.measured || f.TargetSpeed != p.target || f.Paused != p.paused {
		p.measured, p.target, p.paused = f.MeasuredSpeed, f.TargetSpeed, f.Paused
		switch {
		case f.Fault != "":
			p.speed = append(p.speed[:0], "stopped"...)
		case f.Paused:
			p.speed = appendSpeed(append(p.speed[:0], "paused, target "...), f.TargetSpeed)
		case f.MeasuredSpeed == 0:
			p.speed = appendSpeed(append(p.speed[:0], "target "...), f.TargetSpeed)
		default:
			p.speed = append(strconv.AppendFloat(p.speed[:0], f.MeasuredSpeed, 'f', 2, 64), "× of "...)
			p.speed = appendSpeed(p.speed, f.TargetSpeed)
		}
	}
	if f.Device != p.device || f.DeviceFault != p.why {
		p.device, p.why = f.Device, f.DeviceFault
		p.tip = p.drawn
		switch {
		case p.device != "":
			p.engine = "cortex on " + p.device
			if p.Shared != "" {
				p.tip += "\n" + p.Shared
			}
		case p.why != "":
			p.engine = p.cpu + " (device gave up)"
		default:
			p.engine = p.cpu
		}
	}
	if share := cortexShare(p.static, f); share != p.share {
		p.share = share
		p.cortex = append(p.cortex[:0], "read out: cortex "...)
		p.cortex = append(strconv.AppendFloat(p.cortex, 100*share, 'f', 0, 64), "\u2009%"...)
	}
}

// cortexShare is the part of all torque that the cortex causes.
func cortexShare(st *frame.Static, f *frame.Frame) float64 {
	cortex, total := 0.0, 0.0
	for i := range f.Terms {
		for j, u := range f.Terms[i] {
			t := math.Abs(u) * st.Actuators[j].Gear
			total += t
			if st.Terms[i].Family == motor.Cortical {
				cortex += t
			}
		}
	}
	if total == 0 {
		return 0
	}
	return cortex / total
}

// Draw fills the current ImGui window, one line high. note is the latest news,
// or "".
func (p *Status) Draw(c *gui.Context, f *frame.Frame, note string) {
	p.update(f)
	px := c.Scale()
	gap := look.Gap5 * px
	y := (imgui.WindowSize().Y - imgui.FontSize()) / 2
	x := look.Gap3 * px
	edge := imgui.WindowSize().X - look.Gap3*px
	x = put(p.speed, x, y, look.Normal) + gap
	if note != "" {
		// News takes the place of what does not change.
		put(note, x, y, look.Strong)
		return
	}
	x = put(p.engine, x, y, look.Quiet) + gap
	if p.why != "" {
		gui.Tooltip(p.why, 400*px)
	} else {
		gui.Tooltip(p.tip, 400*px)
	}
	wired := p.long
	room := edge - x - gap - gui.Size(p.cortex).X
	if gui.Size(wired).X > room {
		wired = p.short
	}
	if gui.Size(wired).X < room {
		x = put(wired, x, y, look.Quiet) + gap
		gui.Tooltip(p.long, 400*px)
	}
	if x+gui.Size(p.cortex).X < edge {
		put(p.cortex, x, y, look.Normal)
	}
}

// put writes a text at x, y of the window and returns where it ends.
func put[T gui.Words](text T, x, y float32, color mgl32.Vec3) float32 {
	imgui.SetCursorPos(imgui.Vec2{X: x, Y: y})
	gui.Text(text, color)
	return x + gui.Size(text).X
}
