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

// Touch stimulates and lesions regions of the cortex, and lists what is being
// done to them.
type Touch struct {
	regions *regions
	kind    int        // 0 current, 1 events
	level   [2]float64 // mV, Hz
	ms      float64
	open    bool // until it is stopped
	text    []byte
}

func newTouch(r *regions) *Touch {
	return &Touch{regions: r, level: [2]float64{10, 100}, ms: 300}
}

// Limits of the panel: far less than the cortex takes, where a hand can aim.
const (
	mostMV, mostHz    = 40, 400
	leastMS, mostMS   = 10, 2000
	usualMV, usualHz  = 10, 100
	usualMS           = 300
	touchListed       = 6
	noRegion          = "Pick a region first: double-click it in the brain, or take it from the list above."
	currentExplained  = "A constant current into every neuron of the region, in mV of the membrane at rest; a negative one quiets"
	poissonExplained  = "A train of random events for every neuron of the region on its own, each as large as one of the background"
	lesionExplained   = "A lesioned region emits no spikes and receives nothing; undone, its neurons begin at rest"
	durationExplained = "How long the stimulus lasts"
)

// Draw hands what the user does to w.
func (p *Touch) Draw(c *gui.Context, w World, region int, f *frame.Frame) {
	px := c.Scale()
	choice(c, "kind", []string{"current", "events"}, &p.kind, currentExplained+".\n"+poissonExplained+".")
	if p.kind == 0 {
		slider(c, "##strength", &p.level[0], -mostMV, mostMV, "%.0f\u2009mV", usualMV, currentExplained)
	} else {
		slider(c, "##strength", &p.level[1], 0, mostHz, "%.0f\u2009Hz", usualHz, poissonExplained)
	}
	p.level[0], p.level[1] = math.Round(p.level[0]), math.Round(p.level[1])
	row("for", look.Normal)
	stopped := gui.Size("until stopped").X + imgui.FrameHeight() + 2*look.Gap1*px
	imgui.SetNextItemWidth(max(60*px, imgui.ContentRegionAvail().X-stopped))
	imgui.BeginDisabledV(p.open)
	c.Slider("##duration", &p.ms, leastMS, mostMS, "%.0f\u2009ms", gui.SliderLook{Mark: look.Quiet, Default: usualMS})
	imgui.EndDisabled()
	gui.Tooltip(durationExplained, 300*px)
	imgui.SameLine()
	gui.Checkbox("until stopped", &p.open)
	p.ms = math.Round(p.ms)

	reason := ""
	if region < 0 {
		reason = noRegion
	}
	lesioned := region >= 0 && region < len(f.Lesioned) && f.Lesioned[region]
	stimulated := region >= 0 && region < len(f.Stimuli) && f.Stimuli[region].Strength != 0
	gap := imgui.CurrentStyle().ItemSpacing().X
	buttons := grid(c, 3, "undo lesion", gap)
	if buttons.button(c, "stimulate", "Stimulate the picked region", reason) {
		ms := p.ms
		if p.open {
			ms = 0
		}
		w.StimulateRegion(region, frame.Stimulus{Poisson: p.kind == 1, Strength: float32(p.level[p.kind]), Left: float32(ms)})
	}
	idle := reason
	if idle == "" && !stimulated {
		idle = "Nothing stimulates it."
	}
	if buttons.button(c, "stop", "End the stimulus of the picked region", idle) {
		w.StimulateRegion(region, frame.Stimulus{})
	}
	label := "lesion"
	if lesioned {
		label = "undo lesion"
	}
	if buttons.button(c, label, lesionExplained, reason) {
		w.LesionRegion(region, !lesioned)
	}
	p.list(c, w, f)
}

// list says what is being done to which regions.
func (p *Touch) list(c *gui.Context, w World, f *frame.Frame) {
	px := c.Scale()
	edge := imgui.CursorScreenPos().X + imgui.ContentRegionAvail().X
	touched := 0
	for _, i := range p.regions.order {
		if i >= len(f.Lesioned) || !f.Lesioned[i] && f.Stimuli[i].Strength == 0 {
			continue
		}
		touched++
		if touched > touchListed {
			continue
		}
		color := look.Normal
		p.text = p.text[:0]
		if f.Lesioned[i] {
			p.text, color = append(p.text, "lesioned"...), look.Quiet
		} else {
			p.text = appendStimulus(p.text, f.Stimuli[i])
		}
		y := imgui.CursorScreenPos().Y
		x := edge - gui.Size(p.text).X
		imgui.PushClipRect(imgui.CursorScreenPos(), imgui.Vec2{X: x - look.Gap2*px, Y: y + 2*imgui.FontSize()}, true)
		gui.Text(p.regions.names[i], look.Normal)
		imgui.PopClipRect()
		textRight(p.text, edge, y, color)
	}
	if touched > touchListed {
		p.text = append(strconv.AppendInt(append(p.text[:0], "and "...), int64(touched-touchListed), 10), " more"...)
		gui.Text(p.text, look.Quiet)
	}
	if touched > 0 && gui.Button("end all", imgui.Vec2{X: imgui.ContentRegionAvail().X}) {
		for i := range f.Lesioned {
			if f.Stimuli[i].Strength != 0 {
				w.StimulateRegion(i, frame.Stimulus{})
			}
			if f.Lesioned[i] {
				w.LesionRegion(i, false)
			}
		}
	}
}

// appendStimulus spells a stimulus: "+10 mV, 120 ms".
func appendStimulus(dst []byte, s frame.Stimulus) []byte {
	dst = strconv.AppendFloat(dst, float64(s.Strength), 'f', -1, 32)
	if s.Poisson {
		dst = append(dst, "\u2009Hz"...)
	} else {
		dst = append(dst, "\u2009mV"...)
	}
	if s.Left == 0 {
		return dst
	}
	return append(strconv.AppendFloat(append(dst, ", "...), float64(s.Left), 'f', 0, 32), "\u2009ms"...)
}
