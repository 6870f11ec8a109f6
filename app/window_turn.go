//go:build !headless

package main

import (
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/sim/frame"
)

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
