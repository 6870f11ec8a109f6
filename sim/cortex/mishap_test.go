package cortex

import (
	"strings"
	"testing"

	"encephagen/sim/mishap"
)

// TestPanicOfAWorker: whichever worker panics, and at whatever moment, Advance
// passes it on with its place, the others do not wait for ever, and neither does
// the next Advance.
func TestPanicOfAWorker(t *testing.T) {
	for _, damage := range []struct {
		what string
		do   func(w *worker)
	}{
		{"in its window", func(w *worker) { w.groups = nil }},
		{"in delivering", func(w *worker) { w.rows = nil }},
	} {
		for culprit := range 3 {
			c, err := New(Config{Threads: 3})
			if err != nil {
				t.Fatal(err)
			}
			c.Advance(20)
			damage.do(c.workers[culprit])
			var places []string
			for range 3 {
				p := passedOn(func() { c.Advance(15) })
				if p == nil || !strings.HasPrefix(p.Place, "sim/cortex/") || !strings.Contains(p.Error(), "out of range") {
					t.Fatalf("%s of worker %d: %v", damage.what, culprit, p)
				}
				places = append(places, p.Place)
			}
			if places[0] != places[1] || places[0] != places[2] {
				t.Errorf("%s of worker %d: the place changes, %v", damage.what, culprit, places)
			}
			c.Close()
		}
	}
}

// passedOn is the panic of f, nil if there was none.
func passedOn(f func()) (p *mishap.Panic) {
	defer func() {
		if value := recover(); value != nil {
			p = mishap.Recovered(value)
		}
	}()
	f()
	return nil
}
