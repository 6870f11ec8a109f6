//go:build !headless

package main

import (
	"fmt"
	"math"

	"encephagen/app/panel"
	"encephagen/render/overlay"
	"encephagen/sim/frame"
)

// causalHint says in words what lies under the pointer in the strip of causes.
func (w *window) causalHint(x, y int) {
	h, ok := w.stage.CausalAt(x, y)
	if !ok {
		return
	}
	title, lines := describeCausal(w.static, &h)
	lost := ""
	if h.Lost {
		lost = "this moment was lost: the window was too slow"
	}
	momentHint(title, lines, lost, h.Step)
}

// describeCausal lists what is not nothing, each with its unit.
func describeCausal(st *frame.Static, h *overlay.CausalHover) (title string, lines []string) {
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	switch h.Link {
	case overlay.StimulusLink:
		title = "Stimulus"
		for k, v := range h.Stimulus {
			if _, unit := frame.EventKind(k).Scale(); v != 0 && unit != "" {
				add("%v %.3g\u2009%s", frame.EventKind(k), v, unit)
			} else if v != 0 {
				add("%v %.2f of 1", frame.EventKind(k), v)
			}
		}
	case overlay.ReceptorLink:
		title = "Receptor"
		for r, v := range h.Receptor {
			if r == int(frame.Labyrinth) && v > 0 {
				add("labyrinth %.1f\u2009rad/s", v*frame.LabyrinthFull)
			} else if v > 0 {
				add("%v %.2f of 1", frame.Receptor(r), v)
			}
		}
	case overlay.ReflexLink:
		title = "Reflex, activity"
		for i, v := range h.Reflex {
			if v > 0.005 {
				add("%s %.2f of 1", st.Reflexes[i], v)
			}
		}
	case overlay.MotorLink:
		title = cordTitle
		if !h.Lost {
			lines = cordLines(&h.Cord)
		}
	case overlay.TorqueLink:
		title = "Torque, all joints"
		if h.Actuator >= 0 {
			title = "Torque at " + panel.Joint(st.Actuators[h.Actuator].Name)
		}
		for i, v := range h.Torque {
			if math.Abs(float64(v)) >= 0.05 {
				add("%s %.1f\u2009N·m", st.Terms[i].Name, v)
			}
		}
	}
	if len(lines) == 0 && !h.Lost {
		lines = []string{"nothing"}
	}
	return title, lines
}
