package frame

import (
	"sync"
	"sync/atomic"
	"testing"
)

func newExchange(spare int) (*Exchange, *atomic.Int64) {
	var built atomic.Int64
	return NewExchange(spare, func() *Frame {
		built.Add(1)
		return &Frame{Ctrl: make([]float32, 17)}
	}), &built
}

func TestExchangeHandsOutTheNewest(t *testing.T) {
	x, _ := newExchange(3)
	if x.Newest() != nil {
		t.Error("a frame before the first")
	}
	for tick := range int64(5) {
		f := x.Blank()
		f.Tick = tick
		x.Publish(f)
		got := x.Newest()
		if got != f || got.Tick != tick {
			t.Errorf("tick %d: got %v", tick, got.Tick)
		}
		got.Release()
	}
}

func TestHeldFrameIsNotReused(t *testing.T) {
	x, built := newExchange(3)
	first := x.Blank()
	first.Tick = 1
	x.Publish(first)
	held := x.Newest()
	for tick := range int64(20) {
		f := x.Blank()
		if f == held {
			t.Fatal("a frame that a reader holds was handed out for writing")
		}
		f.Tick = 100 + tick
		x.Publish(f)
	}
	if held.Tick != 1 {
		t.Errorf("the held frame became tick %d", held.Tick)
	}
	before := built.Load()
	held.Release()
	for range 20 { // the one in use and the one being written take turns
		x.Publish(x.Blank())
	}
	if built.Load() != before {
		t.Errorf("%d frames built anew with spare ones at hand", built.Load()-before)
	}
}

// A reader may be late with a pointer to a frame that has been through the pool.
func TestHoldRefusesAllButTheNewest(t *testing.T) {
	x, _ := newExchange(3)
	old := x.Blank()
	x.Publish(old)
	x.Publish(x.Blank()) // old is in the pool
	if x.hold(old) {
		t.Error("held a frame from the pool")
	}
	if x.Blank() != old {
		t.Fatal("the pool gave another frame")
	}
	old.refs.Store(1) // filled again, halfway through Publish
	if x.hold(old) {
		t.Error("held a frame that is not published yet")
	}
	if n := old.refs.Load(); n != 1 {
		t.Errorf("%d holders remain", n)
	}
	x.newest.Store(old)
	if !x.hold(old) || old.refs.Load() != 2 {
		t.Error("the newest frame is refused")
	}
}

func TestReleaseTwicePanics(t *testing.T) {
	x, _ := newExchange(2)
	f := x.Blank()
	x.Publish(f)
	x.Publish(x.Blank()) // lets f go
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	f.Release()
}

// Many readers hold frames for a while. None may see a frame change under its
// hands, time never runs backwards for anybody, and the pool keeps the number
// of frames small. Run it with -race.
func TestExchangeWithManyReaders(t *testing.T) {
	const readers, ticks = 8, 30000
	x, built := newExchange(readers + 2)
	var done atomic.Bool
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			last := int64(-1)
			for !done.Load() {
				f := x.Newest()
				if f == nil {
					continue
				}
				tick := f.Tick
				if tick < last {
					t.Errorf("tick %d after %d", tick, last)
				}
				last = tick
				for _, u := range f.Ctrl {
					if u != float32(tick%1024) {
						t.Errorf("tick %d holds a value of another: %v", tick, u)
						break
					}
				}
				if f.Tick != tick {
					t.Errorf("tick %d became %d in a reader's hands", tick, f.Tick)
				}
				f.Release()
			}
		})
	}
	for tick := range int64(ticks) {
		f := x.Blank()
		f.Tick = tick
		for i := range f.Ctrl {
			f.Ctrl[i] = float32(tick % 1024)
		}
		x.Publish(f)
	}
	done.Store(true)
	wg.Wait()
	if n := built.Load(); n > readers+2 {
		t.Errorf("%d frames built for %d readers", n, readers)
	}
}

func TestExchangeDoesNotAllocate(t *testing.T) {
	x, _ := newExchange(3)
	x.Publish(x.Blank())
	if n := testing.AllocsPerRun(100, func() {
		x.Publish(x.Blank())
		x.Newest().Release()
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkExchange(b *testing.B) {
	x, _ := newExchange(3)
	b.ReportAllocs()
	for b.Loop() {
		x.Publish(x.Blank())
		x.Newest().Release()
	}
}
