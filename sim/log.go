package sim

import "fmt"

// Entry is one change from outside: what was done, and at which biological step
// it took effect.
type Entry struct {
	Step int64 // steps of 0.1 ms since birth
	What string
}

// maxLog bounds the log: a slider dragged for an hour must not fill memory.
const maxLog = 10000

// Log lists the changes from outside, oldest first, and how many older ones
// were dropped.
func (n *Newborn) Log() (entries []Entry, dropped int) { return n.log, n.logDropped }

func (n *Newborn) note(format string, args ...any) {
	if len(n.log) == maxLog {
		n.logDropped += maxLog / 2
		n.log = append(n.log[:0], n.log[maxLog/2:]...)
	}
	n.log = append(n.log, Entry{n.step, fmt.Sprintf(format, args...)})
}
