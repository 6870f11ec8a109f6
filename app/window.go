//go:build !headless

package main

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/form"
	gui "encephagen/app/imgui"
	"encephagen/app/panel"
	"encephagen/render"
	"encephagen/render/look"
	"encephagen/render/trail"
	"encephagen/sim"
	"encephagen/sim/frame"
)

// GLFW and the GL context belong to the thread that started the program.
func init() { runtime.LockOSThread() }

type windowOptions struct {
	Width, Height int
	Speed         float64         // target, biological seconds per wall second
	Theme         *look.Theme     // colours
	Quality       string          // of the pictures; "auto" finds what is fast enough
	Biases        bool            // of the cortex were given for these very parameters
	Backend       backendFlag     // what computes the cortex; none is the CPU
	Context       context.Context // ends the window
}

// The window never gets smaller, px.
const leastWidth, leastHeight = 800, 500

// window is the program on the screen. It belongs to the main thread, shows
// frames and sends wishes; the simulation lives in the runner's goroutine.
type window struct {
	opt      windowOptions
	glfw     *glfw.Window
	behind   *glfw.Window // hidden, with the context that computes; nil without one
	trail    *trail.Trail // of that context's spikes
	unshared error        // why there is none, though OpenGL computes
	gui      *gui.Context
	platform *gui.Platform
	stage    *render.Stage

	static  *frame.Static
	frames  *frame.Exchange
	streams *frame.Streams
	runner  *sim.Runner
	world   *world
	waker   waker
	params  *sim.Params // the form's own copy

	frame  *frame.Frame // the newest, held
	fresh  bool         // the stage has not seen it
	shown  float64      // biological step on the stage
	epoch  int          // counts changes of the stage
	speed  float64      // target
	paused bool         // as last asked for, or as the simulation decided since

	arrangement        arrangement
	body, brain, strip view
	hand               hand
	form               *form.Form
	transport          panel.Transport
	causes             *panel.Causes
	attribution        *panel.Attribution
	stimuli            *panel.Stimuli
	cortex             *panel.Cortex
	foresight          *foresight
	view               *panel.View
	parameters         panel.Parameters
	status             *panel.Status

	panels, help bool
	text         float32 // scale of the text
	take         *take   // nil when not filming
	finishing    int     // films that are being finished
	finished     chan filmed
	noFilm       string // why filming is impossible
	lost         error  // why drawing is
	stripCauses  bool   // the strip shows causes, not spikes
	wantStill    bool
	news         news
	deviceFault  string // as told
	titled       string
	windowed     [4]int // place and size before full screen

	last   time.Time // of the last frame drawn
	turns  int
	pace   time.Duration // from frame to frame, lately
	awake  time.Time     // until when a paused window keeps drawing
	moving bool          // something moves by itself
}

// runWindow shows n until the user or the context ends it; n is closed then.
func runWindow(n *sim.Newborn, opt windowOptions) error {
	w, err := newWindow(n, opt)
	if err != nil {
		return err
	}
	return w.run()
}

// garbagePercent is how much garbage may lie beside what lives. A window lives for
// hours, and most of what it holds are pasts of fixed length: with Go's 100 % memory
// would rise to twice that for a while, with little to collect.
const garbagePercent = 10

// newWindow opens the window and lets n live.
func newWindow(n *sim.Newborn, opt windowOptions) (*window, error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	own := *n.Params()
	w := &window{
		opt: opt, static: n.Static(), frames: n.Frames(), streams: n.Streams(), params: &own, speed: opt.Speed,
		arrangement: newArrangement(), panels: true, text: 1, noFilm: noFilm(), finished: make(chan filmed), shown: -1,
	}
	look.Use(opt.Theme)
	if err := w.open(n); err != nil {
		n.Close()
		return nil, err
	}
	if err := w.compute(n); err != nil {
		n.Close()
		w.shut()
		return nil, err
	}
	w.glfw.Show()
	w.status = panel.NewStatus(w.static, w.drawnBy())
	if w.trail != nil {
		w.status.Shared = "somata from the cortex's spikes on the same card"
	}
	w.runner = sim.StartRunner(n, opt.Speed)
	w.world = newWorld(w.runner, w.static)
	w.form = form.New(own.Fields(), w.world.set)
	w.form.Spell(w.static.Reflexes)
	for _, c := range w.static.Cord {
		w.form.Spell([]string{c.Name})
	}
	w.parameters.Form, w.cortex.Form = w.form, w.form
	w.world.rebalance, w.world.wake = newRebalance(w.world, own.Cortex, opt.Biases), w.waker.wake
	w.world.Rescan()
	return w, nil
}

// run is the life of the window. An error is the film's that was being made, or
// why nothing can be drawn any more.
func (w *window) run() (err error) {
	defer w.close(&err)
	w.loop()
	return w.lost
}
