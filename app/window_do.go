//go:build !headless

package main

import (
	"fmt"
	"math"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
	"encephagen/sim"
)

// do carries out what a key or a button asks for.
func (w *window) do(a panel.Action) {
	if a == panel.None {
		return
	}
	w.awake = time.Now().Add(settle)
	switch a {
	case panel.PlayPause:
		w.paused = !w.paused
		w.runner.SetPaused(w.paused)
	case panel.Step:
		w.paused = true
		w.runner.StepOnce()
	case panel.Slower:
		w.setSpeed(math.Exp2(math.Ceil(math.Log2(w.speed)) - 1))
	case panel.Faster:
		w.setSpeed(math.Exp2(math.Floor(math.Log2(w.speed)) + 1))
	case panel.ResetBody:
		w.world.resetBody()
		if w.frame.Fault != "" {
			w.paused = false
			w.runner.SetPaused(false)
		}
	case panel.Film:
		w.filmOrStop()
	case panel.Screenshot:
		w.wantStill = true
	case panel.Undo:
		w.form.Undo()
	case panel.Redo:
		w.form.Redo()
	case panel.HidePanels:
		w.panels = !w.panels
	case panel.SwitchStrip:
		w.stripCauses = !w.stripCauses
		w.strip.texture = 0 // another picture
	case panel.UnfoldCortex:
		w.cortex.Unfold()
	case panel.LargerText:
		w.scaleText(+1)
	case panel.SmallerText:
		w.scaleText(-1)
	case panel.FullScreen:
		w.fullScreen(w.glfw.GetMonitor() == nil)
	case panel.Help:
		w.help = !w.help
	case panel.Escape:
		switch {
		case w.help:
			w.help = false
		case w.stage.Geom() >= 0 || w.stage.Region() >= 0:
			w.stage.SelectGeom(-1)
			w.stage.SelectRegion(-1)
			w.epoch++
		default:
			w.fullScreen(false)
		}
	case panel.Quit:
		w.glfw.SetShouldClose(true)
	default:
		if e, ok := a.Event(); ok {
			w.world.Stimulate(e)
		}
	}
}

func (w *window) setSpeed(speed float64) {
	w.speed = max(sim.MinSpeed, min(sim.MaxSpeed, speed))
	w.runner.SetSpeed(w.speed)
}

func (w *window) filmOrStop() {
	switch {
	case w.take != nil:
		w.endTake()
	case w.noFilm != "":
		w.news.tell("%s", w.noFilm)
	default:
		take, err := newTake(w.shown, filmMeta(w.static, w.params))
		if err != nil {
			w.news.tell("no film: %v", err)
			return
		}
		w.take = take
		w.news.tell("filming to %s", take.path)
	}
	w.retitle()
}

// retitle names the window after what it is doing.
func (w *window) retitle() {
	if name := title(w.frame, w.take); name != w.titled {
		w.titled = name
		w.glfw.SetTitle(name)
	}
}

// textScales are the sizes of the text that Ctrl+= and Ctrl+- go through.
var textScales = []float32{0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3}

func (w *window) scaleText(by int) {
	for i, s := range textScales {
		if s == w.text {
			w.text = textScales[max(0, min(len(textScales)-1, i+by))]
			break
		}
	}
	w.news.tell("text %.0f\u2009%%", 100*w.text)
}

// fullScreen goes to the monitor that holds most of the window, and back.
func (w *window) fullScreen(on bool) {
	if on == (w.glfw.GetMonitor() != nil) {
		return
	}
	if !on {
		p := w.windowed
		w.glfw.SetMonitor(nil, p[0], p[1], p[2], p[3], glfw.DontCare)
		return
	}
	x, y := w.glfw.GetPos()
	width, height := w.glfw.GetSize()
	w.windowed = [4]int{x, y, width, height}
	best, most := glfw.GetPrimaryMonitor(), -1
	for _, m := range glfw.GetMonitors() {
		mx, my := m.GetPos()
		mode := m.GetVideoMode()
		overlap := max(0, min(x+width, mx+mode.Width)-max(x, mx)) * max(0, min(y+height, my+mode.Height)-max(y, my))
		if overlap > most {
			best, most = m, overlap
		}
	}
	if best == nil {
		w.news.tell("no monitor to fill")
		return
	}
	mode := best.GetVideoMode()
	w.glfw.SetMonitor(best, 0, 0, mode.Width, mode.Height, mode.RefreshRate)
}

// filming is how long the film in the making is, for the transport.
func (w *window) filming() string {
	if w.take == nil {
		return ""
	}
	return fmt.Sprintf("%.1f\u2009s", w.take.seconds())
}
