//go:build !headless

package main

import (
	"fmt"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	gui "encephagen/app/imgui"
	"encephagen/app/panel"
	"encephagen/render"
	rgl "encephagen/render/gl"
	"encephagen/sim"
)

// open makes window, GL, ImGui and stage.
func (w *window) open(n *sim.Newborn) (err error) {
	if err := startGLFW(); err != nil {
		return fmt.Errorf("no window can be opened (%w: %v): check DISPLAY, or film without one by `encephagen record`", errMissing, err)
	}
	defer func() {
		if err != nil {
			glfw.Terminate()
		}
	}()
	glfw.WindowHint(glfw.ContextVersionMajor, 3)
	glfw.WindowHint(glfw.ContextVersionMinor, 3)
	glfw.WindowHint(glfw.OpenGLProfile, glfw.OpenGLCoreProfile)
	glfw.WindowHint(glfw.OpenGLForwardCompatible, glfw.True)
	glfw.WindowHint(glfw.ScaleToMonitor, glfw.True)
	glfw.WindowHint(glfw.Visible, glfw.False) // until there is something to see
	glfw.WindowHintString(glfw.X11ClassName, "encephagen")
	width, height := max(w.opt.Width, leastWidth), max(w.opt.Height, leastHeight)
	if w.glfw, err = createWindow(width, height, "encephagen", nil); err != nil {
		return fmt.Errorf("no window with OpenGL 3.3 can be opened (%w: %v): apt-get install libgl1-mesa-dri, or film without one by `encephagen record`", errMissing, err)
	}
	_ = mindGLFW(func() error { return setIcon(w.glfw) })
	w.glfw.MakeContextCurrent()
	if err := rgl.Init(glfw.GetProcAddress); err != nil {
		return fmt.Errorf("%w (%w)", err, errMissing)
	}
	glfw.SwapInterval(1)
	w.glfw.SetSizeLimits(leastWidth, leastHeight, glfw.DontCare, glfw.DontCare)
	if w.gui, err = gui.New(); err != nil {
		return err
	}
	if w.stage, err = render.NewStage(n.Static(), n.Streams()); err != nil {
		w.gui.Close()
		return err
	}
	if err := w.setQuality(); err != nil {
		w.stage.Close()
		w.gui.Close()
		return err
	}
	w.platform = w.gui.Attach(w.glfw)
	w.platform.Input = func() { w.awake = time.Now().Add(settle) }
	w.platform.Key = func(k glfw.Key, a glfw.Action, m glfw.ModifierKey) { w.do(actionOf(k, a, m)) }
	w.body = view{id: "body", paint: w.stage.Body, cam: w.stage.BodyCamera(), pick: w.pickPart, hand: &w.hand, own: w}
	w.brain = view{id: "brain", paint: w.stage.Brain, cam: w.stage.BrainCamera(), pick: w.pickRegion}
	w.strip = view{id: "strip", paint: w.paintStrip}
	w.causes, w.stimuli = panel.NewCauses(w.static), panel.NewStimuli(w.static)
	w.attribution = panel.NewAttribution(w.static, w.streams)
	var people [][]float64
	w.foresight, people = newForesight(w.static)
	w.cortex = panel.NewCortex(w.static, w.streams, people)
	w.view = panel.NewView()
	w.view.Light = w.opt.Theme.Light
	return nil
}

// setQuality takes the quality that was asked for, or the best that is fast
// enough here.
func (w *window) setQuality() error {
	if w.opt.Quality == "auto" {
		_, _, err := w.stage.ChooseQuality()
		return err
	}
	q, err := render.ParseQuality(w.opt.Quality)
	if err != nil {
		return err
	}
	return w.stage.SetQuality(q)
}

// close ends a film, the newborn and the window. An error of the film is returned; one that
// there is already tells what became of the film.
func (w *window) close(err *error) {
	if w.take != nil {
		w.endTake()
	}
	for ; w.finishing > 0; w.finishing-- {
		film := <-w.finished
		switch {
		case *err == nil:
			*err = film.err
		case film.err == nil:
			*err = fmt.Errorf("%w; kept: %s", *err, film.news)
		default:
			*err = fmt.Errorf("%w; %w", *err, film.err)
		}
	}
	if w.frame != nil {
		w.frame.Release()
	}
	w.world.rebalance.stop()
	w.waker.end()
	w.runner.Close().Close() // a card that computes has a context of this window's
	w.shut()
}

// shut ends what draws.
func (w *window) shut() {
	w.foresight.end()
	w.cortex.Close()
	w.stage.Close()
	w.gui.Close()
	if w.behind != nil {
		w.behind.Destroy()
	}
	w.glfw.Destroy()
	glfw.Terminate()
}

// drawnBy tells what draws the window.
func (w *window) drawnBy() string {
	drawn := fmt.Sprintf("Drawn by %s, quality %v", rgl.Describe(), w.stage.Quality())
	if w.unshared != nil {
		drawn += fmt.Sprintf("\nNo context shared with the cortex: %v", w.unshared)
	}
	return drawn
}
