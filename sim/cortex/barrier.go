package cortex

import (
	"sync"
	"sync/atomic"
)

// barrier lets workers go on when all have arrived. A worker looks for the
// others for some microseconds, since windows are short; then it sleeps, since
// on a busy machine the other may not even be running.
type barrier struct {
	workers int32
	arrived atomic.Int32
	round   atomic.Uint32
	mu      sync.Mutex
	wake    sync.Cond
}

// spins is about 10 microseconds of looking.
const spins = 10000

func newBarrier(workers int) *barrier {
	b := &barrier{workers: int32(workers)}
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
	for range spins {
		if b.round.Load() != round {
			return
		}
	}
	b.mu.Lock()
	for b.round.Load() == round {
		b.wake.Wait()
	}
	b.mu.Unlock()
}
