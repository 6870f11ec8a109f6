package backend

import (
	"errors"
	"runtime"
)

// Thread is an OS thread of its own: the contexts of graphics drivers belong to
// one.
type Thread struct {
	calls chan call
	err   error
}

type call struct {
	f    func() error
	done chan error
}

// NewThread starts one.
func NewThread() *Thread {
	t := &Thread{calls: make(chan call)}
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		for c := range t.calls {
			if t.err == nil {
				t.err = c.f()
			}
			c.done <- t.err
		}
	}()
	return t
}

// Do runs f there and waits for it. After an error nothing is run any more: Do
// returns it again.
func (t *Thread) Do(f func() error) error {
	if t.calls == nil {
		return errors.New("the device is closed")
	}
	c := call{f, make(chan error, 1)}
	t.calls <- c
	return <-c.done
}

// Close runs f as the last thing on the thread, whatever happened before. It may
// be called again, and then does nothing.
func (t *Thread) Close(f func()) {
	if t.calls == nil {
		return
	}
	done := make(chan error, 1)
	t.calls <- call{func() error { return nil }, done} // waits for the one before
	<-done
	t.err = nil
	t.Do(func() error { f(); return nil })
	close(t.calls)
	t.calls = nil
}
