package sim

import (
	"math"
	"sync"
	"time"
)

// Runner advances a newborn in a goroutine of its own, paced against the wall
// clock. Its methods may be called from any goroutine and never wait for the
// simulation, except Close.
type Runner struct {
	newborn *Newborn

	mu     sync.Mutex
	queue  []func(*Newborn)
	wake   chan struct{}
	closed bool
	done   chan struct{}

	// The rest belongs to the goroutine.
	status  Status
	pace    pace
	pending []func(*Newborn)
	oneTick bool
}

// MinSpeed and MaxSpeed bound the target speed in biological seconds per wall
// second.
const (
	MinSpeed = 0.01
	MaxSpeed = 16
)

// StartRunner takes the newborn over and lets it live at speed.
func StartRunner(n *Newborn, speed float64) *Runner {
	r := &Runner{newborn: n, wake: make(chan struct{}, 1), done: make(chan struct{})}
	r.status.TargetSpeed = clampSpeed(speed)
	go r.run()
	return r
}

// Inject runs f on the simulation goroutine between two ticks. It returns at
// once; what f changed shows in a later frame.
func (r *Runner) Inject(f func(*Newborn)) {
	r.mu.Lock()
	if !r.closed {
		r.queue = append(r.queue, f)
	}
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// SetPaused stops and resumes time. Resuming clears a fault.
func (r *Runner) SetPaused(paused bool) {
	r.Inject(func(n *Newborn) {
		r.status.Paused = paused
		if !paused {
			r.status.Fault = ""
			r.pace.anchor(time.Now(), n.step)
		}
	})
}

// StepOnce advances one tick and stays paused.
func (r *Runner) StepOnce() {
	r.Inject(func(*Newborn) { r.status.Paused, r.oneTick = true, true })
}

// SetSpeed changes the target speed, biological seconds per wall second.
func (r *Runner) SetSpeed(speed float64) {
	r.Inject(func(n *Newborn) {
		r.status.TargetSpeed = clampSpeed(speed)
		r.pace.speed = r.status.TargetSpeed
		r.pace.anchor(time.Now(), n.step)
	})
}

func clampSpeed(s float64) float64 {
	if math.IsNaN(s) {
		return 1
	}
	return max(MinSpeed, min(MaxSpeed, s))
}

// Close ends the goroutine after the present tick and hands the newborn back.
func (r *Runner) Close() *Newborn {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default:
	}
	<-r.done
	return r.newborn
}

func (r *Runner) run() {
	defer close(r.done)
	r.pace = pace{speed: r.status.TargetSpeed}
	r.pace.anchor(time.Now(), r.newborn.step)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		changed, closed := r.drain()
		if closed {
			return
		}
		now := time.Now()
		wait := time.Hour
		switch {
		case r.oneTick:
			r.oneTick = false
			r.tick()
			r.pace.anchor(time.Now(), r.newborn.step)
			continue
		case r.status.Paused:
			r.pace.anchor(now, r.newborn.step)
			r.pace.measured = 0
			if changed {
				r.show()
			}
		default:
			if wait = r.pace.due(now, r.newborn.step); wait == 0 {
				r.tick()
				continue
			}
		}
		timer.Reset(wait)
		select {
		case <-r.wake:
		case <-timer.C:
		}
	}
}

// drain runs what was injected, in order.
func (r *Runner) drain() (changed, closed bool) {
	r.mu.Lock()
	r.pending, r.queue = r.queue, r.pending[:0]
	closed = r.closed
	r.mu.Unlock()
	for i, f := range r.pending {
		r.guard(func() error { f(r.newborn); return nil })
		r.pending[i] = nil
		changed = true
	}
	return changed, closed
}

// tick advances the newborn and publishes with the measured speed.
func (r *Runner) tick() {
	status := r.status
	status.MeasuredSpeed = r.pace.measure(time.Now(), r.newborn.step)
	r.newborn.status = status
	r.guard(r.newborn.Tick)
}

// guard turns an error or a panic into a fault that pauses the simulation.
func (r *Runner) guard(f func() error) {
	if err := r.newborn.Guard(f); err != nil {
		r.fault(err.Error())
	}
}

func (r *Runner) fault(what string) {
	r.status.Paused, r.status.Fault = true, what
	r.show()
}

// show publishes the present moment with the present status.
func (r *Runner) show() {
	r.newborn.Show(r.status)
}
