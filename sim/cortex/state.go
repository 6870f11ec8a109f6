package cortex

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"math"
	"slices"
)

// The canonical state, little-endian:
//
//	int64    windows completed
//	5 arrays by neuron: float32 v, s, n, y; int32 steps left of refractoriness
//	with adaptation one more: float32 rise of the threshold, mV
//	2 arrays by region: float32 bias of E and of I
//	by window slot of the ring (window modulo the number of slots, that of
//	the longest delay rounded up to a power of two; 128 for HCP7):
//	  int32    fast arrivals by step, then neuron, in units of 2^-16 mV (default preset)
//	  int32    slow arrivals by neuron, in units of 2^-13 mV ms (same)
//	by region with a stimulus or a lesion, none of which an undisturbed one has:
//	  int32    region; 1 if lesioned; kind of the stimulus, -1 if there is none
//	  float32  strength of the stimulus; int64 the window it ends with, -1: open
//
// In flight are synaptic arrivals only; background is drawn when its window
// runs. It says nothing about workers, queues or kernels.

// AppendState appends the canonical state, 90 MB of it. Hash does without.
func (c *Cortex) AppendState(dst []byte) []byte {
	net := c.net
	size := 8 + 4*(5*net.neurons+2*net.regions+net.slots*(stepsPerWin+1)*net.neurons)
	dst = slices.Grow(dst, size)
	c.eachPart(func(part []byte) { dst = append(dst, part...) })
	return dst
}

// WriteState writes what AppendState appends, a window slot at a time.
func (c *Cortex) WriteState(to io.Writer) error {
	var err error
	c.eachPart(func(part []byte) {
		if err == nil {
			_, err = to.Write(part)
		}
	})
	return err
}

// Hash is the SHA-256 of the canonical state.
func (c *Cortex) Hash() [sha256.Size]byte {
	h := sha256.New()
	c.eachPart(func(part []byte) { h.Write(part) })
	return [sha256.Size]byte(h.Sum(nil))
}

// eachPart hands out the state piece by piece; a piece is valid during the call.
func (c *Cortex) eachPart(use func([]byte)) {
	net := c.net
	le := binary.LittleEndian
	part := le.AppendUint64(nil, uint64(c.window))
	float := func(of func(*group) *[lanes]float32) {
		for _, w := range c.workers {
			for i := range w.neurons {
				part = le.AppendUint32(part, math.Float32bits(of(&w.groups[i/lanes])[i%lanes]))
			}
		}
	}
	float(func(g *group) *[lanes]float32 { return &g.v })
	float(func(g *group) *[lanes]float32 { return &g.s })
	float(func(g *group) *[lanes]float32 { return &g.n })
	float(func(g *group) *[lanes]float32 { return &g.y })
	for _, w := range c.workers {
		for i := range w.neurons {
			part = le.AppendUint32(part, uint32(w.groups[i/lanes].hold[i%lanes]))
		}
	}
	if net.adaptStep > 0 {
		for _, w := range c.workers {
			for _, x := range w.raise[:w.neurons] {
				part = le.AppendUint32(part, math.Float32bits(x))
			}
		}
	}
	for kind := range 2 {
		for _, x := range c.bias.of(kind) {
			part = le.AppendUint32(part, math.Float32bits(x))
		}
	}
	use(part)

	fast, slow := make([]int32, stepsPerWin*net.neurons), make([]int32, net.neurons)
	for slot := range net.slots {
		clear(fast)
		clear(slow)
		for _, w := range c.workers {
			w.inFlight(slot, fast, slow)
		}
		part = part[:0]
		for _, sums := range [][]int32{fast, slow} {
			for _, x := range sums {
				part = le.AppendUint32(part, uint32(x))
			}
		}
		use(part)
	}
	use(c.appendTouch(part[:0]))
}

// inFlight adds what is due in a window slot to dense sums.
func (w *worker) inFlight(slot int, fast, slow []int32) {
	net, x := w.c.net, &w.c.charges
	for k := slot * w.blocks; k < (slot+1)*w.blocks; k++ {
		for events := w.flight.first(k); events != nil; events = w.flight.next(k) {
			for _, e := range events {
				n := int(e >> net.codeBits & net.neuronOf)
				fast[int(e>>stepShift)*net.neurons+n] += x.fast[e&net.codeMask]
				slow[n] += x.slow[e&net.codeMask]
			}
		}
	}
	if !net.near || slot != int(w.now)&(net.slots-1) {
		return
	}
	for i := range w.neurons { // the next window's sums are already begun
		for k := range stepsPerWin {
			fast[k*net.neurons+w.base+i] += w.fast[k*w.stride+i]
		}
		slow[w.base+i] += w.slow[i]
	}
}
