package body

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"encephagen/assets"
	"encephagen/mujoco"
)

// builtFrom makes a humanoid of its description with a change in it.
func builtFrom(t *testing.T, old, new string) *Body {
	t.Helper()
	d, err := describe("humanoid-v5")
	if err != nil {
		t.Fatal(err)
	}
	path, err := mujoco.Find()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := mujoco.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	mjcf, err := assets.FS.ReadFile(d.file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(mjcf, []byte(old)) {
		t.Fatalf("%s has no %q", d.file, old)
	}
	b := &Body{description: d}
	t.Cleanup(b.Close)
	if err := b.build(lib, strings.Replace(string(mjcf), old, new, 1)); err != nil {
		t.Fatal(err)
	}
	return b
}

// tillFault lives limply until something goes wrong.
func tillFault(t *testing.T, b *Body) (ticks int, err error) {
	t.Helper()
	ctrl := make([]float32, 17)
	for ; ticks < 200; ticks++ {
		if err := b.Step(ctrl, nil); err != nil {
			return ticks, err
		}
	}
	t.Fatal("nothing went wrong in 3 s")
	return 0, nil
}

// TestErrorOfTheEngineInTheMiddleOfALife gives MuJoCo so little memory that the
// fallen body, with its many contacts, exceeds it: mju_error, which would end
// the process, from deep inside of a step.
func TestErrorOfTheEngineInTheMiddleOfALife(t *testing.T) {
	b := builtFrom(t, "<option ", `<size memory="42K"/><option `)
	var first int
	for life := range 3 {
		b.Reset(1)
		ticks, err := tillFault(t, b)
		var e *mujoco.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), "out of memory") || strings.Contains(err.Error(), "\n") {
			t.Fatalf("error %v", err)
		}
		if again := b.Step(make([]float32, 17), nil); again != err {
			t.Errorf("a body that failed goes on: %v", again)
		}
		if life == 0 {
			first = ticks
		}
		if ticks < 5 || ticks != first {
			t.Errorf("life %d lasted %d ticks, the first one %d", life, ticks, first)
		}
	}
}

// TestDivergenceAtALanding makes the floor so hard that the landing blows up.
func TestDivergenceAtALanding(t *testing.T) {
	b := builtFrom(t, `margin="0.001"`, `margin="0.001" solref="-1e12 -1e9"`)
	b.Reset(1)
	ticks, err := tillFault(t, b)
	var w *mujoco.Warning
	if !errors.As(err, &w) || ticks < 5 {
		t.Errorf("after %d ticks: %v", ticks, err)
	}
}
