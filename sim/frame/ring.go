package frame

import "sync"

// Ring keeps the last items of an endless sequence for readers with cursors of
// their own. Items are numbered from 0 on. The one writer appends in batches,
// once a tick; a reader copies out, so the lock is held for a memmove only.
type Ring[T any] struct {
	mu   sync.Mutex
	data []T
	next int64 // number of the next item to be written
}

// NewRing keeps the last size items.
func NewRing[T any](size int) *Ring[T] {
	if size <= 0 {
		panic("frame: ring of no size")
	}
	return &Ring[T]{data: make([]T, size)}
}

// Append adds items, overwriting the oldest.
func (r *Ring[T]) Append(items ...T) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if over := len(items) - len(r.data); over > 0 {
		r.next += int64(over)
		items = items[over:]
	}
	at := int(r.next % int64(len(r.data)))
	n := copy(r.data[at:], items)
	copy(r.data, items[n:])
	r.next += int64(len(items))
}

// Next is the number of the next item to be written: how many there ever were.
func (r *Ring[T]) Next() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.next
}

// Read copies items from number cursor on into dst. It returns how many it
// copied, the cursor to go on from, and how many items between were already
// overwritten: a reader that is too slow knows what it missed. A cursor from
// before the first item means the first item.
func (r *Ring[T]) Read(cursor int64, dst []T) (n int, next, lost int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	cursor = max(0, cursor)
	if oldest := r.next - int64(len(r.data)); cursor < oldest {
		lost = oldest - cursor
		cursor = oldest
	}
	n = int(max(0, min(int64(len(dst)), r.next-cursor)))
	at := int(cursor % int64(len(r.data)))
	m := copy(dst[:n], r.data[at:])
	copy(dst[m:n], r.data)
	return n, cursor + int64(n), lost
}
