package trail

import (
	"slices"
	"testing"
)

// writer adds a batch of each tick's 150 steps.
type writer struct {
	Trail
	t    *testing.T
	step int64
	at   []int // of which spike each place of the ring holds: its number from the beginning
	next int
	runs map[int64][2]int // numbers of the spikes of a tick
}

func newWriter(t *testing.T, room int) *writer {
	w := &writer{t: t, at: make([]int, room), runs: map[int64][2]int{}}
	w.Begin(1, room, 21)
	return w
}

func (w *writer) tick(count int) {
	first, ok := w.Place(count)
	if ok {
		for i := range count {
			w.at[first+i] = w.next + i
		}
		w.Add(Batch{Step: w.step, End: w.step + 150, First: first, Count: count})
	}
	w.runs[w.step] = [2]int{w.next, w.next + count}
	w.next += count
	w.step += 150
}

// read holds what Draw hands over to what was written.
func (w *writer) read(after, upTo int64) bool {
	w.t.Helper()
	var batches []Batch
	if !w.Draw(after, upTo, func(_ uint32, _ int, offered []Batch) { batches = offered }) {
		return false
	}
	var got, want []int
	for _, b := range batches {
		got = append(got, w.at[b.First:][:b.Count]...)
	}
	for step := (after + 1) / 150 * 150; step <= upTo; step += 150 {
		for i := w.runs[step][0]; i < w.runs[step][1]; i++ {
			want = append(want, i)
		}
	}
	if !slices.Equal(got, want) {
		w.t.Errorf("steps %d to %d: spikes %v, want %v", after+1, upTo, got, want)
	}
	return true
}

// TestRing: every batch of the newest quarter is there, whole, wherever the ring ends.
func TestRing(t *testing.T) {
	w := newWriter(t, 400)
	for k := range 500 {
		w.tick(k * 7 % 23)
		if !w.read(w.step-151, w.step-1) || !w.read(w.step-100, w.step-30) || k > 0 && !w.read(w.step-301, w.step-100) {
			t.Fatalf("tick %d: the newest are not there", k)
		}
		if w.read(w.step-10, w.step) {
			t.Fatalf("tick %d: steps are offered before they are computed", k)
		}
	}
	if w.read(w.step-151-50*150, w.step-1) {
		t.Error("fifty batches are offered, of some 550 spikes, from room for 100")
	}
}

// TestSilence: batches without spikes are kept, and not without end.
func TestSilence(t *testing.T) {
	w := newWriter(t, 100)
	for range 3 * most {
		w.tick(0)
	}
	if !w.read(w.step-most*150, w.step-1) || len(w.kept) != most {
		t.Errorf("%d batches are kept, want %d", len(w.kept), most)
	}
	if w.read(0, w.step-1) {
		t.Error("all of the past is offered")
	}
}

// TestGaps: what does not hang together is not offered.
func TestGaps(t *testing.T) {
	w := newWriter(t, 100)
	w.tick(10)
	w.tick(51) // more than half of the ring
	w.tick(10)
	if w.read(-1, w.step-1) || w.read(149, w.step-1) || !w.read(299, w.step-1) {
		t.Error("after a batch that had no room the next one is offered, and no other")
	}
	w.step += 150
	w.tick(10)
	if w.read(299, w.step-1) || !w.read(w.step-151, w.step-1) {
		t.Error("after a gap in time the next one is offered, and no other")
	}
	w.Begin(2, 100, 21)
	if w.read(w.step-151, w.step-1) {
		t.Error("batches of the buffer of before are offered")
	}
	w.tick(1)
	w.Draw(w.step-2, w.step-1, func(buffer uint32, bits int, _ []Batch) {
		if buffer != 2 || bits != 21 {
			t.Errorf("buffer %d, %d bits", buffer, bits)
		}
	})
	if new(Trail).Draw(0, 0, func(uint32, int, []Batch) {}) {
		t.Error("without a buffer something is offered")
	}
}
