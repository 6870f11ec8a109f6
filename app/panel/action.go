package panel

import "encephagen/sim/frame"

// Action is something the user can ask the program for, by key or by button.
type Action int

// The actions.
const (
	None Action = iota
	PlayPause
	Step
	Slower
	Faster
	ResetBody
	Film
	Screenshot
	Undo
	Redo
	HidePanels
	UnfoldCortex
	SwitchStrip
	LargerText
	SmallerText
	FullScreen
	Help
	Escape
	Quit
)

// stimuli are the actions beyond these: one for each kind of event and direction.
const stimuli Action = 1000

// Stimulus is the action that lets the world do something usual.
func Stimulus(kind frame.EventKind, way frame.Direction) Action {
	return stimuli + 8*Action(kind) + Action(way)
}

// Event is what an action of Stimulus lets the world do.
func (a Action) Event() (e frame.Event, ok bool) {
	if a < stimuli || a >= stimuli+8*Action(frame.EventKinds) {
		return e, false
	}
	return frame.EventKind((a - stimuli) / 8).Usual(frame.Direction((a - stimuli) % 8)), true
}

// World takes what the user does to the newborn.
type World interface {
	Stimulate(e frame.Event) // from the coming tick on
	HeadTurn(turn float64)   // -1 face left to +1 face right, until told otherwise

	StimulateRegion(region int, s frame.Stimulus) // for s.Left ms, 0 until changed; a strength of 0 ends it
	LesionRegion(region int, on bool)
	Rescan() // begins the functional connectivity so far anew
	Rebalance()
	CancelRebalance()
}
