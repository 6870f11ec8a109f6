package cortex

import (
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// processor is the processor time that this thread has had.
func processor(t testing.TB) time.Duration {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &now); err != nil {
		t.Fatal(err)
	}
	return time.Duration(now.Nano())
}

// work runs a cortex for some windows, its workers in turn on this thread, and
// returns the processor time of each: what it would have worked on a thread of
// its own. Waiting for the others is not in it, which on a busy machine says
// more about the machine.
func work(t testing.TB, c *Cortex, windows int) []time.Duration {
	spent := make([]time.Duration, len(c.workers))
	for range windows {
		for i, w := range c.workers {
			w.spikes, w.ends = w.spikes[:0], w.ends[:0]
			from := processor(t)
			w.window()
			spent[i] += processor(t) - from
		}
		for i, w := range c.workers {
			from := processor(t)
			for _, other := range c.workers {
				w.deliverAll(other.public[w.now&1])
			}
			c.rates.count(w)
			spent[i] += processor(t) - from
			w.now++
		}
	}
	c.window += int64(windows)
	return spent
}

// TestTwoWorkers: with two workers the busier one has at most 1/1.7 of the work
// of a single one.
func TestTwoWorkers(t *testing.T) {
	if slowed {
		t.Skip("times are taken without the race detector")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	one, two := newTest(t, Config{Threads: 1}), newTest(t, Config{Threads: 2})
	work(t, one, 200)
	work(t, two, 200)
	// In turn, so that a busy machine disturbs both, and each at its best.
	alone, shared := time.Hour, time.Hour
	for range 8 {
		a, s := work(t, one, 30), work(t, two, 30)
		alone, shared = min(alone, a[0]), min(shared, max(s[0], s[1]))
	}
	ratio := float64(alone) / float64(shared)
	t.Logf("one worker %v of processor time for 30 ms, the busier of two %v: 1/%.2f", alone, shared, ratio)
	if one.Hash() != two.Hash() {
		t.Error("one worker and two do not do the same")
	}
	if ratio < 1.7 {
		t.Errorf("two workers are %.2f times one, expected at least 1.7", ratio)
	}
}
