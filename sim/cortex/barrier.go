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

func (b *barrier) wait() {
	if b.workers == 1 {
		return
	}
	round := b.round.Load()
	if b.arrived.Add(1) == b.workers {
		b.arrived.Store(0)
		b.mu.Lock()
		b.round.Add(1)
		b.mu.Unlock()
		b.wake.Broadcast()
		return
	}
	var since time.Time
	for i := 1; b.look; i++ {
		if b.round.Load() != round {
			return
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
}
