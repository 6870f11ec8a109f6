package sim

import (
	"math"
	"slices"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// causes follow which reflex moves the body, and what set it off. A reflex of the
// protective or orienting kind is silent at rest; when its torque begins, the last
// event that calls for it, not longer ago than patience, is what evoked it. Posture
// and righting always act: of them only a tilt or a push is told.
type causes struct {
	static *frame.Static
	links  []link

	push, righting int // terms
	tilt           struct {
		event  frame.Event
		before [motor.MaxActuators]float64 // righting as it began
		told   bool
	}

	cause frame.Cause
	until int64 // step until which the sentence stands
}

// link is a term with the events that evoke it.
type link struct {
	term   int
	kinds  []frame.EventKind
	active bool
	alone  bool // worth telling without an event too
}

const (
	patience = 1500 * frame.StepsPerMS // from an event to the reflex
	telling  = 1500 * frame.StepsPerMS // a sentence stands beyond the torque
)

func newCauses(st *frame.Static) causes {
	c := causes{static: st, cause: frame.Cause{Term: -1}}
	term := func(name string) int {
		for i, t := range st.Terms {
			if t.Name == name {
				return i
			}
		}
		panic("sim: no term " + name)
	}
	for _, l := range []struct {
		name  string
		alone bool
		kinds []frame.EventKind
	}{
		{"startle", true, []frame.EventKind{frame.SoundEvent, frame.PushEvent}},
		{"Moro", true, []frame.EventKind{frame.DropEvent, frame.SoundEvent, frame.TiltEvent, frame.PushEvent}},
		{"withdrawal", false, []frame.EventKind{frame.PinchEvent}},
		{"grasp", false, []frame.EventKind{frame.PalmEvent}},
		{"ATNR", false, []frame.EventKind{frame.HeadTurnEvent}},
		{"rooting", false, []frame.EventKind{frame.CheekEvent}},
		{"supporting", false, []frame.EventKind{frame.SoleEvent}},
	} {
		c.links = append(c.links, link{term: term(l.name), kinds: l.kinds, alone: l.alone})
	}
	c.push, c.righting = term("push"), term("righting")
	return c
}

// look takes in the terms of the tick that begins.
func (c *causes) look(n *Newborn) {
	if c.cause.Term >= 0 && n.step >= c.until {
		c.cause = frame.Cause{Term: -1}
	}
	c.lookAtPush(n)
	c.lookAtTilt(n)
	for i := range c.links {
		l := &c.links[i]
		active := slices.ContainsFunc(n.terms[l.term], func(u float64) bool { return u != 0 })
		if active && !l.active {
			if e, ok := n.stim.last(l.kinds, n.step-patience); ok {
				c.tell(n, frame.Cause{Term: l.term, Evoked: true, Event: e, Since: n.step})
			} else if l.alone {
				c.tell(n, frame.Cause{Term: l.term, Since: n.step})
			}
		}
		if active && c.cause.Term == l.term {
			c.until = n.step + telling
		}
		l.active = active
	}
}

func (c *causes) tell(n *Newborn, cause frame.Cause) {
	c.cause, c.until = cause, n.step+telling
	n.streams.Causes.Append(cause)
}

// lookAtPush tells a push as it begins; what it sets off is told when it comes.
func (c *causes) lookAtPush(n *Newborn) {
	if e, ok := n.stim.last([]frame.EventKind{frame.PushEvent}, n.step); ok {
		c.tell(n, frame.Cause{Term: c.push, Evoked: true, Event: e, Since: n.step})
	}
}

// tiltFelt is by how much of the limit of a motor righting must have changed since
// a platform began to tilt before it is named.
const tiltFelt = 0.1

// lookAtTilt names righting once it answers a platform that is tilted.
func (c *causes) lookAtTilt(n *Newborn) {
	e, ok := n.stim.last([]frame.EventKind{frame.TiltEvent}, n.step-patience)
	if !ok || c.tilt.told && c.tilt.event == e {
		return
	}
	if c.tilt.event != e {
		c.tilt.event, c.tilt.told = e, false
		copy(c.tilt.before[:], n.terms[c.righting])
	}
	for j, u := range n.terms[c.righting] {
		if math.Abs(u-c.tilt.before[j]) > tiltFelt*c.static.Actuators[j].Limit {
			c.tilt.told = true
			c.tell(n, frame.Cause{Term: c.righting, Evoked: true, Event: e, Since: n.step})
			return
		}
	}
}

// last is the newest event of some kinds, begun at a step or later.
func (s *stimuli) last(kinds []frame.EventKind, from int64) (frame.Event, bool) {
	for k := range min(s.count, len(s.recent)) {
		e := &s.recent[(s.count-1-k)%len(s.recent)]
		if e.Step < from {
			break
		}
		if slices.Contains(kinds, e.Kind) {
			return *e, true
		}
	}
	return frame.Event{}, false
}
