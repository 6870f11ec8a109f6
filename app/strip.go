//go:build !headless

package main

import (
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/render/overlay"
	"encephagen/sim/frame"
)

// paintStrip draws the strip with text as large as its lanes have room for.
func (w *window) paintStrip(width, height int) uint32 {
	scale := w.stage.Scale
	defer func() { w.stage.Scale = scale }()
	w.stage.Scale = min(scale, float32(height)/stripLeast)
	if w.stripCauses {
		w.stage.LookAt(w.attribution.Actuator())
		return w.stage.Causal(width, height)
	}
	return w.stage.Strip(width, height)
}

// stripHint says in words what lies under the pointer in the strip.
func (w *window) stripHint(b box, pixels float32) {
	if !imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip) {
		return
	}
	x, y := b.pixel(imgui.MousePos(), pixels)
	if w.stripCauses {
		w.causalHint(x, y)
		return
	}
	h, ok := w.stage.StripAt(x, y)
	if !ok {
		return
	}
	title, lines := describeHover(w.static, &h)
	lost := ""
	if h.Lost {
		lost = "spikes of this moment were lost: the window was too slow"
	}
	momentHint(title, lines, lost, h.Step)
}

// momentHint tells what happened at a step, and what of it was lost, if anything.
func momentHint(title string, lines []string, lost string, step int64) {
	if !imgui.BeginTooltip() {
		return
	}
	gui.Text(title, look.Strong)
	for _, line := range lines {
		gui.Text(line, look.Normal)
	}
	if lost != "" {
		gui.Text(lost, look.Record)
	}
	gui.Text(fmt.Sprintf("at %.3f\u2009s", float64(step)/frame.StepsPerSecond), look.Quiet)
	imgui.EndTooltip()
}

func describeHover(st *frame.Static, h *overlay.Hover) (title string, lines []string) {
	switch h.Lane {
	case overlay.RasterLane:
		kind := "excitatory"
		if h.Inhibitory {
			kind = "inhibitory"
		}
		r := &st.Regions[h.Region]
		return fmt.Sprintf("%s, %s", r.Name, map[byte]string{'L': "left", 'R': "right"}[r.Hemisphere]),
			[]string{fmt.Sprintf("%s, %s", r.Label, r.Lobe), fmt.Sprintf("%d %s neurons in this row, %s", h.Neurons, kind, spikes(h.Spikes))}
	case overlay.RateLane:
		return "Rates of the cortex", []string{
			fmt.Sprintf("excitatory %.1f\u2009Hz", h.RateE), fmt.Sprintf("inhibitory %.1f\u2009Hz", h.RateI)}
	case overlay.CordSpikes:
		for _, c := range st.Cord {
			if h.Neuron >= c.First && h.Neuron < c.First+c.N {
				return fmt.Sprintf("%s, %s", c.Name, c.Side), []string{fmt.Sprintf("neuron %d of the cord, %s", h.Neuron, spikes(h.Spikes))}
			}
		}
		return "Spinal cord", nil
	case overlay.CordLane:
		return cordTitle, cordLines(&h.Cord)
	}
	return "Drive to step", []string{fmt.Sprintf("%.2f of 1", h.Drive)}
}

const cordTitle = "Motor neurons of the cord"

// cordLines are their rates, in the order of frame.Trace.
func cordLines(hz *[4]float32) []string {
	return []string{
		fmt.Sprintf("left: flexor %.0f, extensor %.0f\u2009Hz", hz[0], hz[1]),
		fmt.Sprintf("right: flexor %.0f, extensor %.0f\u2009Hz", hz[2], hz[3])}
}

func spikes(n int) string {
	if n == 1 {
		return "1 spike"
	}
	return fmt.Sprintf("%d spikes", n)
}
