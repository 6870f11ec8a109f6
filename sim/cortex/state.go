package cortex

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"math"
	"slices"

	"encephagen/sim/cortex/backend"
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
	state := backend.NewState(c.model(), c.relay != nil)
	c.neurons(state)
	part := le.AppendUint64(nil, uint64(c.window))
	floats := func(all []float32) {
		for _, x := range all {
			part = le.AppendUint32(part, math.Float32bits(x))
		}
	}
	ints := func(all []int32) {
		for _, x := range all {
			part = le.AppendUint32(part, uint32(x))
		}
	}
	floats(state.V)
	floats(state.S)
	floats(state.N)
	floats(state.Y)
	ints(state.Hold)
	floats(state.Raise)
	floats(c.bias.E)
	floats(c.bias.I)
	use(part)

	size := stepsPerWin * net.neurons
	fast, slow := make([]int32, size), make([]int32, net.neurons)
	for slot := range net.slots {
		if state.Fast != nil {
			fast, slow = state.Fast[slot*size:][:size], state.Slow[slot*net.neurons:][:net.neurons]
		} else {
			c.inFlight(slot, fast, slow)
		}
		part = part[:0]
		ints(fast)
		ints(slow)
		use(part)
	}
	use(c.appendTouch(part[:0]))
}

// neurons fills in their state and, if a device has the cortex, that of the
// arrivals if there is room for it.
func (c *Cortex) neurons(to *backend.State) {
	if c.relay != nil {
		err := c.relay.device.Snapshot(to)
		if err == nil {
			c.rest(to)
			return
		}
		c.giveUp(err)
		to.Fast, to.Slow = nil, nil
	}
	to.Window = c.window
	for _, w := range c.workers {
		for i := range w.neurons {
			g, l, n := &w.groups[i/lanes], i%lanes, w.base+i
			to.V[n], to.S[n], to.N[n], to.Y[n], to.Hold[n] = g.v[l], g.s[l], g.n[l], g.y[l], g.hold[l]
		}
		if w.raise != nil {
			copy(to.Raise[w.base:], w.raise[:w.neurons])
		}
	}
}

// setNeurons is the way back, of a worker's.
func (w *worker) setNeurons(from *backend.State) {
	for i := range w.neurons {
		g, l, n := &w.groups[i/lanes], i%lanes, w.base+i
		g.v[l], g.s[l], g.n[l], g.y[l], g.hold[l] = from.V[n], from.S[n], from.N[n], from.Y[n], from.Hold[n]
	}
	if w.raise != nil {
		copy(w.raise, from.Raise[w.base:][:w.neurons])
	}
}

// rest puts to rest the neurons of lesioned regions, as setDrive does: a device
// does it with its next window.
func (c *Cortex) rest(s *backend.State) {
	for region := range c.touch {
		if !c.touch[region].lesion {
			continue
		}
		from, to := region*c.net.per, (region+1)*c.net.per
		for _, x := range [][]float32{s.V, s.S, s.N, s.Y} {
			clear(x[from:to])
		}
		clear(s.Hold[from:to])
		if s.Raise != nil {
			clear(s.Raise[from:to])
		}
	}
}

// inFlight fills in what is due in a window slot.
func (c *Cortex) inFlight(slot int, fast, slow []int32) {
	clear(fast)
	clear(slow)
	for _, w := range c.workers {
		w.inFlight(slot, fast, slow)
	}
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
