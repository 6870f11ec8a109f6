package cortex

import (
	"encoding/binary"
	"math/bits"

	"encephagen/sim/philox"
)

// spike is one of the present window, on its way to be delivered.
type spike struct {
	neuron  int32
	step    int32  // in the window
	release uint32 // release probability * 2^16
}

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

	// Where the synapses and runs onto this worker's neurons begin and end in
	// the row of each source neuron.
	rows, rowEnds       []int32
	runRows, runRowEnds []int32

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

// cutRows finds this worker's part of each source neuron's row.
func (w *worker) cutRows() {
	net := w.c.net
	longest := 0
	for i := range net.neurons {
		at := net.row[i]
		for r := net.runRow[i]; r <= net.runRow[i+1]; r++ {
			region := net.regions
			if r < net.runRow[i+1] {
				region = int(net.runs[r] >> 8)
			}
			if region >= w.first && len(w.rows) == i {
				w.rows, w.runRows = append(w.rows, at), append(w.runRows, r)
			}
			if region >= w.last && len(w.rowEnds) == i {
				w.rowEnds, w.runRowEnds = append(w.rowEnds, at), append(w.runRowEnds, r)
			}
			if r < net.runRow[i+1] {
				at += int32(net.runs[r] & 0xff)
			}
		}
		longest = max(longest, int(net.row[i+1]-net.row[i]))
	}
	w.words = make([]uint32, max(batches(longest/2+4), 1024))
	w.always = make([]uint32, len(w.words))
}

// window advances the neurons by 1 ms, up to the point where all workers'
// spikes are known.
func (w *worker) window() {
	c := w.c
	c.kernel.clear()
	w.arrive()
	clear(w.counts)
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
	event := c.net.format.background
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

// deliver sends a spike through those synapses that end at this worker's
// neurons: into next window's sums if it is due then, else into a queue.
// Synapse j of the source transmits if its draw lies below the release
// probability; the additions are made in any case, of zero if it does not, as a
// branch would be guessed wrong once in eight times.
func (w *worker) deliver(s spike) {
	c, net := w.c, w.c.net
	first, last := w.rows[s.neuron], w.rowEnds[s.neuron]
	if first == last {
		return
	}
	j := uint32(first - net.row[s.neuron])
	words := w.always
	if s.release < 1<<16 {
		call := j / 8
		words = w.words[:batches(int(uint32(last-net.row[s.neuron])-call*8+1)/2)]
		philox.Fill(words, c.seed, philox.StreamRelease, uint32(s.neuron), uint32(w.now)*stepsPerWin+uint32(s.step), call)
		j -= call * 8
	} else {
		j %= 8
	}
	source := int(s.neuron) / perRegion
	delays := net.delay[source*net.regions:][:net.regions]
	syn := net.syn[first:last]
	base, stride := uint32(w.base), uint32(w.stride)
	for _, run := range net.runs[w.runRows[s.neuron]:w.runRowEnds[s.neuron]] {
		n := int(run & 0xff)
		due := uint32(s.step) + uint32(delays[run>>8])
		ahead := due / stepsPerWin
		step := due % stepsPerWin
		targets := syn[:n]
		syn = syn[n:]
		if ahead == 1 {
			fast, slow := w.fast[step*stride:], w.slow
			for _, t := range targets {
				yes := (words[j>>1]>>(j&1*16)&0xffff - s.release) >> 31
				j++
				code := t & codeMask
				to := t>>codeBits - base
				fast[to] += net.format.fast[code] & -int32(yes)
				slow[to] += net.format.slow[code] & -int32(yes)
			}
			continue
		}
		k := (int(w.now) + int(ahead)) & (net.slots - 1)
		at := w.flight.room(k, n)
		events := w.flight.events[at:][:n+1]
		sent := 0
		for _, t := range targets {
			events[sent] = t | step<<stepShift
			sent += int((words[j>>1]>>(j&1*16)&0xffff - s.release) >> 31)
			j++
		}
		w.flight.at[k] = at + int32(sent)
	}
}
