//go:build !headless

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/sim"
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

// log are the changes so far, as the simulation wrote them down.
func (h *hands) log() string {
	got := make(chan string, 1)
	h.w.runner.Inject(func(n *sim.Newborn) {
		var lines []string
		entries, _ := n.Log()
		for _, e := range entries {
			lines = append(lines, e.What)
		}
		got <- strings.Join(lines, "\n")
	})
	select {
	case text := <-got:
		return text
	case <-time.After(patience):
		h.t.Fatal("the simulation does not answer")
		return ""
	}
}

// TestCortexInTheWindow stimulates and lesions the picked region by hand, changes
// the coupling, starts to re-balance and cancels it. The section begins at the
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
		h.until("a stimulus", func() bool {
			return strings.Contains(h.log(), "stimulus of "+w.static.Regions[region].Label+": 10 mV for 300 ms")
		})
		h.click(1215, 46+5*row)
		h.until("a lesion", func() bool { return w.frame.Lesioned[region] })
		if !strings.Contains(h.log(), "lesion of "+w.static.Regions[region].Label) {
			t.Errorf("the log has %q", h.log())
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

		w.params.Cortex.Background.Rate = 0.7 // as by the form
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
