//go:build !headless

package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/form"
	gui "encephagen/app/imgui"
	"encephagen/app/panel"
	"encephagen/render"
	rgl "encephagen/render/gl"
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
	w.status = panel.NewStatus(w.static, w.drawnBy())
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
	glfw.WindowHintString(glfw.X11ClassName, "encephagen")
	width, height := max(w.opt.Width, leastWidth), max(w.opt.Height, leastHeight)
	if w.glfw, err = createWindow(width, height, "encephagen", nil); err != nil {
		return fmt.Errorf("no window with OpenGL 3.3 can be opened (%w: %v): apt-get install libgl1-mesa-dri, or film without one by `encephagen record`", errMissing, err)
	}
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
	w.foresight.end()
	w.runner.Close().Close() // a card that computes has a context of this window's
	w.shut()
}

// shut ends what draws.
func (w *window) shut() {
	w.cortex.Close()
	w.stage.Close()
	w.gui.Close()
	if w.behind != nil {
		w.behind.Destroy()
	}
	w.glfw.Destroy()
	glfw.Terminate()
}

// settle is how long a paused window draws on after input: hints appear and
// ImGui finishes what it began.
const settle = time.Second

// Pace of the window: frames a second at most where the screen sets no pace,
// how long a paused window sleeps at most, and what from frame to frame is slow.
const (
	mostFPS = 60
	nap     = 250 * time.Millisecond
	slow    = 30 * time.Millisecond
)

func (w *window) loop() {
	w.last = time.Now()
	w.awake = w.last.Add(settle)
	defer w.wakeOn(w.opt.Context.Done())()
	for !w.glfw.ShouldClose() && w.opt.Context.Err() == nil && w.lost == nil {
		w.turn()
	}
}

// turn draws a frame, or naps where there is nothing new to draw.
func (w *window) turn() {
	newer := w.receive()
	now := time.Now()
	if w.frame.Paused && !newer && !w.moving && now.After(w.awake) {
		glfw.WaitEventsTimeout(nap.Seconds())
		if w.news.text != "" && time.Now().After(w.news.until) {
			w.news.text = ""
			w.awake = time.Now()
		}
		return
	}
	w.draw(now)
	w.rest(now)
}

// wakeOn lets a channel wake a sleeping window, until the returned function is
// called.
func (w *window) wakeOn(signal <-chan struct{}) (stop func()) {
	over, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-signal:
			glfw.PostEmptyEvent()
		case <-over:
		}
	}()
	return func() {
		close(over)
		<-ended // GLFW must not be gone before
	}
}

// rest waits until the next frame is due. Where drawing is slow because the
// processor does it, a quarter of its time is left to the simulation.
func (w *window) rest(begun time.Time) {
	cost := time.Since(begun)
	w.glfw.SwapBuffers()
	due := begun.Add(max(time.Second/mostFPS, cost*4/3))
	glfw.PollEvents()
	for left := time.Until(due); left > time.Millisecond; left = time.Until(due) {
		glfw.WaitEventsTimeout(left.Seconds())
	}
}

// receive takes the newest frame; it is true if that is another one.
func (w *window) receive() bool {
	for {
		select {
		case text := <-w.world.failed:
			w.news.tell("%s", text)
			w.awake = time.Now().Add(settle)
			continue
		case f := <-w.finished:
			w.tellFilm(f)
			continue
		default:
		}
		break
	}
	if text := w.world.rebalance.news(); text != "" {
		w.news.tell("%s", text)
		w.awake = time.Now().Add(settle)
	}
	f := w.frames.Newest()
	if f == w.frame {
		f.Release()
		return false
	}
	if w.frame == nil || f.Paused != w.frame.Paused {
		w.paused = f.Paused
	}
	if w.frame != nil {
		w.frame.Release()
	}
	w.frame, w.fresh = f, true
	w.retitle()
	return true
}

// advance moves the stage in biological time, smoothly between the ticks, and
// films on the way.
func (w *window) advance(dt float64) {
	newest := float64(w.frame.Step)
	to := newest
	if !w.frame.Paused && w.shown >= 0 {
		speed := w.frame.MeasuredSpeed
		if speed == 0 {
			speed = w.frame.TargetSpeed
		}
		lag := 2 * float64(w.static.StepsPerTick)
		to = max(w.shown, min(newest, max(newest-lag, w.shown+dt*speed*frame.StepsPerSecond)))
	}
	if to == w.shown && !(w.frame.Paused && w.fresh) { // a lesion shows in a pause, too
		return
	}
	w.fresh = false
	w.filmUntil(to)
	w.stage.Advance(to, w.frame)
	w.shown = to
	w.epoch++
}

// filmUntil films every frame that is due up to a biological step. What a slow
// machine cannot draw in time repeats the picture before, so that the film
// keeps biological time.
func (w *window) filmUntil(step float64) {
	if w.take == nil {
		return
	}
	const patience = 50 * time.Millisecond
	begun := time.Now()
	for ; w.take.due() <= step; w.epoch++ {
		var err error
		if w.take.frames > 0 && time.Since(begun) > patience {
			err = w.take.repeat()
		} else {
			w.stage.Advance(math.Max(w.take.due(), w.shown), w.frame)
			w.shown = math.Max(w.take.due(), w.shown)
			err = w.take.shoot(w.stage)
		}
		if err != nil {
			w.endTake() // says why
			return
		}
	}
}

// endTake stops the filming; the window goes on while the film is finished.
func (w *window) endTake() {
	t := w.take
	w.take = nil
	t.stop()
	w.finishing++
	w.news.tell("finishing %s", t.path)
	go func() {
		news, err := t.finish()
		w.finished <- filmed{news, err}
	}()
}

// filmed is what became of a film.
type filmed struct {
	news string
	err  error
}

// tellFilm says it in the status line.
func (w *window) tellFilm(f filmed) {
	w.finishing--
	if f.err != nil {
		f.news = fmt.Sprintf("the film failed: %v", f.err)
	}
	w.news.tell("%s", f.news)
	w.awake = time.Now().Add(settle)
}
