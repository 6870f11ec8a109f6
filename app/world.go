//go:build !headless

package main

import (
	"slices"

	"encephagen/sim"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// world carries what the user does to the simulation goroutine. Everything
// lands at a control tick. It is the panels' panel.World.
type world struct {
	runner *sim.Runner
	torso  int         // geom that a push acts on
	failed chan string // what the simulation refused

	rebalance *rebalance
	wake      func() // makes the window look; from any goroutine
}

// How long and how strong the stimuli of the panel are.
const (
	pushMS  = 100
	soundMS = 100
	palmMS  = 500
)

func newWorld(r *sim.Runner, st *frame.Static) *world {
	torso := slices.IndexFunc(st.Geoms, func(g frame.Geom) bool { return g.Body == "torso" && g.Type != frame.Plane })
	return &world{runner: r, torso: torso, failed: make(chan string, 8)}
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

// Push pushes the torso.
func (w *world) Push(newtons [3]float64) {
	w.do(func(n *sim.Newborn) error { return n.Push(w.torso, newtons, pushMS) })
}

// pushPart pushes a part of the body for a while.
func (w *world) pushPart(geom int, newtons [3]float64, ms float64) {
	w.do(func(n *sim.Newborn) error { return n.Push(geom, newtons, ms) })
}

// Sound plays a loud sound.
func (w *world) Sound() {
	w.do(func(n *sim.Newborn) error { n.Sound(1, soundMS); return nil })
}

// PalmTouch presses a palm.
func (w *world) PalmTouch(side motor.Side) {
	w.do(func(n *sim.Newborn) error { n.PalmTouch(side, 1, palmMS); return nil })
}

// HeadTurn turns the head.
func (w *world) HeadTurn(turn float64) {
	w.do(func(n *sim.Newborn) error { n.HeadTurn(turn); return nil })
}
