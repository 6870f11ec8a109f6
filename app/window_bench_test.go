//go:build !headless

package main

import (
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/go-gl/gl/v3.3-core/gl"
	"github.com/go-gl/glfw/v3.3/glfw"
	"golang.org/x/sys/unix"

	"encephagen/app/panel"
	"encephagen/sim"
	"encephagen/sim/frame"
)

// threadTime is what this thread has computed.
func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}

// BenchmarkFrame opens the window on a living newborn, paces it at 60 frames a
// second and measures what a frame costs its thread: moving the stage, building
// all panels, submitting every draw call. Where a processor draws in place of a
// card, Mesa works on vertices in this thread too; with GALLIUM_NOOP=1 in the
// environment Mesa takes every call and draws nothing.
func BenchmarkFrame(b *testing.B) { benchmarkFrame(b, 60, func(*window, int) {}) }

// BenchmarkFrameCortex is BenchmarkFrame with the section about the cortex
// unfolded, on each of its pages for a second.
func BenchmarkFrameCortex(b *testing.B) {
	benchmarkFrame(b, len(panel.Pages)*mostFPS, func(w *window, frame int) {
		if frame == 0 {
			w.cortex.Unfold()
			w.stage.SelectRegion(57)
		}
		w.cortex.Page = frame / mostFPS % len(panel.Pages)
	})
}

// BenchmarkFrameCauses is BenchmarkFrame with a joint picked, the strip of causes
// and something that happens every second.
func BenchmarkFrameCauses(b *testing.B) {
	benchmarkFrame(b, 2*mostFPS, func(w *window, k int) {
		if k == 0 {
			w.do(panel.SwitchStrip)
			w.stage.SelectGeom(slices.IndexFunc(w.static.Geoms, func(g frame.Geom) bool { return len(g.Actuators) == 3 }))
		}
		if k%mostFPS == 0 {
			kind := frame.EventKind(k/mostFPS) % frame.EventKinds
			w.do(panel.Stimulus(kind, kind.Ways(false)[0]))
		}
	})
}

// benchmarkFrame measures frames after some to warm up; before each, change is
// called with its number.
func benchmarkFrame(b *testing.B, warm int, change func(w *window, frame int)) {
	inWindow(b, sim.Config{Threads: 1}, func(w *window, _ *display) {
		var before, after runtime.MemStats
		var cost time.Duration
		for i := range warm + b.N {
			if i == warm {
				cost = 0
				runtime.ReadMemStats(&before)
				b.ResetTimer()
			}
			change(w, i)
			begun, c := time.Now(), threadTime()
			glfw.PollEvents()
			w.receive()
			w.draw(begun)
			cost += threadTime() - c
			gl.Finish()
			time.Sleep(time.Until(begun.Add(time.Second / mostFPS)))
		}
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(cost.Microseconds())/1e3/float64(b.N), "thread-ms/op")
		b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N), "mallocs/op")
		b.Logf("drawn by %s", gl.GoStr(gl.GetString(gl.RENDERER)))
	})
}

// TestFrameCost holds a frame to 4 ms of its thread and to no allocation.
func TestFrameCost(t *testing.T) {
	for _, name := range []string{"BenchmarkFrame", "BenchmarkFrameCortex", "BenchmarkFrameCauses"} {
		t.Run(name, func(t *testing.T) { frameCost(t, name) })
	}
}

func frameCost(t *testing.T, name string) {
	c := exec.Command(os.Args[0], "-test.run", "^$", "-test.bench", "^"+name+"$", "-test.benchtime", "300x")
	c.Env = append(os.Environ(), "GALLIUM_NOOP=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	figure := func(unit string) float64 {
		m := regexp.MustCompile(`([0-9.]+) ` + unit).FindSubmatch(out)
		if m == nil {
			t.Fatalf("no %s in %s", unit, out)
		}
		v, err := strconv.ParseFloat(string(m[1]), 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	// Now and then the simulation's rings or the runtime itself take memory.
	if n := figure("mallocs/op"); n > 0.5 {
		t.Errorf("%.2f allocations a frame", n)
	}
	if !regexp.MustCompile("drawn by NOOP").Match(out) {
		t.Skip("this driver cannot leave out drawing")
	}
	if ms := figure("thread-ms/op"); ms > 4 {
		t.Errorf("a frame costs its thread %.2f ms, want at most 4", ms)
	}
}
