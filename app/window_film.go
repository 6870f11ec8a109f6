//go:build !headless

package main

import (
	"fmt"
	"math"
	"time"
)

// filmUntil films every frame that is due up to a biological step. What a slow
// machine cannot draw in time repeats the picture before, so that the film
// keeps biological time.
func (w *window) filmUntil(step float64) {
	if w.take == nil {
		return
	}
	const patience = 50 * time.Millisecond
	begun := time.Now()
	for ; w.take.due() <= step; w.epoch++ {
		var err error
		if w.take.frames > 0 && time.Since(begun) > patience {
			err = w.take.repeat()
		} else {
			w.stage.Advance(math.Max(w.take.due(), w.shown), w.frame)
			w.shown = math.Max(w.take.due(), w.shown)
			err = w.take.shoot(w.stage)
		}
		if err != nil {
			w.endTake() // says why
			return
		}
	}
}

// endTake stops the filming; the window goes on while the film is finished.
func (w *window) endTake() {
	t := w.take
	w.take = nil
	t.stop()
	w.finishing++
	w.news.tell("finishing %s", t.path)
	go func() {
		news, err := t.finish()
		w.finished <- filmed{news, err}
	}()
}

// filmed is what became of a film.
type filmed struct {
	news string
	err  error
}

// tellFilm says it in the status line.
func (w *window) tellFilm(f filmed) {
	w.finishing--
	if f.err != nil {
		f.news = fmt.Sprintf("the film failed: %v", f.err)
	}
	w.news.tell("%s", f.news)
	w.awake = time.Now().Add(settle)
}
