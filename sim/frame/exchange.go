package frame

import "sync/atomic"

// Exchange hands frames from the simulation to any number of readers. A frame
// goes back to the pool when the exchange and every reader let it go, so that
// in steady state nothing is allocated and nobody waits.
type Exchange struct {
	newest atomic.Pointer[Frame]
	pool   chan *Frame
	make   func() *Frame
}

// NewExchange keeps up to spare frames for reuse; build makes an empty one.
func NewExchange(spare int, build func() *Frame) *Exchange {
	return &Exchange{pool: make(chan *Frame, spare), make: build}
}

// Blank returns a frame to fill. Only the caller knows it until Publish.
func (x *Exchange) Blank() *Frame {
	select {
	case f := <-x.pool:
		return f
	default:
		f := x.make()
		f.home = x
		return f
	}
}

// Publish makes f the newest frame. The caller must not touch it afterwards.
func (x *Exchange) Publish(f *Frame) {
	f.refs.Store(1)
	if old := x.newest.Swap(f); old != nil {
		old.Release()
	}
}

// Newest returns the newest frame, held until Release, or nil before the first.
func (x *Exchange) Newest() *Frame {
	for {
		f := x.newest.Load()
		if f == nil || x.hold(f) {
			return f
		}
	}
}

// hold takes hold of f if it is the newest frame at that moment. Between the
// load of the pointer and here f may have gone back to the pool; it may even
// have been filled again and be about to be published, and taking it then would
// let a reader's time run ahead and back.
func (x *Exchange) hold(f *Frame) bool {
	if !f.acquire() {
		return false
	}
	if x.newest.Load() != f {
		f.Release()
		return false
	}
	return true
}

// acquire adds a holder, unless nobody holds the frame any more.
func (f *Frame) acquire() bool {
	for n := f.refs.Load(); n > 0; n = f.refs.Load() {
		if f.refs.CompareAndSwap(n, n+1) {
			return true
		}
	}
	return false
}

// Release lets the frame go. Each Newest needs exactly one Release.
func (f *Frame) Release() {
	switch n := f.refs.Add(-1); {
	case n < 0:
		panic("frame: released more often than acquired")
	case n == 0:
		select {
		case f.home.pool <- f:
		default: // more readers at once than spare frames: leave it to the collector
		}
	}
}
