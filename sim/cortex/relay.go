package cortex

import (
	"fmt"

	"encephagen/sim/cortex/backend"
	"encephagen/sim/frame"
)

// relay is a cortex whose windows another device computes. What the user does
// stays here, as do the queues of before: when the device gives up, or is left,
// the last spikes are sent anew through the synapses, which puts all arrivals
// where they were, and the CPU goes on as if it had never stopped.
type relay struct {
	device  backend.Backend
	began   int64            // the window that the device began with
	live    [2]*backend.Live // in force, and the one to compare with it
	state   *backend.State   // the neurons', after the last Advance
	next    *backend.State   // and of the one under way: a device that gives up may leave a part
	spikes  []backend.Spike  // of one call
	sent    [][]spike        // of the last windows, by slot
	charged []uint32         // generation of charges of each
	counted []int32          // spikes of a window by 2*region and type
}

// MoveTo lets a device compute the cortex from the next Advance on; nil is the
// CPU. The bits are the same. If the device does not take it, the CPU has it. The
// device stays the caller's to close, once the cortex has left it.
func (c *Cortex) MoveTo(device backend.Backend) error {
	c.home()
	c.gaveUp = nil
	if device == nil {
		return nil
	}
	model := c.model()
	state := backend.NewState(model, true)
	c.neurons(state)
	size := stepsPerWin * c.net.neurons
	for slot := range c.net.slots {
		c.inFlight(slot, state.Fast[slot*size:][:size], state.Slow[slot*c.net.neurons:][:c.net.neurons])
	}
	r := &relay{
		device: device, began: c.window, state: state, next: backend.NewState(model, false),
		sent: make([][]spike, c.net.slots), charged: make([]uint32, c.net.slots),
		counted: make([]int32, 2*c.net.regions),
	}
	if err := device.Load(model, state); err != nil {
		return err
	}
	for i := range r.live {
		r.live[i] = &backend.Live{Region: make([]backend.Region, c.net.regions)}
	}
	c.live(r.live[0])
	if err := device.Set(r.live[0]); err != nil {
		return err
	}
	state.Fast, state.Slow = nil, nil
	c.relay = r
	return nil
}

// Device names what computes the windows in place of the CPU, "" if nothing does.
func (c *Cortex) Device() string {
	if c.relay == nil {
		return ""
	}
	return c.relay.device.Name()
}

// GaveUp is why the device that the cortex was moved to gave up, if it did: the
// CPU has gone on from the last window, and nothing was lost.
func (c *Cortex) GaveUp() error { return c.gaveUp }

// advanceThere runs windows on the device, if there is one, and says how many were
// done: if it gives up, the others are left to the CPU.
func (c *Cortex) advanceThere(windows int) (done int) {
	for done < windows && c.relay != nil {
		c.expire()
		n := min(windows-done, backend.MaxWindows)
		for i := range c.touch { // up to where a stimulus ends
			if t := &c.touch[i]; t.on && t.until > c.window {
				n = int(min(int64(n), t.until-c.window))
			}
		}
		if err := c.relay.run(c, n); err != nil {
			c.giveUp(err)
			break
		}
		done += n
	}
	return done
}

func (c *Cortex) giveUp(err error) {
	name := c.relay.device.Name()
	c.home()
	c.gaveUp = fmt.Errorf("cortex: %s gave up at %.3f s: %w; the CPU goes on from there", name, float64(c.window)/1000, err)
}

// renew puts the cortex on its device anew. That is needed before a lesion is
// lifted, for the neurons may still be as they were before it.
func (c *Cortex) renew() {
	if err := c.MoveTo(c.relay.device); err != nil {
		c.gaveUp = err
	}
}

// expire ends the stimuli whose time is over.
func (c *Cortex) expire() {
	for _, w := range c.workers {
		w.now = c.window
		if w.touched > 0 {
			w.expire()
		}
	}
}

// run is one call of the device.
func (r *relay) run(c *Cortex, windows int) error {
	c.live(r.live[1])
	if !r.live[1].Equal(r.live[0]) {
		if err := r.device.Set(r.live[1]); err != nil {
			return err
		}
		r.live[0], r.live[1] = r.live[1], r.live[0]
	}
	var err error
	if r.spikes, err = r.device.Advance(windows, r.spikes[:0], r.next); err != nil {
		return err
	}
	r.state, r.next = r.next, r.state
	net, next := c.net, 0
	for k := range windows {
		slot := int(c.window) & (net.slots - 1)
		sent := r.sent[slot][:0]
		clear(r.counted)
		for ; next < len(r.spikes) && r.spikes[next].Step < uint32((k+1)*stepsPerWin); next++ {
			s := r.spikes[next]
			step := s.Step - uint32(k*stepsPerWin)
			sent = append(sent, spike{neuron: int32(s.Neuron), step: int32(step), release: s.Release})
			c.spikes = append(c.spikes, frame.Spike{Step: c.window*stepsPerWin + int64(step), Neuron: int32(s.Neuron)})
			region := int(s.Neuron) / net.per
			r.counted[2*region+net.kindOf(int(s.Neuron)-region*net.per)]++
		}
		r.sent[slot], r.charged[slot] = sent, c.charges.now
		c.rates.add(c.window, 0, r.counted)
		c.window++
	}
	r.state.Window = c.window
	return nil
}

// home brings the cortex back to the CPU.
func (c *Cortex) home() {
	r := c.relay
	if r == nil {
		return
	}
	c.relay = nil
	c.kernel.clear()
	now := c.charges.now
	for _, w := range c.workers {
		for window := max(r.began, c.window-int64(c.net.slots)); window < c.window; window++ {
			slot := int(window) & (c.net.slots - 1)
			w.now, c.charges.now = window, r.charged[slot]
			w.forget(slot)
			w.deliverAll(r.sent[slot])
		}
		w.now = c.window
		w.setNeurons(r.state)
		for region := w.first; region < w.last; region++ {
			w.setDrive(region)
		}
	}
	c.charges.now = now
}

// forget drops what is due in a window slot, as if it had arrived.
func (w *worker) forget(slot int) {
	for k := slot * w.blocks; k < (slot+1)*w.blocks; k++ {
		w.flight.empty(k)
	}
	if w.c.net.near {
		clear(w.fast)
		clear(w.slow)
	}
}

// model describes the network to a device. Large arrays are the network's own.
func (c *Cortex) model() *backend.Model {
	net := c.net
	m := &backend.Model{
		Seed: c.seed, Regions: net.regions, Per: net.per, Exc: net.exc, Pieces: net.pieces, Piece: net.piece,
		Row: net.row, Synapse: net.syn[:net.row[net.neurons]], Lag: net.lag[:net.row[net.neurons]],
		CodeBits: uint(net.codeBits), Slots: net.slots,
		Threshold: net.threshold, Refractory: net.refract, FastDecay: net.fastDecay, Recovery: net.recovery,
		Alpha: net.alpha, SlowDecay: net.slowDecay, SlowGain: net.slowGain,
		FastUnit: net.format.fastUnit, SlowUnit: net.format.slowUnit, Event: net.format.background,
		AdaptStep: net.adaptStep, AdaptDecay: net.adaptDecay,
	}
	for _, r := range net.sensory {
		m.Sensory = append(m.Sensory, int32(r))
	}
	return m
}

// live fills in what can change: copies, since tables are made anew in place.
func (c *Cortex) live(to *backend.Live) {
	x := &c.charges
	codes := len(c.net.format.fast)
	to.Use = c.use
	to.Fast = append(to.Fast[:0], x.fast[x.now:][:codes]...)
	to.Slow = append(to.Slow[:0], x.slow[x.now:][:codes]...)
	to.Background = append(to.Background[:0], c.noise.cdf...)
	to.Senses = to.Senses[:0]
	if c.senses.rate > 0 {
		to.Senses = append(to.Senses, c.senses.cdf...)
	}
	for i := range to.Region {
		t, r := &c.touch[i], &to.Region[i]
		r.Lesion, r.Events = t.lesion, r.Events[:0]
		current := float32(0)
		switch {
		case t.on && t.kind == Current:
			current = t.level
		case t.on:
			r.Events = append(r.Events, t.events.cdf...)
		}
		r.Drive = [2]float32{c.bias.E[i] + current, c.bias.I[i] + current}
	}
}
