package form

// entry is one change of one parameter.
type entry struct {
	field         int
	before, after float64
}

// history is what can be undone and redone.
type history struct {
	entries []entry
	done    int // entries before this one are in force
}

// maxHistory bounds memory; nobody undoes a thousand turns.
const maxHistory = 1000

// add notes a new change; what was undone before it can no longer be redone.
func (h *history) add(e entry) {
	h.entries = append(h.entries[:h.done], e)
	if over := len(h.entries) - maxHistory; over > 0 {
		h.entries = append(h.entries[:0], h.entries[over:]...)
	}
	h.done = len(h.entries)
}

func (h *history) undo() (e entry, ok bool) {
	if h.done == 0 {
		return e, false
	}
	h.done--
	return h.entries[h.done], true
}

func (h *history) redo() (e entry, ok bool) {
	if h.done == len(h.entries) {
		return e, false
	}
	h.done++
	return h.entries[h.done-1], true
}
