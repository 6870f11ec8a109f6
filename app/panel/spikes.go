//go:build !headless

package panel

import (
	"slices"
	"sort"

	"encephagen/sim/frame"
)

// spikeReader walks along a ring of spikes piece by piece, up to a moment.
type spikeReader struct {
	ring   *frame.Ring[frame.Spike]
	cursor int64
	piece  []frame.Spike
}

func newSpikeReader(str *frame.Streams) spikeReader {
	return spikeReader{ring: str.Spikes, piece: make([]frame.Spike, 4096)}
}

// seek goes to the first spike at or after a step.
func (r *spikeReader) seek(step int64) {
	var one [1]frame.Spike
	_, oldest, _ := r.ring.Read(0, one[:0])
	n := sort.Search(int(r.ring.Next()-oldest), func(i int) bool {
		got, _, lost := r.ring.Read(oldest+int64(i), one[:])
		return got == 1 && lost == 0 && one[0].Step >= step
	})
	r.cursor = oldest + int64(n)
}

// next is the next piece of the spikes up to a step, valid until it is called
// again; empty if there are no more.
func (r *spikeReader) next(upTo int64) []frame.Spike {
	n, next, _ := r.ring.Read(r.cursor, r.piece)
	if k := slices.IndexFunc(r.piece[:n], func(s frame.Spike) bool { return s.Step > upTo }); k >= 0 {
		n, next = k, next-int64(n-k)
	}
	r.cursor = next
	return r.piece[:n]
}
