//go:build !headless

package main

import (
	"slices"
	"testing"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
	"encephagen/sim/frame"
)

// TestKeyTable demands that every chord means one thing, that every action has
// a key that the help names, and that keys held down do not flip switches.
func TestKeyTable(t *testing.T) {
	type chord struct {
		key  glfw.Key
		mods glfw.ModifierKey
	}
	seen := map[chord]bool{}
	helped := map[panel.Action]bool{}
	for _, b := range allBindings {
		if seen[chord{b.key, b.mods}] {
			t.Errorf("%v with %v is bound twice", b.key, b.mods)
		}
		seen[chord{b.key, b.mods}] = true
		if (b.shown == "") != (b.help == "") {
			t.Errorf("%+v is shown by half", b)
		}
		if b.help != "" {
			helped[b.action] = true
		}
	}
	for a := panel.None + 1; a <= panel.Quit; a++ {
		if !helped[a] {
			t.Errorf("action %d has no key in the help", a)
		}
	}
	for k := range frame.EventKinds { // every event of a body in space has a key
		for _, way := range k.Ways(false) {
			a := panel.Stimulus(k, way)
			if !slices.ContainsFunc(stimulusBindings, func(b binding) bool { return b.action == a }) {
				t.Errorf("%v %v has no key", k, way)
			}
			if e, ok := a.Event(); !ok || e != k.Usual(way) || e.Check(false) != nil {
				t.Errorf("%v %v: its action stands for %+v", k, way, e)
			}
		}
	}
	if _, ok := panel.Quit.Event(); ok {
		t.Error("quitting is a stimulus")
	}
	for _, c := range []struct {
		key    glfw.Key
		action glfw.Action
		mods   glfw.ModifierKey
		want   panel.Action
	}{
		{glfw.KeySpace, glfw.Press, 0, panel.PlayPause},
		{glfw.KeySpace, glfw.Repeat, 0, panel.None},
		{glfw.KeySpace, glfw.Release, 0, panel.None},
		{glfw.KeySpace, glfw.Press, glfw.ModControl, panel.None},
		{glfw.KeyRight, glfw.Repeat, 0, panel.Step},
		{glfw.KeyR, glfw.Press, glfw.ModControl | glfw.ModCapsLock, panel.Film},
		{glfw.KeyR, glfw.Press, 0, panel.None},
		{glfw.Key2, glfw.Press, 0, panel.Stimulus(frame.DropEvent, frame.NoDirection)},
		{glfw.Key7, glfw.Press, glfw.ModShift, panel.Stimulus(frame.PinchEvent, frame.RightWay)},
		{glfw.Key7, glfw.Repeat, 0, panel.None},
		{glfw.KeyZ, glfw.Press, glfw.ModControl | glfw.ModShift, panel.Redo},
	} {
		if got := actionOf(c.key, c.action, c.mods); got != c.want {
			t.Errorf("key %v, %v, %v: action %d, want %d", c.key, c.action, c.mods, got, c.want)
		}
	}
}
