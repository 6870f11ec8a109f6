package frame

import "strconv"

// Cause is why the body moves, as far as one sentence can tell: a reflex that a
// stimulus or a fall set off, or a push.
type Cause struct {
	Term   int  // index of Static.Terms; -1: nothing in particular
	Evoked bool // by Event
	Event  Event
	Since  int64 // step at which the torque began, or the push
}

// Known tells whether there is anything to say.
func (c *Cause) Known() bool { return c.Term >= 0 && c.Since > 0 }

// Append says it: "Moro, 75 ms after a drop of 4 cm".
func (c *Cause) Append(dst []byte, st *Static) []byte {
	if !c.Known() {
		return dst
	}
	if c.Evoked && c.Event.Kind == PushEvent && st.Terms[c.Term].Name == "push" {
		return c.Event.Append(dst)
	}
	dst = append(append(dst, st.Terms[c.Term].Name...), ", "...)
	if !c.Evoked {
		return append(dst, "set off by the fall itself"...)
	}
	dst = strconv.AppendInt(dst, (c.Since-c.Event.Step)/StepsPerMS, 10)
	return c.Event.Append(append(dst, "\u2009ms after "...))
}
