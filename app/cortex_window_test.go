//go:build !headless

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/sim"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

// hands are the user's in a window that the test itself turns.
type hands struct {
	t testing.TB
	w *window
	d *display
}

// until turns the window until something holds.
func (h *hands) until(what string, holds func() bool) {
	h.t.Helper()
	for end := time.Now().Add(patience); !holds(); {
		if time.Now().After(end) {
			h.t.Fatalf("%s does not come", what)
		}
		h.turn(1)
	}
}

// turn draws frames whether or not there is something new.
func (h *hands) turn(frames int) {
	for range frames {
		glfw.PollEvents()
		h.w.receive()
		h.w.draw(time.Now())
		h.w.glfw.SwapBuffers()
	}
}

// click presses a place of the window.
func (h *hands) click(x, y int) {
	h.t.Helper()
	h.d.hand("mousemove", x, y)
	h.turn(2)
	h.d.hand("mousedown", 1)
	h.turn(2)
	h.d.hand("mouseup", 1)
	h.turn(2)
}

// drag pulls the slider of the coupling on the page of connectivity to the left.
func (h *hands) drag() {
	h.t.Helper()
	h.click(1160, 46) // the page
	h.d.hand("mousemove", 1200, 70)
	h.turn(2)
	h.d.hand("mousedown", 1)
	h.turn(2)
	for x := 1190; x >= 1160; x -= 10 {
		h.d.hand("mousemove", x, 70)
		h.turn(1)
	}
	h.d.hand("mouseup", 1)
	h.turn(2)
}

// life is what the simulation knows between two ticks.
type life struct {
	log   []sim.Entry
	step  int64
	state string
}

// ask looks at the newborn between two ticks; at its state only if that is wanted.
func (h *hands) ask(state bool) (l life) {
	h.t.Helper()
	got := make(chan life, 1)
	h.w.runner.Inject(func(n *sim.Newborn) {
		entries, _ := n.Log()
		l := life{log: slices.Clone(entries), step: n.Step()}
		if state {
			l.state = n.SHA256()
		}
		got <- l
	})
	select {
	case l = <-got:
	case <-time.After(patience):
		h.t.Fatal("the simulation does not answer")
	}
	return l
}

// logged tells whether the log has an entry.
func (h *hands) logged(what string) bool {
	return slices.ContainsFunc(h.ask(false).log, func(e sim.Entry) bool { return e.What == what })
}

// sameWithoutWindow does to a newborn without a window what was done to the other
// one, at the same ticks: it comes to the same state.
func sameWithoutWindow(t *testing.T, seen life, region int) {
	t.Helper()
	n, err := sim.New(sim.Config{Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	until := func(step int64) {
		for n.Step() < step {
			if err := n.Tick(); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, e := range seen.log {
		until(e.Step)
		if strings.HasPrefix(e.What, "stimulus") {
			err = n.StimulateRegion(region, cortex.Stimulus{Kind: cortex.Current, Strength: 10, Duration: 300})
		} else {
			err = n.LesionRegion(region, !strings.HasSuffix(e.What, "undone"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	until(seen.step)
	if got := n.SHA256(); got != seen.state {
		t.Errorf("at %d the state is %s, in the window it was %s; the log has %v", seen.step, got, seen.state, seen.log)
	}
}

// TestCortexInTheWindow stimulates and lesions the picked region by hand, changes
// the coupling, starts to re-balance and cancels it; the state is the same
// without a window. The section begins at the
// top of the column once a key unfolded it; its rows are 24 px high.
func TestCortexInTheWindow(t *testing.T) {
	const region = 57
	const left, row = 990, 24
	inWindow(t, sim.Config{Threads: 1}, func(w *window, d *display) {
		h := &hands{t, w, d}
		h.turn(2)
		h.d.hand("mousemove", 300, 300)
		h.turn(2)
		h.d.key("c")
		h.until("the section", w.cortex.Open)
		h.turn(2)
		w.stage.SelectRegion(region)
		h.click(1225, 46) // the page to act on
		h.click(left+40, 46+5*row)
		label := w.static.Regions[region].Label
		h.until("a stimulus", func() bool { return h.logged("stimulus of " + label + ": 10 mV for 300 ms") })
		h.click(1215, 46+5*row)
		h.until("a lesion", func() bool { return w.frame.Lesioned[region] })
		h.d.key("space")
		h.until("a pause", func() bool { return w.frame.Paused })
		h.click(1215, 46+5*row)
		h.until("the lesion's end in the pause", func() bool { return !w.frame.Lesioned[region] && !w.fresh })
		if !w.frame.Paused {
			t.Error("it goes on")
		}
		h.click(1215, 46+5*row)
		h.d.key("space")
		h.until("a lesion", func() bool { return w.frame.Lesioned[region] && !w.frame.Paused })
		if !h.logged("lesion of " + label) {
			t.Errorf("the log has %v", h.ask(false).log)
		}
		spikes := make([]frame.Spike, 1<<17)
		from := w.streams.Spikes.Next()
		h.until("more spikes", func() bool { return w.streams.Spikes.Next() > from+20000 })
		n, _, _ := w.streams.Spikes.Read(from, spikes)
		for _, s := range spikes[:n] {
			if int(w.static.RegionOf[s.Neuron]) == region {
				t.Fatal("the lesioned region fires")
			}
		}
		sameWithoutWindow(t, h.ask(true), region)

		h.drag()
		h.until("another coupling", func() bool { return h.logged(fmt.Sprintf("cortex.coupling.gain = %g", w.params.Cortex.Coupling.Gain)) })
		if w.params.Cortex.Coupling.Gain >= 0.84 {
			t.Errorf("the slider went to %v", w.params.Cortex.Coupling.Gain)
		}
		h.turn(2)
		h.click(left+100, 46+2*row+2) // under three lines of text
		if !w.world.rebalance.state(&w.params.Cortex, "default").Running {
			t.Fatal("no re-balancing begins")
		}
		h.until("progress", func() bool { return w.world.rebalance.state(&w.params.Cortex, "default").Done > 0 })
		h.click(1235, 46+2*row+2)
		h.until("the end of it", func() bool { return !w.world.rebalance.state(&w.params.Cortex, "default").Running })
		if !strings.Contains(w.news.text, "cancelled") {
			t.Errorf("the window says %q", w.news.text)
		}
	})
}
