package cortex

// queues hold the spikes in flight to one worker's neurons, one queue per
// window of arrival, in chunks of recycled memory: about 56,000 spikes of 4
// bytes, where a dense ring of arrival sums would be 90 MB of cache misses.
// Their order is of no matter, since arrivals are integer sums. They hold no more
// than the refractory time lets neurons send within the longest delay, which
// Bytes reckons (Memory.Most).
type queues struct {
	events []uint32
	before []int32 // by chunk: the one before it in its queue, or free; -1 ends
	free   int32
	at     []int32 // by queue: where the next event goes
	round  int32   // chunk that next was at
}

// chunk is the size of one in events.
const chunk = 256

func newQueues(slots int) *queues {
	q := &queues{free: -1, at: make([]int32, slots)}
	q.grow(2*slots + 256)
	for k := range q.at {
		q.at[k] = q.take(-1) * chunk
	}
	return q
}

// grow adds chunks to the free ones. It is called again only if more spikes
// are in flight than ever before.
func (q *queues) grow(chunks int) {
	first := len(q.before)
	q.events = append(q.events, make([]uint32, chunks*chunk)...)
	for c := first; c < first+chunks; c++ {
		q.before = append(q.before, q.free)
		q.free = int32(c)
	}
}

func (q *queues) take(before int32) int32 {
	if q.free < 0 {
		q.grow(max(256, len(q.before)/4))
	}
	c := q.free
	q.free = q.before[c]
	q.before[c] = before
	return c
}

// add puts each event into the queue of its slot.
func (q *queues) add(events, slots []uint32) {
	at, to := q.at, q.events
	slots = slots[:len(events)]
	for i, e := range events {
		k := slots[i]
		p := at[k]
		to[p] = e
		p++
		if p%chunk == 0 { // full
			p = q.take(p/chunk-1) * chunk
			to = q.events
		}
		at[k] = p
	}
}

// first and next hand out the events of queue k chunk by chunk; nil ends. There
// is one such round at a time.
func (q *queues) first(k int) []uint32 {
	at := q.at[k]
	q.round = at / chunk
	if at%chunk == 0 {
		return q.next(k)
	}
	return q.events[at-at%chunk : at]
}

func (q *queues) next(k int) []uint32 {
	if q.round = q.before[q.round]; q.round < 0 {
		return nil
	}
	return q.events[int(q.round)*chunk:][:chunk]
}

// empty frees all chunks of queue k but one.
func (q *queues) empty(k int) {
	c := q.at[k] / chunk
	for before := q.before[c]; before >= 0; {
		next := q.before[before]
		q.before[before] = q.free
		q.free = before
		before = next
	}
	q.before[c] = -1
	q.at[k] = c * chunk
}
