package experiment

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"encephagen/sim/body"
)

// divide lets workers, each with its own body, do the pieces 0 to n-1. Which worker
// does which must not matter. done, if not nil, is told how many are over.
func divide(ctx context.Context, model string, n, workers int, work func(b *body.Body, i int) error, done func(pieces int)) error {
	var next atomic.Int64
	var group sync.WaitGroup
	var lock sync.Mutex // of the next two
	var failed error
	over := 0
	fail := func(err error) {
		lock.Lock()
		defer lock.Unlock()
		failed = errors.Join(failed, err)
	}
	for range min(max(1, workers), n) {
		group.Go(func() {
			b, err := body.New(model)
			if err != nil {
				fail(err)
				return
			}
			defer b.Close()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := work(b, i); err != nil {
					fail(err)
					return
				}
				lock.Lock()
				if over++; done != nil {
					done(over)
				}
				lock.Unlock()
			}
		})
	}
	group.Wait()
	if failed != nil {
		return failed
	}
	return ctx.Err()
}
