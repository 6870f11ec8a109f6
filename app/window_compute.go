//go:build !headless

package main

import (
	"errors"
	"slices"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/render/compute"
	rgl "encephagen/render/gl"
	"encephagen/sim"
	"encephagen/sim/cortex/backend"
)

// compute hands n's cortex to what --backend asks for. If that is OpenGL, it is on
// the card that draws: the spikes stay there, and the somata are drawn from them.
func (w *window) compute(n *sim.Newborn) error {
	devices := slices.Clone(openers)
	for i := range devices {
		if devices[i].name == "gl" {
			devices[i].open = func() (backend.Backend, error) { return orNil(w.openGL()) }
		}
	}
	device, err := w.opt.Backend.computeOn(n, devices)
	if card, ok := device.(*compute.Backend); ok && err == nil && card.Trail() != nil {
		w.trail = card.Trail()
		w.stage.SpikesFrom(w.trail)
		return nil
	}
	if w.behind != nil {
		w.behind.Destroy()
		w.behind = nil
	}
	return err
}

// openGL opens OpenGL's backend, beside the window if its display is a card's.
func (w *window) openGL() (*compute.Backend, error) {
	if isSoftware(rgl.Describe()) { // a display in software may hide a card
		own, err := compute.Open()
		if w.opt.Backend.Backend == "auto" || err == nil && !isSoftware(own.Name()) {
			return own, err
		}
		if err == nil {
			own.Close()
		}
	}
	var shared *compute.Backend
	if w.unshared = w.makeBehind(); w.unshared == nil {
		shared, w.unshared = compute.OpenShared(w.useBehind)
	}
	if w.unshared != nil {
		return compute.Open()
	}
	return shared, nil
}

// makeBehind makes the hidden window. Its context shares the objects of the
// window's, which one without a display (EGL) cannot do.
func (w *window) makeBehind() (err error) {
	glfw.WindowHint(glfw.ContextVersionMajor, 4)
	glfw.WindowHint(glfw.ContextVersionMinor, 3)
	w.behind, err = createWindow(1, 1, "encephagen computes", w.glfw)
	return err
}

// useBehind makes its context current on the calling thread. That go-glfw only logs
// a refusal is why it is asked afterwards.
func (w *window) useBehind() (*compute.Context, error) {
	if err := mindGLFW(func() error { w.behind.MakeContextCurrent(); return nil }); err != nil {
		return nil, err
	}
	if glfw.GetCurrentContext() != w.behind {
		return nil, errors.New("the display driver refuses a second context")
	}
	return &compute.Context{Proc: glfw.GetProcAddress, Close: glfw.DetachCurrentContext}, nil
}
