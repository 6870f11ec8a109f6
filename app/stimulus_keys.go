//go:build !headless

package main

import (
	"slices"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
	"encephagen/sim/frame"
)

// stimulusBindings are the keys that do something to the newborn: digits, with
// Shift for the right side, and the four keys under the right hand for what has
// four directions.
var stimulusBindings = []binding{
	{glfw.KeyI, 0, panel.Stimulus(frame.PushEvent, frame.Forward), false, "I, K, J, L", "push forward, back, left, right"},
	{glfw.KeyK, 0, panel.Stimulus(frame.PushEvent, frame.Back), false, "", ""},
	{glfw.KeyJ, 0, panel.Stimulus(frame.PushEvent, frame.LeftWay), false, "", ""},
	{glfw.KeyL, 0, panel.Stimulus(frame.PushEvent, frame.RightWay), false, "", ""},
	{glfw.KeyI, glfw.ModShift, panel.Stimulus(frame.TiltEvent, frame.Forward), false, "Shift+I, K, J, L", "tilt the platform"},
	{glfw.KeyK, glfw.ModShift, panel.Stimulus(frame.TiltEvent, frame.Back), false, "", ""},
	{glfw.KeyJ, glfw.ModShift, panel.Stimulus(frame.TiltEvent, frame.LeftWay), false, "", ""},
	{glfw.KeyL, glfw.ModShift, panel.Stimulus(frame.TiltEvent, frame.RightWay), false, "", ""},
	{glfw.Key1, 0, panel.Stimulus(frame.SoundEvent, frame.NoDirection), false, "1", "a loud sound: startle, Moro"},
	{glfw.Key2, 0, panel.Stimulus(frame.DropEvent, frame.NoDirection), false, "2", "drop the platform: Moro"},
	{glfw.Key3, 0, panel.Stimulus(frame.PalmEvent, frame.LeftWay), false, "3, Shift+3", "touch the left, right palm: grasp"},
	{glfw.Key3, glfw.ModShift, panel.Stimulus(frame.PalmEvent, frame.RightWay), false, "", ""},
	{glfw.Key4, 0, panel.Stimulus(frame.SoleEvent, frame.LeftWay), false, "4, Shift+4", "touch the left, right sole: support"},
	{glfw.Key4, glfw.ModShift, panel.Stimulus(frame.SoleEvent, frame.RightWay), false, "", ""},
	{glfw.Key5, 0, panel.Stimulus(frame.CheekEvent, frame.LeftWay), false, "5, Shift+5", "touch the left, right cheek: rooting"},
	{glfw.Key5, glfw.ModShift, panel.Stimulus(frame.CheekEvent, frame.RightWay), false, "", ""},
	{glfw.Key6, 0, panel.Stimulus(frame.HeadTurnEvent, frame.LeftWay), false, "6, Shift+6", "turn the head left, right: ATNR"},
	{glfw.Key6, glfw.ModShift, panel.Stimulus(frame.HeadTurnEvent, frame.RightWay), false, "", ""},
	{glfw.Key7, 0, panel.Stimulus(frame.PinchEvent, frame.LeftWay), false, "7, Shift+7", "pinch the left, right foot: withdrawal"},
	{glfw.Key7, glfw.ModShift, panel.Stimulus(frame.PinchEvent, frame.RightWay), false, "", ""},
}

var allBindings = slices.Concat(bindings, stimulusBindings)
