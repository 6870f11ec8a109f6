package overlay

import (
	"strconv"

	"encephagen/render/look"
	"encephagen/sim/frame"
)

// ways draws, over the lanes, when each event began and what it set off: a line
// that goes down from the stimulus through its receptor and steps to the right at
// the reflex's torque, by its latency.
func (s *Causal) ways(c *Canvas, left, top float32) {
	h := s.chain
	right := left + float32(s.plot)
	x := func(step int64) float32 {
		return right - float32(s.painted*ColumnSteps-step)/ColumnSteps*float32(s.step)
	}
	hair := max(1, float32(int(s.scale)))
	l := &s.lanes
	free := right // of the newest words
	for i := len(h.events) - 1; i >= 0; i-- {
		e := &h.events[i]
		at := x(e.Step)
		if at < left || at > right {
			continue
		}
		c.Rect(at-hair/2, top, hair, float32(l.receptor.bottom()), look.Accent, 1)
		s.buf = e.Append(s.buf[:0])
		free = s.words(c, at, top+float32(l.stimulus.top), left, free, s.buf)
	}
	free = right
	for i := len(h.causes) - 1; i >= 0; i-- {
		cause := &h.causes[i]
		to := x(cause.Since)
		if to < left || to > right || !cause.Evoked || cause.Event.Kind == frame.PushEvent && cause.Since == cause.Event.Step {
			continue
		}
		from := max(x(cause.Event.Step), left)
		bend := top + float32(l.reflex.top) - laneGap*s.scale/2
		c.Rect(from-hair/2, bend-hair/2, to-from+hair, hair, look.Accent, 1)
		c.Rect(to-hair/2, bend, hair, top+float32(l.torque.bottom())-bend, look.Accent, 0.8)
		s.buf = append(append(s.buf[:0], h.static.Terms[cause.Term].Name...), ' ')
		s.buf = append(strconv.AppendInt(s.buf, (cause.Since-cause.Event.Step)/frame.StepsPerMS, 10), "\u2009ms"...)
		free = s.words(c, to, top+float32(l.reflex.top), left, free, s.buf)
	}
}

// words writes a text to the right of at, its top at y, or to the left where the
// right is taken; free is where what is newer begins. It tells what is free then.
// What fits on neither side is left out: pointing at the lane tells it.
func (s *Causal) words(c *Canvas, at, y, left, free float32, text []byte) float32 {
	st := Style{Size: look.Axis * s.scale, Color: look.Strong}
	gap := (look.Gap1 + 2) * s.scale
	w := Width(c, st, text)
	from := at + gap
	if from+w > free {
		if from = min(at, free) - gap - w; from < left {
			return min(free, at)
		}
	}
	Text(c, from, y+c.Capital(st)+2*s.scale, st, text)
	return min(from, at) - gap
}
