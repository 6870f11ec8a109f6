//go:build !headless

package main

import (
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"encephagen/render/look"
	"encephagen/render/overlay"
	"encephagen/sim"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// TestAKeyMovesTheNewbornAndTheWindowSaysWhy goes the whole way once: a key lets
// the platform drop, the Moro reflex answers after its latency, arms are driven by
// it, the sentence and its colour are in the window, and the strip of causes shows
// every link of the chain at its time.
func TestAKeyMovesTheNewbornAndTheWindowSaysWhy(t *testing.T) {
	inWindow(t, sim.Config{Seed: 1, Threads: 1}, func(w *window, d *display) {
		h := &hands{t, w, d}
		d.hand("mousemove", 300, 300)
		const everyFrames = 20 // on a busy machine the first keys are lost
		pressed := 0
		h.until("the drop", func() bool {
			if pressed%everyFrames == 0 && w.streams.Events.Next() == 0 {
				d.key("2")
			}
			pressed++
			return w.streams.Events.Next() > 0
		})
		h.until("the answer", func() bool { return w.frame.Cause.Known() })
		const want = "Moro, 75\u2009ms after a drop of 4\u2009cm"
		if said := string(w.frame.Cause.Append(nil, w.static)); said != want {
			t.Fatalf("the window says %q, want %q", said, want)
		}
		moro := slices.Index(w.static.Reflexes, "Moro")
		arms := slices.ContainsFunc(w.frame.Terms[w.frame.Cause.Term], func(u float64) bool { return u != 0 })
		if w.frame.Reflex[moro] == 0 || !arms {
			t.Errorf("Moro's activity is %v, it drives the arms: %v", w.frame.Reflex[moro], arms)
		}
		event := w.frame.Cause.Event

		d.key("b")
		h.until("the strip of causes", func() bool { return w.stripCauses })
		h.until("its drawing", func() bool {
			first := firstOf(w, moro)
			return first[overlay.TorqueLink] > 0
		})
		first := firstOf(w, moro)
		for link, ms := range map[overlay.Link]int64{overlay.StimulusLink: 0, overlay.ReceptorLink: 0, overlay.ReflexLink: 45, overlay.TorqueLink: 75} {
			if got := (first[link] - event.Step) / frame.StepsPerMS; got != ms {
				t.Errorf("lane %d begins %d ms after the drop, want %d", link, got, ms)
			}
		}

		h.turn(2)
		dir := t.TempDir()
		t.Chdir(dir)
		w.wantStill = true
		h.turn(1)
		img := readStill(t, filepath.Join(dir, "newborn-1.png"))
		blue := 0
		for y := 480; y < 560; y++ {
			for x := 8; x < 40; x++ {
				if isColour(img, x, y, look.Families[0]) {
					blue++
				}
			}
		}
		if blue < 20 {
			t.Errorf("%d pixels of the protective reflexes' colour stand before the sentence", blue)
		}
	})
}

// readStill reads a picture of the window.
func readStill(t *testing.T, path string) *image.NRGBA {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewNRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out
}

// firstOf points along every lane of the strip of causes and finds when each link
// of a drop begins.
func firstOf(w *window, moro int) map[overlay.Link]int64 {
	first := map[overlay.Link]int64{}
	for x := range 1000 {
		for y := 0; y < 170; y += 3 {
			hover, ok := w.stage.CausalAt(x, y)
			if !ok || hover.Lost {
				continue
			}
			if _, known := first[hover.Link]; known {
				continue
			}
			begun := false
			switch hover.Link {
			case overlay.StimulusLink:
				begun = hover.Stimulus[frame.DropEvent] > 0
			case overlay.ReceptorLink:
				begun = hover.Receptor[frame.Labyrinth] == 1
			case overlay.ReflexLink:
				begun = hover.Reflex[moro] > 0
			case overlay.TorqueLink:
				begun = hover.Torque[slices.IndexFunc(w.static.Terms, func(t motor.Term) bool { return t.Name == "Moro" })] > 0
			}
			if begun {
				first[hover.Link] = hover.Step
			}
		}
	}
	return first
}
