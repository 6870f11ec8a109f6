package cortex

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"encephagen/sim/philox"
)

// spike is one of the present window, on its way to be delivered.
type spike struct {
	neuron  int32
	step    int32  // in the window
	release uint32 // release probability * 2^16
}

// row is where the synapses of a source neuron onto a worker's neurons lie.
type row struct{ first, end int32 }

// worker advances some neighbouring regions: their neurons, and all that
// arrives there. Nothing else writes to what it holds.
type worker struct {
	c             *Cortex
	first, last   int   // regions
	base, neurons int   // first neuron and how many
	now           int64 // the window that comes next or is under way

	groups []group
	raise  []float32 // of the threshold by neuron, mV; nil without adaptation
	span   span
	// A worker with many neurons goes through them block by block, so that what
	// arrives there lies in the near caches; else there is one block.
	blocks int
	block  int     // neurons in one
	fast   []int32 // arrivals of the present block: 10 rows of stride numbers
	slow   []int32 // and slow ones
	stride int
	fired  []byte
	flight *queues

	rows   []row // by source neuron
	parcel parcel

	words  []uint32 // Philox draws
	always []uint32 // draws that are below every probability
	cells  []int32  // cell of a piece of a region and window -> offset in fast

	// spikes since the last Advance, by step; ends[k] is where step k ends.
	// Those of the present window are published to the others, in turn in one
	// of two places: a worker may be a window ahead of another's reading.
	spikes []spike
	ends   []int32
	public [2][]spike
	counts []int32 // of the present window: 2*region and type

	touched int // regions with a stimulus or a lesion
}

func (c *Cortex) newWorker(first, last int) *worker {
	net := c.net
	w := &worker{c: c, first: first, last: last, base: first * net.per, neurons: (last - first) * net.per}
	groups := (w.neurons + lanes - 1) / lanes
	w.groups = make([]group, groups)
	w.blocks, w.block = 1, groups*lanes
	if w.neurons > oneBlock && !net.near {
		w.blocks, w.block = (w.neurons+1<<blockShift-1)>>blockShift, 1<<blockShift
	}
	// One more vector per row, so that rows do not lie a power of two apart, and
	// room for a piece of a region that begins in this block and ends in the next.
	w.stride = w.block + lanes
	if w.blocks > 1 {
		w.stride += (net.piece + lanes - 1) / lanes * lanes
	}
	w.fast = make([]int32, stepsPerWin*w.stride)
	w.slow = make([]int32, w.block)
	if net.adaptStep > 0 {
		w.raise = make([]float32, groups*lanes)
	}
	w.span = span{
		firedStride: (groups*lanes/8 + 7) / 8 * 8,
		stride:      w.stride,
		threshold:   net.threshold, fastDecay: net.fastDecay, recovery: net.recovery, refract: net.refract,
		fastUnit: net.format.fastUnit, slowUnit: net.format.slowUnit, raiseDecay: net.adaptDecay,
	}
	w.fired = make([]byte, stepsPerWin*w.span.firedStride)
	w.flight = newQueues(net.slots * w.blocks)
	w.cells = make([]int32, net.piece*stepsPerWin)
	for cell := range w.cells {
		w.cells[cell] = int32(cell%stepsPerWin*w.stride + cell/stepsPerWin)
	}
	w.counts = make([]int32, 2*(last-first))
	w.cutRows()
	return w
}

// cutRows finds this worker's part of each source neuron's row: targets ascend.
func (w *worker) cutRows() {
	net := w.c.net
	longest := 0
	w.rows = make([]row, 0, net.neurons)
	for i := range net.neurons {
		first, end := int(net.row[i]), int(net.row[i+1])
		whole := net.syn[first:end]
		longest = max(longest, len(whole))
		from, _ := slices.BinarySearch(whole, uint32(w.base)<<net.codeBits)
		to, _ := slices.BinarySearch(whole, uint32(w.base+w.neurons)<<net.codeBits)
		w.rows = append(w.rows, row{int32(first + from), int32(first + to)})
	}
	w.words = make([]uint32, max(batches(longest/2+lanes), 1024))
	w.always = make([]uint32, len(w.words))
	w.parcel.events, w.parcel.slots = make([]uint32, longest+lanes), make([]uint32, longest+lanes)
	w.parcel.slotMask = uint32(net.slots - 1)
}

// Sizes of blocks: none up to oneBlock neurons, then 2^blockShift.
const (
	oneBlock   = 24 << 10
	blockShift = 13
)

// window advances the neurons by 1 ms, up to the point where all workers'
// spikes are known.
func (w *worker) window() {
	c := w.c
	c.kernel.clear()
	clear(w.counts)
	if w.touched > 0 {
		w.expire()
	}
	fired, piece := false, 0
	for b := range w.blocks {
		from, to := b*w.block, min((b+1)*w.block, w.neurons)
		w.arrive(b, from)
		if w.touched > 0 {
			w.silence(from, to)
		}
		// Neurons go through the kernel some at a time, so that what the
		// background has just touched is still in the nearest cache.
		done := from
		for done < to {
			w.background(piece, from)
			piece++
			ready := piece * c.net.piece / lanes * lanes
			if piece*c.net.piece >= to {
				ready = to
			}
			if ready == to || ready-done >= tile {
				fired = w.run(from, done, ready) || fired
				done = ready
			}
		}
		if over := piece*c.net.piece - to; over > 0 {
			for k := range stepsPerWin {
				ahead := w.fast[k*w.stride+w.block:][:over]
				copy(w.fast[k*w.stride:], ahead)
				clear(ahead)
			}
		}
	}
	start := len(w.spikes)
	if fired {
		w.collect()
	} else {
		for range stepsPerWin {
			w.ends = append(w.ends, int32(start))
		}
	}
	w.public[w.now&1] = w.spikes[start:]
}

// tile is how many neurons at least go through the kernel at once: two regions
// of 200.
const tile = 384

// run sends neurons through the kernel, whole groups of them from one on to
// another of the block that begins at from.
func (w *worker) run(from, first, end int) (fired bool) {
	w.span.groups = w.groups[first/lanes : (end+lanes-1)/lanes]
	w.span.slow = w.slow[first-from:]
	w.span.fast = w.fast[first-from:]
	w.span.fired = w.fired[first/8:]
	if w.raise != nil {
		w.span.raise = w.raise[first:]
	}
	return w.c.kernel.run(&w.span)
}

// arrive adds up the spikes that are due in this window at a block, which begins
// at a neuron of the worker's.
func (w *worker) arrive(block, from int) {
	k := (int(w.now)&(w.c.net.slots-1))*w.blocks + block
	for part := w.flight.first(k); part != nil; part = w.flight.next(k) {
		w.addUp(part, from)
	}
	w.flight.empty(k)
}

func (w *worker) addUp(events []uint32, from int) {
	x, net := &w.c.charges, w.c.net
	base := uint32(w.base + from)
	switch {
	case net.codeBits != smallBits:
		w.addUpLarge(events, base)
	case !x.anySlow:
		addUpFast(w.fast, x.fast, events, base, uint32(w.stride))
	default:
		addUpBoth(w.fast, w.slow, x.fast, x.slow, events, base, uint32(w.stride))
	}
}

// The layout of synapses in small networks, up to 16,384 neurons.
const (
	smallMask = 1<<smallBits - 1
	smallOf   = 1<<(synapseBits-smallBits) - 1
)

// addUpFast is for networks none of whose synapses has a slow part.
func addUpFast(fast, fastCharge []int32, events []uint32, base, stride uint32) {
	for _, e := range events {
		fast[e>>stepShift*stride+e>>smallBits&smallOf-base] += fastCharge[e&smallMask]
	}
}

func addUpBoth(fast, slow, fastCharge, slowCharge []int32, events []uint32, base, stride uint32) {
	for _, e := range events {
		code := e & smallMask
		n := e>>smallBits&smallOf - base
		fast[e>>stepShift*stride+n] += fastCharge[code]
		slow[n] += slowCharge[code]
	}
}

func (w *worker) addUpLarge(events []uint32, base uint32) {
	fast, slow, stride := w.fast, w.slow, uint32(w.stride)
	fastCharge, slowCharge := w.c.charges.fast, w.c.charges.slow
	shift, mask, of := w.c.net.codeBits, w.c.net.codeMask, w.c.net.neuronOf
	for _, e := range events {
		code := e & mask
		n := e>>(shift&31)&of - base
		fast[e>>stepShift*stride+n] += fastCharge[code]
		slow[n] += slowCharge[code]
	}
}

// background adds the Poisson events of a piece of a region, one of the worker's,
// in the block that begins at a neuron: how many in this window, then a neuron
// and a step for each. Splitting a Poisson variable this way is exact.
func (w *worker) background(piece, from int) {
	c := w.c
	region := w.first + piece/c.net.pieces
	t := &c.touch[region]
	if t.lesion {
		return
	}
	at := piece*c.net.piece - from
	if t.on && t.kind == Poisson {
		w.scatter(region, piece, at, philox.StreamStimulus, &t.events)
	}
	w.scatter(region, piece, at, philox.StreamBackground, &c.noise)
	if c.senses.rate > 0 {
		for _, r := range c.net.sensory {
			if r == region {
				w.scatter(region, piece, at, philox.StreamSenses, &c.senses)
			}
		}
	}
}

// countCall is the counter of the call that draws how many events there are.
const countCall = 1<<32 - 1

func (w *worker) scatter(region, piece, at int, stream uint32, events *poisson) {
	c := w.c
	window, id := uint32(w.now), uint32(w.first*c.net.pieces+piece)
	count := events.draw(philox.Draw(c.seed, stream, id, window, countCall)[0])
	words := w.words[:batches(count)]
	philox.Fill(words, c.seed, stream, id, window, 0)
	fast := w.fast[at:]
	cells := w.cells
	size := uint64(len(cells))
	event := c.net.format.background[region]
	for _, word := range words[:count] {
		fast[cells[uint64(word)*size>>32]] += event
	}
}

// collect lists the spikes of the window in order of step, then neuron, with
// the release probability that each one finds.
func (w *worker) collect() {
	net := w.c.net
	for k := range stepsPerWin {
		row := w.fired[k*w.span.firedStride:][:w.span.firedStride]
		for at := 0; at < len(row); at += 8 {
			for mask := binary.LittleEndian.Uint64(row[at:]); mask != 0; mask &= mask - 1 {
				i := at*8 + bits.TrailingZeros64(mask)
				s := spike{neuron: int32(w.base + i), step: int32(k), release: 1 << 16}
				region := i / net.per
				kind := net.kindOf(i - region*net.per)
				if kind == 0 {
					y := &w.groups[i/lanes].y[i%lanes]
					x := 1 - *y
					s.release = uint32(x * (1 << 16))
					*y += float32(w.c.use * x)
					if w.raise != nil {
						w.raise[i] += net.adaptStep
					}
				}
				w.counts[region*2+kind]++
				w.spikes = append(w.spikes, s)
			}
		}
		w.ends = append(w.ends, int32(len(w.spikes)))
	}
}
