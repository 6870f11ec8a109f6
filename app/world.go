//go:build !headless

package main

import (
	"encephagen/sim"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

// world carries what the user does to the simulation goroutine. Everything
// lands at a control tick. It is the panels' panel.World.
type world struct {
	runner *sim.Runner
	failed chan string // what the simulation refused

	rebalance *rebalance
	wake      func() // makes the window look; from any goroutine
}

func newWorld(r *sim.Runner, st *frame.Static) *world {
	return &world{runner: r, failed: make(chan string, 8)}
}

// StimulateRegion and LesionRegion touch the cortex.
func (w *world) StimulateRegion(region int, s frame.Stimulus) {
	kind := cortex.Current
	if s.Poisson {
		kind = cortex.Poisson
	}
	w.do(func(n *sim.Newborn) error {
		return n.StimulateRegion(region, cortex.Stimulus{Kind: kind, Strength: float64(s.Strength), Duration: float64(s.Left)})
	})
}

func (w *world) LesionRegion(region int, on bool) {
	w.do(func(n *sim.Newborn) error { return n.LesionRegion(region, on) })
}

// Rescan begins the functional connectivity so far anew.
func (w *world) Rescan() { w.do(func(n *sim.Newborn) error { n.Scan(); return nil }) }

// Rebalance learns the biases anew in the background, CancelRebalance ends that.
func (w *world) Rebalance()       { w.rebalance.start(w.wake) }
func (w *world) CancelRebalance() { w.rebalance.stop() }

// do runs f between two ticks and keeps its error for the status line.
func (w *world) do(f func(*sim.Newborn) error) {
	w.runner.Inject(func(n *sim.Newborn) {
		if err := f(n); err != nil {
			select {
			case w.failed <- err.Error():
			default: // eight unread refusals say enough
			}
		}
	})
}

func (w *world) set(key string, v float64) {
	w.do(func(n *sim.Newborn) error { return n.Set(key, v) })
}

func (w *world) resetBody() {
	w.do(func(n *sim.Newborn) error { n.ResetBody(); return nil })
}

// pushPart pushes a part of the body for a while.
func (w *world) pushPart(geom int, newtons [3]float64, ms float64) {
	w.do(func(n *sim.Newborn) error { return n.Push(geom, newtons, ms) })
}

// Stimulate lets the world do something.
func (w *world) Stimulate(e frame.Event) {
	w.do(func(n *sim.Newborn) error { return n.Stimulate(e) })
}

// HeadTurn turns the head.
func (w *world) HeadTurn(turn float64) {
	w.do(func(n *sim.Newborn) error { n.HeadTurn(turn); return nil })
}
