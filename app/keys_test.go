//go:build !headless

package main

import (
	"testing"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
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
	for _, b := range bindings {
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
		{glfw.KeyZ, glfw.Press, glfw.ModControl | glfw.ModShift, panel.Redo},
	} {
		if got := actionOf(c.key, c.action, c.mods); got != c.want {
			t.Errorf("key %v, %v, %v: action %d, want %d", c.key, c.action, c.mods, got, c.want)
		}
	}
}
