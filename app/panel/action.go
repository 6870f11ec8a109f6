package panel

import (
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

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
	LargerText
	SmallerText
	FullScreen
	Help
	Escape
	Quit
)

// World takes what the user does to the newborn.
type World interface {
	Push(newtons [3]float64) // at the torso, world axes, for a moment
	Sound()
	PalmTouch(side motor.Side)
	HeadTurn(turn float64) // -1 face left to +1 face right

	StimulateRegion(region int, s frame.Stimulus) // for s.Left ms, 0 until changed; a strength of 0 ends it
	LesionRegion(region int, on bool)
	Rescan() // begins the functional connectivity so far anew
	Rebalance()
	CancelRebalance()
}
