// Package trail keeps account of the newest spikes in the memory of a graphics
// card. Where the card that computes the cortex also draws it, with contexts that
// share their objects, cell bodies can flash by the very words that the kernel
// wrote, which never leave the card.
//
// # Model
//
// A ring of spikes in one buffer of OpenGL, two words each: neuron, with the step
// since the beginning of the batch above it, and release (package backend). A batch
// is what one call of the backend computed. Its spikes lie together, in the order
// of the windows of 1 ms, so that each neuron's are in their order in time.
//
// One thread writes and one draws. Nobody waits for the card to have drawn: it is
// assumed to have when the writer comes round. Therefore only the newest quarter of
// the ring is drawn, which leaves it the time of three quarters, or of one if a
// batch is half of the ring. A reader that is too late, or finds a gap, has to take
// the spikes from elsewhere.
package trail

import "sync"

// Batch are the spikes of steps Step to End-1.
type Batch struct {
	Step, End    int64
	First, Count int // where they lie in the buffer, spikes
}

// most is how many batches are remembered: 4 s of control ticks of 15 ms.
const most = 256

// Trail is the account. The zero value has no buffer and offers nothing.
type Trail struct {
	mu         sync.Mutex
	buffer     uint32
	neuronBits int
	room       int     // spikes that the buffer holds
	written    int     // spikes since the beginning, with those left out at the end of the ring
	kept       []entry // oldest first, without gaps in time
	batches    []Batch // scratch
}

type entry struct {
	Batch
	at int // of written
}

// Begin forgets what there was: from now on spikes lie in a buffer of OpenGL with
// room for so many, neurons in the lower bits of their first words. A buffer of 0
// is none. The one of before may be deleted then: nobody draws from it any more.
func (t *Trail) Begin(buffer uint32, room, neuronBits int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buffer, t.room, t.neuronBits = buffer, room, neuronBits
	t.written, t.kept = 0, t.kept[:0]
}

// Place is where the next batch has to lie; false if so many spikes are too many.
// From now on nobody begins to draw what lies there.
func (t *Trail) Place(count int) (first int, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if count > t.room/2 {
		t.kept = t.kept[:0]
		return 0, false
	}
	first = t.written % max(1, t.room)
	if first+count > t.room {
		t.written += t.room - first
		first = 0
	}
	return first, true
}

// Add offers the batch that has been written where Place said.
func (t *Trail) Add(b Batch) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := len(t.kept); n > 0 && t.kept[n-1].End != b.Step {
		t.kept = t.kept[:0]
	}
	if len(t.kept) == most {
		t.kept = t.kept[:copy(t.kept, t.kept[1:])]
	}
	t.kept = append(t.kept, entry{b, t.written})
	t.written += b.Count
}

// Draw hands over the batches that hold the spikes after one step up to another,
// this one included, oldest first; the first and the last may hold others, too.
// While draw runs, the buffer is there, neurons in the lower bits of the spikes'
// first words. It is false, and draw is not called, if they are not all there.
func (t *Trail) Draw(after, upTo int64, draw func(buffer uint32, neuronBits int, batches []Batch)) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n := len(t.kept); n == 0 || t.kept[0].Step > after+1 || t.kept[n-1].End <= upTo {
		return false
	}
	t.batches = t.batches[:0]
	for _, e := range t.kept {
		if e.End <= after+1 || e.Step > upTo || e.Count == 0 {
			continue
		}
		if t.written-e.at > t.room/4 {
			return false
		}
		t.batches = append(t.batches, e.Batch)
	}
	draw(t.buffer, t.neuronBits, t.batches)
	return true
}
