package overlay

import (
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Chain is what a causal strip shows, tick by tick: what the world did, what was
// felt of it, which reflexes answered, the motor neurons, and the torque.
type Chain struct {
	static  *frame.Static
	streams *frame.Streams
	born    int64 // first tick of this chain
	next    int64 // tick to take in
	end     int64 // columns that are complete
	links   []link
	reflex  []float32 // by tick, by reflex
	torque  []float32 // by tick, by family, N.m over all joints
	joint   []float32 // by tick, by family, N.m at the joint that is looked at
	look    int       // actuator that is looked at; -1: the whole body
	terms   []float32 // by tick, by term, by actuator
	trace   frame.Trace
	shows   []int // reflexes that are drawn
	family  []int // by reflex
	full    float32

	events []frame.Event // of the memory, oldest first
	causes []frame.Cause
	read   [2]int64 // cursors of both rings
	event  [16]frame.Event
	cause  [16]frame.Cause
}

// link is one tick.
type link struct {
	stimulus [frame.EventKinds]float32
	receptor [frame.Receptors]float32
	cord     [4]float32
	lost     bool
}

// told are the reflexes that a causal strip draws: those that something sets off.
var told = []string{"righting", "Moro", "startle", "grasp", "ATNR", "rooting", "withdrawal", "supporting"}

// NewChain makes an empty chain.
func NewChain(st *frame.Static, str *frame.Streams) *Chain {
	ticks := historyColumns*ColumnSteps/st.StepsPerTick + 2
	h := &Chain{static: st, streams: str, look: -1, links: make([]link, ticks)}
	h.reflex = make([]float32, ticks*len(st.Reflexes))
	h.torque = make([]float32, ticks*families)
	h.joint = make([]float32, ticks*families)
	h.terms = make([]float32, ticks*len(st.Terms)*len(st.Actuators))
	h.trace.Reflex = make([]float32, len(st.Reflexes))
	h.family = make([]int, len(st.Reflexes))
	for i, name := range st.Reflexes {
		for _, t := range st.Terms {
			if t.Name == name {
				h.family[i] = int(t.Family)
			}
		}
		for _, x := range told {
			if x == name {
				h.shows = append(h.shows, i)
			}
		}
	}
	for _, a := range st.Actuators {
		h.full += float32(a.Gear * a.Limit)
	}
	h.full *= bodyShare
	return h
}

// families counts those that are torque of muscles; a push from outside comes
// after them.
const families = len(look.Families)

// bodyShare is what of all motors at their limits fills the torque lane: reflexes
// move a few joints at a time.
const bodyShare = 0.4

// Advance takes in everything up to biological time step, as far as the
// simulation has come.
func (h *Chain) Advance(step float64) {
	per := int64(h.static.StepsPerTick)
	end := min(int64(step)+1, h.streams.Ticks()*per) / ColumnSteps
	if end <= h.end {
		return
	}
	h.end = end
	last := (end*ColumnSteps + per - 1) / per // ticks that those columns touch
	if size := int64(len(h.links)); last-h.next > size {
		h.next = last - size
		h.born = max(h.born, h.next)
	}
	for ; h.next < last; h.next++ {
		h.take(h.next)
	}
	h.hear()
}

// take reads one tick.
func (h *Chain) take(tick int64) {
	k := int(tick % int64(len(h.links)))
	width := len(h.static.Terms) * len(h.static.Actuators)
	l := &h.links[k]
	h.trace.Terms = h.terms[k*width : (k+1)*width]
	if !h.streams.ReadTrace(tick, &h.trace) {
		*l = link{lost: true}
		return
	}
	*l = link{stimulus: h.trace.Stimulus, receptor: h.trace.Receptor, cord: h.trace.Cord}
	copy(h.reflex[k*len(h.family):], h.trace.Reflex)
	sums := h.torque[k*families : (k+1)*families]
	clear(sums)
	for i, t := range h.static.Terms {
		if int(t.Family) >= families {
			continue
		}
		for j, a := range h.static.Actuators {
			u := h.trace.Terms[i*len(h.static.Actuators)+j]
			sums[t.Family] += max(u, -u) * float32(a.Gear)
		}
	}
	h.sumJoint(k)
}

// sumJoint adds up by family what drives the joint that is looked at.
func (h *Chain) sumJoint(k int) {
	sums := h.joint[k*families : (k+1)*families]
	clear(sums)
	if h.look < 0 {
		return
	}
	actuators := len(h.static.Actuators)
	at := k * len(h.static.Terms) * actuators
	for i, t := range h.static.Terms {
		if int(t.Family) < families {
			sums[t.Family] += h.terms[at+i*actuators+h.look] * float32(h.static.Actuators[h.look].Gear)
		}
	}
}

// Look chooses the actuator whose torque is shown, -1 for the whole body; it
// tells whether that changes anything.
func (h *Chain) Look(actuator int) bool {
	if actuator == h.look {
		return false
	}
	h.look = actuator
	for k := range h.links {
		h.sumJoint(k)
	}
	return true
}

// hear takes in what happened and what it set off, and forgets what left the
// memory.
func (h *Chain) hear() {
	for {
		n, next, _ := h.streams.Events.Read(h.read[0], h.event[:])
		if h.read[0] = next; n == 0 {
			break
		}
		h.events = append(h.events, h.event[:n]...)
	}
	for {
		n, next, _ := h.streams.Causes.Read(h.read[1], h.cause[:])
		if h.read[1] = next; n == 0 {
			break
		}
		h.causes = append(h.causes, h.cause[:n]...)
	}
	oldest := (h.end - historyColumns) * ColumnSteps
	gone := 0
	for gone < len(h.events) && h.events[gone].Step < oldest {
		gone++
	}
	h.events = append(h.events[:0], h.events[gone:]...)
	gone = 0
	for gone < len(h.causes) && h.causes[gone].Since < oldest {
		gone++
	}
	h.causes = append(h.causes[:0], h.causes[gone:]...)
}

// at finds the tick of a column; nil if it is not in memory or was lost.
func (h *Chain) at(column int64) (l *link, k int) {
	tick := column * ColumnSteps / int64(h.static.StepsPerTick)
	if column < 0 || column >= h.end || tick < h.born || tick < h.next-int64(len(h.links)) || tick >= h.next {
		return nil, 0
	}
	k = int(tick % int64(len(h.links)))
	if h.links[k].lost {
		return nil, 0
	}
	return &h.links[k], k
}
