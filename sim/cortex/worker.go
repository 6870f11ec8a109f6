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
	span   span
	fast   []int32 // arrivals of the next window: 10 rows of stride numbers
	slow   []int32 // and slow ones
	stride int
	fired  []byte
	flight *queues

	rows   []row // by source neuron
	parcel parcel

	words  []uint32 // Philox draws
	always []uint32 // draws that are below every probability
	cells  []int32  // cell of a region and window -> offset in fast

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
	w := &worker{c: c, first: first, last: last, base: first * perRegion, neurons: (last - first) * perRegion}
	groups := (w.neurons + lanes - 1) / lanes
	w.groups = make([]group, groups)
	// One more vector per row, so that rows do not lie a power of two apart.
	w.stride = (groups + 1) * lanes
	w.fast = make([]int32, stepsPerWin*w.stride)
	w.slow = make([]int32, groups*lanes)
	w.span = span{
		firedStride: (groups*lanes/8 + 7) / 8 * 8,
		stride:      w.stride,
		threshold:   net.threshold, fastDecay: net.fastDecay, recovery: net.recovery, refract: net.refract,
		fastUnit: net.format.fastUnit, slowUnit: net.format.slowUnit,
	}
	w.fired = make([]byte, stepsPerWin*w.span.firedStride)
	w.flight = newQueues(net.slots)
	w.cells = make([]int32, perRegion*stepsPerWin)
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
	for i := range net.neurons {
		first, end := int(net.row[i]), int(net.row[i+1])
		whole := net.syn[first:end]
		longest = max(longest, len(whole))
		from, _ := slices.BinarySearch(whole, uint32(w.base)<<codeBits)
		to, _ := slices.BinarySearch(whole, uint32(w.base+w.neurons)<<codeBits)
		w.rows = append(w.rows, row{int32(first + from), int32(first + to)})
	}
	w.words = make([]uint32, max(batches(longest/2+lanes), 1024))
	w.always = make([]uint32, len(w.words))
	w.parcel.events, w.parcel.slots = make([]uint32, longest+lanes), make([]uint32, longest+lanes)
	w.parcel.slotMask = uint32(net.slots - 1)
}

// window advances the neurons by 1 ms, up to the point where all workers'
// spikes are known.
func (w *worker) window() {
	c := w.c
	c.kernel.clear()
	w.arrive()
	clear(w.counts)
	if w.touched > 0 {
		w.expire()
	}
	// Regions go through the kernel a few at a time, so that what the
	// background has just touched is still in the nearest cache.
	fired := false
	step := regionsPerBlock * perRegion
	for at := 0; at < w.neurons; at += step {
		first := w.first + at/perRegion
		for r := first; r < min(first+regionsPerBlock, w.last); r++ {
			w.background(r)
		}
		g, end := at/lanes, min((at+step)/lanes, len(w.groups))
		w.span.groups = w.groups[g:end]
		w.span.slow = w.slow[at:]
		w.span.fast = w.fast[at:]
		w.span.fired = w.fired[at/8:]
		if c.kernel.run(&w.span) {
			fired = true
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

// arrive adds up the spikes that are due in this window.
func (w *worker) arrive() {
	k := int(w.now) & (w.c.net.slots - 1)
	w.flight.each(k, w.addUp)
	w.flight.empty(k)
}

func (w *worker) addUp(events []uint32) {
	fast, slow := w.fast, w.slow
	fastCharge, slowCharge := w.c.net.format.fast, w.c.net.format.slow
	base, stride := uint32(w.base), uint32(w.stride)
	if w.c.net.format.slowMax == 0 { // no synapse has a slow part
		for _, e := range events {
			fast[e>>stepShift*stride+e>>codeBits&neuronOf-base] += fastCharge[e&codeMask]
		}
		return
	}
	for _, e := range events {
		code := e & codeMask
		n := e>>codeBits&neuronOf - base
		fast[e>>stepShift*stride+n] += fastCharge[code]
		slow[n] += slowCharge[code]
	}
}

// background adds the Poisson events of a region: how many in this window, then
// a neuron and a step for each. Splitting a Poisson variable this way is exact.
func (w *worker) background(region int) {
	c := w.c
	if w.touched > 0 && !w.disturb(region) {
		return
	}
	w.scatter(region, philox.StreamBackground, &c.noise)
	if c.senses.rate > 0 {
		for _, r := range c.net.sensory {
			if r == region {
				w.scatter(region, philox.StreamSenses, &c.senses)
			}
		}
	}
}

// countCall is the counter of the call that draws how many events there are.
const countCall = 1<<32 - 1

func (w *worker) scatter(region int, stream uint32, events *poisson) {
	c := w.c
	window := uint32(w.now)
	count := events.draw(philox.Draw(c.seed, stream, uint32(region), window, countCall)[0])
	words := w.words[:batches(count)]
	philox.Fill(words, c.seed, stream, uint32(region), window, 0)
	fast := w.fast[(region-w.first)*perRegion:]
	cells := w.cells
	event := c.net.format.background[region]
	for _, word := range words[:count] {
		fast[cells[uint64(word)*(perRegion*stepsPerWin)>>32]] += event
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
				kind := 1
				if i%perRegion < excitatory {
					kind = 0
					y := &w.groups[i/lanes].y[i%lanes]
					x := 1 - *y
					s.release = uint32(x * (1 << 16))
					*y += float32(net.use * x)
				}
				w.counts[i/perRegion*2+kind]++
				w.spikes = append(w.spikes, s)
			}
		}
		w.ends = append(w.ends, int32(len(w.spikes)))
	}
}
