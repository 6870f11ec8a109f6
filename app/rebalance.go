//go:build !headless

package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
	"encephagen/sim"
	"encephagen/sim/cortex"
)

// rebalance learns the biases of the cortex anew on a network of its own, in the
// background, and gives them to the living one at a tick. It belongs to the
// window's thread but for what is atomic.
type rebalance struct {
	world    *world
	balanced cortex.Params // that the biases in force were learned with

	cancel context.CancelFunc // nil if nothing runs
	done   atomic.Uint64      // biological seconds, as bits
	total  atomic.Uint64
	result chan balanced // of what runs
}

// balanced is what became of it.
type balanced struct {
	params cortex.Params
	err    error
}

// waker wakes a sleeping window from any goroutine, as long as there is one.
type waker struct {
	mu   sync.Mutex
	over bool
}

func (w *waker) wake() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.over {
		glfw.PostEmptyEvent()
	}
}

func (w *waker) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
}

// newRebalance begins with the parameters that a newborn is born with. Biases that
// were not given are those of the usual background.
func newRebalance(w *world, p cortex.Params, given bool) *rebalance {
	if !given {
		p.Background.Rate = cortex.DefaultParams().Background.Rate
	}
	return &rebalance{world: w, balanced: p}
}

// start begins, with the parameters that are in force at the next tick.
func (r *rebalance) start(wake func()) {
	if r.cancel != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan balanced, 1)
	r.cancel, r.result = cancel, result
	r.done.Store(0)
	r.total.Store(0)
	end := func(p cortex.Params, err error) {
		result <- balanced{p, err}
		wake()
	}
	r.world.runner.Inject(func(n *sim.Newborn) {
		cfg := n.CortexSettings()
		cfg.Threads = 1 // the other processors are for the newborn
		params := *cfg.Params
		cfg.Progress = func(done, total float64) {
			r.done.Store(math.Float64bits(done))
			r.total.Store(math.Float64bits(total))
			wake()
		}
		go func() {
			bias, err := learn(ctx, cfg)
			if err != nil {
				end(params, err)
				return
			}
			r.world.runner.Inject(func(n *sim.Newborn) {
				if err = ctx.Err(); err == nil {
					err = n.SetBias(bias)
				}
				end(params, err)
			})
		}()
	})
}

// learn turns a panic of a worker into an error: the newborn lives on.
func learn(ctx context.Context, cfg cortex.Config) (b *cortex.Bias, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("balancing: %v", r)
		}
	}()
	return cortex.Balance(ctx, cfg)
}

// news is what there is to tell, once.
func (r *rebalance) news() string {
	if r.cancel == nil {
		return ""
	}
	select {
	case got := <-r.result:
		r.cancel()
		r.cancel = nil
		switch {
		case errors.Is(got.err, context.Canceled):
			return "balancing was cancelled; the biases are as before"
		case got.err != nil:
			return got.err.Error()
		}
		r.balanced = got.params
		return "the biases are balanced anew"
	default:
		return ""
	}
}

// stop ends what runs; news tells.
func (r *rebalance) stop() {
	if r.cancel != nil {
		r.cancel()
	}
}

// state compares with the parameters in force. The reference system's networks
// have no biases.
func (r *rebalance) state(p *cortex.Params, preset string) panel.Balance {
	return panel.Balance{
		Stale:   *p != r.balanced && preset == "default",
		Running: r.cancel != nil,
		Done:    math.Float64frombits(r.done.Load()),
		Total:   math.Float64frombits(r.total.Load()),
	}
}
