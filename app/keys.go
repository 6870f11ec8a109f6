//go:build !headless

package main

import (
	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
)

// binding is one line of the key table. Keys, help and the order of the help
// come from here and nowhere else.
type binding struct {
	key     glfw.Key
	mods    glfw.ModifierKey
	action  panel.Action
	repeats bool // while the key is held
	shown   string
	help    string // empty: another way to say the line before
}

var bindings = []binding{
	{glfw.KeySpace, 0, panel.PlayPause, false, "Space", "pause, play"},
	{glfw.KeyRight, 0, panel.Step, true, "Right arrow", "pause and step one control tick"},
	{glfw.KeyMinus, 0, panel.Slower, true, "-", "half the speed"},
	{glfw.KeyKPSubtract, 0, panel.Slower, true, "", ""},
	{glfw.KeyEqual, 0, panel.Faster, true, "=", "twice the speed"},
	{glfw.KeyEqual, glfw.ModShift, panel.Faster, true, "", ""},
	{glfw.KeyKPAdd, 0, panel.Faster, true, "", ""},
	{glfw.KeyBackspace, 0, panel.ResetBody, false, "Backspace", "put the body back on its feet"},
	{glfw.KeyTab, 0, panel.HidePanels, false, "Tab", "hide and show the panels"},
	{glfw.KeyC, 0, panel.UnfoldCortex, false, "C", "unfold and fold the cortex"},
	{glfw.KeyB, 0, panel.SwitchStrip, false, "B", "strip below: spikes, or causes"},
	{glfw.KeyF11, 0, panel.FullScreen, false, "F11", "full screen"},
	{glfw.KeyR, glfw.ModControl, panel.Film, false, "Ctrl+R", "film to newborn-N.mp4, stop"},
	{glfw.KeyP, glfw.ModControl, panel.Screenshot, false, "Ctrl+P", "picture of the window to newborn-N.png"},
	{glfw.KeyZ, glfw.ModControl, panel.Undo, true, "Ctrl+Z", "undo the last change of a parameter"},
	{glfw.KeyZ, glfw.ModControl | glfw.ModShift, panel.Redo, true, "Ctrl+Shift+Z", "redo it"},
	{glfw.KeyEqual, glfw.ModControl, panel.LargerText, true, "Ctrl+=", "larger text"},
	{glfw.KeyEqual, glfw.ModControl | glfw.ModShift, panel.LargerText, true, "", ""},
	{glfw.KeyKPAdd, glfw.ModControl, panel.LargerText, true, "", ""},
	{glfw.KeyMinus, glfw.ModControl, panel.SmallerText, true, "Ctrl+-", "smaller text"},
	{glfw.KeyKPSubtract, glfw.ModControl, panel.SmallerText, true, "", ""},
	{glfw.KeyF1, 0, panel.Help, false, "F1", "this help"},
	{glfw.KeyEscape, 0, panel.Escape, false, "Esc", "close the help, free the selection, leave full screen"},
	{glfw.KeyQ, glfw.ModControl, panel.Quit, false, "Ctrl+Q", "quit"},
}

var mouseHelp = []panel.HelpLine{
	{Keys: "Left drag", Does: "orbit"},
	{Keys: "Right drag", Does: "pan; with Shift along the floor"},
	{Keys: "Wheel, middle drag", Does: "zoom"},
	{Keys: "Double-click", Does: "select a part or a region; elsewhere, home"},
	{Keys: "Ctrl+left drag", Does: "pull at a part of the body"},
	{Keys: "Drag a border", Does: "resize; double-click resets"},
	{Keys: "Ctrl+click a slider", Does: "type its value"},
	{Keys: "Right-click a parameter", Does: "reset, copy"},
}

// keyHelp lists the table for the help, stimulusHelp that of the stimuli.
func keyHelp() []panel.HelpLine { return helpOf(bindings) }

func stimulusHelp() []panel.HelpLine { return helpOf(stimulusBindings) }

func helpOf(table []binding) []panel.HelpLine {
	var lines []panel.HelpLine
	for _, b := range table {
		if b.help != "" {
			lines = append(lines, panel.HelpLine{Keys: b.shown, Does: b.help})
		}
	}
	return lines
}

// actionOf finds what a key asks for. Locks of the keyboard do not matter.
func actionOf(key glfw.Key, action glfw.Action, mods glfw.ModifierKey) panel.Action {
	mods &= glfw.ModControl | glfw.ModShift | glfw.ModAlt | glfw.ModSuper
	for _, b := range allBindings {
		if b.key == key && b.mods == mods && (action == glfw.Press || action == glfw.Repeat && b.repeats) {
			return b.action
		}
	}
	return panel.None
}
