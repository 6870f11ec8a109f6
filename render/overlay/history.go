package overlay

import (
	"math"

	"encephagen/sim/frame"
)

// ColumnSteps is the biological time of one column of the strip: 5 ms.
const ColumnSteps = 5 * frame.StepsPerMS

// historyColumns is how far back a History remembers: 10.24 s, more than the
// widest strip shows.
const historyColumns = 2048

// spikesPerRead bounds the memory that one look into a ring takes.
const spikesPerRead = 4096

// History is what the strip shows: counts of spikes and samples of traces in
// columns of fixed biological time. A column is final as soon as its time has
// passed, so that the picture does not depend on when it is looked at. What the
// streams no longer held when they were read is a gap.
type History struct {
	static  *frame.Static
	streams *frame.Streams
	order   *order

	next    int64 // the column that is being filled
	born    int64 // first column of this history: before it nothing is known
	columns []column
	counts  []uint8 // by column, by finest row
	cord    []uint8 // by column, by cord neuron: spikes
	neurons int     // of the cord

	spikes, cordSpikes reader
	trace, later       frame.Trace
}

// column is one moment of the traces.
type column struct {
	total  [2]int32   // excitatory, inhibitory spikes
	rate   [2]float32 // Hz
	cord   [4]float32 // motor neurons, Hz
	drive  float32    // 0..1
	gap    bool       // spikes were lost
	noCord bool       // the trace was lost
}

// reader walks along a ring of spikes up to a moment.
type reader struct {
	ring   *frame.Ring[frame.Spike]
	cursor int64
	last   int64 // step of the last spike that was read
	buf    []frame.Spike
}

// NewHistory makes an empty history.
func NewHistory(st *frame.Static, str *frame.Streams) *History {
	h := &History{static: st, streams: str, order: newOrder(st), columns: make([]column, historyColumns)}
	for _, c := range st.Cord {
		h.neurons = max(h.neurons, c.First+c.N)
	}
	h.counts = make([]uint8, historyColumns*len(h.order.size))
	h.cord = make([]uint8, historyColumns*h.neurons)
	h.spikes = reader{ring: str.Spikes, buf: make([]frame.Spike, spikesPerRead)}
	h.cordSpikes = reader{ring: str.Cord, buf: make([]frame.Spike, spikesPerRead)}
	return h
}

// Advance takes in everything up to biological time step, as far as the
// simulation has come. Time does not run backwards: an earlier step changes
// nothing.
func (h *History) Advance(step float64) {
	known := h.streams.Ticks() * int64(h.static.StepsPerTick)
	end := min(int64(math.Floor(step))+1, known) / ColumnSteps // columns that are complete
	if end <= h.next {
		return
	}
	if end-h.next > historyColumns { // started late, or nobody looked for long
		h.next = end - historyColumns
		h.born = max(h.born, h.next)
	}
	for c := h.next; c < end; c++ {
		h.begin(c)
	}
	from := h.next
	h.next = end
	limit := end * ColumnSteps
	h.spikes.read(limit, func(s frame.Spike) { h.spike(s, from) }, func(a, b int64) { h.lose(a, b, from) })
	h.cordSpikes.read(limit, func(s frame.Spike) {
		if c := s.Step / ColumnSteps; c >= from {
			bump(&h.cord[int(c%historyColumns)*h.neurons+int(s.Neuron)])
		}
	}, func(a, b int64) { h.lose(a, b, from) })
	for c := from; c < end; c++ {
		h.finish(c)
	}
}

// begin clears a column of the ring for its new time.
func (h *History) begin(c int64) {
	i := int(c % historyColumns)
	h.columns[i] = column{}
	clear(h.counts[i*len(h.order.size) : (i+1)*len(h.order.size)])
	clear(h.cord[i*h.neurons : (i+1)*h.neurons])
}

func bump(n *uint8) {
	if *n < math.MaxUint8 {
		*n++
	}
}

func (h *History) spike(s frame.Spike, from int64) {
	c := s.Step / ColumnSteps
	if c < from {
		return
	}
	i := int(c % historyColumns)
	bump(&h.counts[i*len(h.order.size)+int(h.order.rowOf[s.Neuron])])
	kind := 0
	if h.static.Inhibitory[s.Neuron] {
		kind = 1
	}
	h.columns[i].total[kind]++
}

// lose marks the columns that touch the steps from a to b as gaps.
func (h *History) lose(a, b, from int64) {
	for c := max(a/ColumnSteps, from); c <= b/ColumnSteps && c < h.next; c++ {
		h.columns[c%historyColumns].gap = true
	}
}

// finish turns counts into rates and samples the traces at the column's end.
func (h *History) finish(c int64) {
	col := &h.columns[c%historyColumns]
	const seconds = float32(ColumnSteps) / frame.StepsPerSecond
	for k, n := range h.order.count {
		if n > 0 {
			col.rate[k] = float32(col.total[k]) / (float32(n) * seconds)
		}
	}
	// Trace k holds at the end of tick k; in between the line is straight. At
	// birth the cord has not moved a muscle yet.
	tick := int64(h.static.StepsPerTick)
	at := (c + 1) * ColumnSteps
	k, part := at/tick-1, float32(at%tick)/float32(tick)
	h.trace, h.later = frame.Trace{}, frame.Trace{}
	if k >= 0 && !h.streams.ReadTrace(k, &h.trace) || part > 0 && !h.streams.ReadTrace(k+1, &h.later) {
		col.noCord = true
		return
	}
	for i := range col.cord {
		col.cord[i] = h.trace.Cord[i] + part*(h.later.Cord[i]-h.trace.Cord[i])
	}
	col.drive = h.trace.Stepping + part*(h.later.Stepping-h.trace.Stepping)
}

// read hands every spike before step limit to each, and to lost the span of
// steps in which spikes were overwritten before they could be read.
func (r *reader) read(limit int64, each func(frame.Spike), lost func(from, to int64)) {
	for {
		n, next, missed := r.ring.Read(r.cursor, r.buf)
		if n == 0 {
			return
		}
		if missed > 0 {
			lost(r.last, r.buf[0].Step)
		}
		for i, s := range r.buf[:n] {
			if s.Step >= limit {
				r.cursor = next - int64(n-i)
				return
			}
			r.last = s.Step
			each(s)
		}
		r.cursor = next
	}
}
