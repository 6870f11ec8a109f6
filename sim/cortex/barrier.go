package cortex

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// barrier lets workers go on when all have arrived. A worker looks for the
// others for longer than it takes the system to wake one of them; then it
// sleeps, since on a busy machine the other may not even be running. With a
// shorter look one sleep brings on the next: who is woken late lets the other
// wait, and it falls asleep in turn; that halves the speed. If there are more
// workers than processors, looking only keeps the others from running.
type barrier struct {
	workers int32
	look    bool
	arrived atomic.Int32
	round   atomic.Uint32
	left    atomic.Bool // by one that will not come again
	mu      sync.Mutex
	wake    sync.Cond
}

// patience is how long a worker looks.
const patience = 300 * time.Microsecond

func newBarrier(workers int) *barrier {
	b := &barrier{workers: int32(workers), look: workers <= runtime.GOMAXPROCS(0)}
	b.wake.L = &b.mu
	return b
}

// wait is false if not all will come.
func (b *barrier) wait() bool {
	if b.workers == 1 {
		return true
	}
	round := b.round.Load() // before it is asked whether one has left: leave does it the other way round
	if b.left.Load() {
		return false
	}
	if b.arrived.Add(1) == b.workers {
		b.arrived.Store(0)
		b.next()
		return !b.left.Load()
	}
	var since time.Time
	for i := 1; b.look; i++ {
		if b.round.Load() != round {
			return !b.left.Load()
		}
		pause()
		if i%256 > 0 {
			continue
		}
		if now := time.Now(); since.IsZero() {
			since = now
		} else if now.Sub(since) > patience {
			break
		}
	}
	b.mu.Lock()
	for b.round.Load() == round {
		b.wake.Wait()
	}
	b.mu.Unlock()
	return !b.left.Load()
}

// next lets go those who wait.
func (b *barrier) next() {
	b.mu.Lock()
	b.round.Add(1)
	b.mu.Unlock()
	b.wake.Broadcast()
}

// leave lets go, for good, those who wait for one that will not come.
func (b *barrier) leave() {
	b.left.Store(true)
	b.next()
}
