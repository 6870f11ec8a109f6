package cortex

import (
	"encoding/binary"
	"fmt"
	"math"
)

// StimulusKind says how a region is stimulated.
type StimulusKind int32

const (
	// Current is a constant current into every neuron, in mV (input resistance
	// 1), as from a polarising electrode; a negative one quiets.
	Current StimulusKind = iota
	// Poisson is a train of events for every neuron on its own, in Hz, each the
	// size of a background event.
	Poisson
)

// Limits of a stimulus.
const (
	MaxCurrent = 100.0       // mV, either sign
	MaxPoisson = maxStimulus // Hz per neuron
	maxMillis  = 1e12        // of a duration: 30 years
)

// Stimulus acts on all neurons of a region.
type Stimulus struct {
	Kind     StimulusKind
	Strength float64 // mV or Hz; at 0 there is none
	Duration float64 // ms, rounded to whole ones and at least 1; 0: until changed
}

// touch is what was done to a region from outside. A lesioned region emits no
// spikes and receives nothing: its neurons stand at rest until the lesion is
// undone, and then begin anew.
type touch struct {
	lesion bool
	on     bool
	kind   StimulusKind
	level  float32
	until  int64   // the window before which it ends; -1: when it is changed
	events poisson // of a Poisson stimulus; room for the table is set aside
}

func newTouch(regions int) []touch {
	t := make([]touch, regions)
	for i := range t {
		t[i].events.cdf = make([]uint32, 0, 512)
	}
	return t
}

// Stimulate sets the stimulus of a region from the next Advance on, in place of
// the one it had. It allocates nothing.
func (c *Cortex) Stimulate(region int, s Stimulus) error {
	if err := c.checkRegion(region); err != nil {
		return err
	}
	low, high, unit := -MaxCurrent, MaxCurrent, "mV"
	switch s.Kind {
	case Current:
	case Poisson:
		low, high, unit = 0, MaxPoisson, "Hz"
	default:
		return fmt.Errorf("cortex: a stimulus of kind %d; there is Current (%d) and Poisson (%d)", s.Kind, Current, Poisson)
	}
	if !(s.Strength >= low && s.Strength <= high) { // also what is not a number
		return fmt.Errorf("cortex: a stimulus of %g %s; allowed: %g to %g", s.Strength, unit, low, high)
	}
	if !(s.Duration >= 0 && s.Duration <= maxMillis) {
		return fmt.Errorf("cortex: a stimulus for %g ms; allowed: 0 (until it is changed) to %g", s.Duration, float64(maxMillis))
	}
	t := &c.touch[region]
	t.on, t.kind, t.level, t.until = s.Strength != 0, s.Kind, float32(s.Strength), -1
	if s.Duration > 0 {
		t.until = c.window + int64(max(1, math.Round(s.Duration)))
	}
	if t.on && t.kind == Poisson {
		t.events.set(float64(t.level) / 1000 * float64(c.net.piece))
	}
	c.touchChanged(region)
	return nil
}

// Stimulus of a region, with the time it still lasts; its strength is 0 if there
// is none.
func (c *Cortex) Stimulus(region int) Stimulus {
	t := &c.touch[region]
	if !t.on {
		return Stimulus{}
	}
	s := Stimulus{Kind: t.kind, Strength: float64(t.level)}
	if t.until >= 0 {
		s.Duration = float64(t.until - c.window)
	}
	return s
}

// Lesion takes a region out or, if on is false, puts it back, from the next
// Advance on: its neurons then begin at rest, without synaptic current and with
// full release. It allocates nothing.
func (c *Cortex) Lesion(region int, on bool) error {
	if err := c.checkRegion(region); err != nil {
		return err
	}
	if c.touch[region].lesion != on {
		if !on && c.relay != nil {
			c.renew()
		}
		c.touch[region].lesion = on
		c.touchChanged(region)
	}
	return nil
}

// Lesioned tells whether a region is.
func (c *Cortex) Lesioned(region int) bool { return c.touch[region].lesion }

func (c *Cortex) checkRegion(region int) error {
	if region < 0 || region >= c.net.regions {
		return fmt.Errorf("cortex: no region %d; there are 0 to %d", region, c.net.regions-1)
	}
	return nil
}

// touchChanged brings a region's neurons in line with what is done to it.
func (c *Cortex) touchChanged(region int) {
	for _, w := range c.workers {
		if region < w.first || region >= w.last {
			continue
		}
		w.setDrive(region)
		w.touched = 0
		for r := w.first; r < w.last; r++ {
			if t := &c.touch[r]; t.lesion || t.on {
				w.touched++
			}
		}
	}
}

// setDrive sets the constant current of a region's neurons and, if it is
// lesioned, puts them to rest: with alpha 0 a potential stays where it is.
func (w *worker) setDrive(region int) {
	c, net := w.c, w.c.net
	t := &c.touch[region]
	current := float32(0)
	if t.on && t.kind == Current {
		current = t.level
	}
	for k := range net.per {
		i := (region-w.first)*net.per + k
		g, l := &w.groups[i/lanes], i%lanes
		kind := net.kindOf(k)
		g.bias[l] = c.bias.of(kind)[region] + current
		g.alpha[l] = net.alpha[kind][region]
		if t.lesion {
			g.alpha[l], g.v[l], g.s[l], g.n[l], g.y[l], g.hold[l] = 0, 0, 0, 0, 0, 0
			if w.raise != nil {
				w.raise[i] = 0
			}
		}
	}
}

// expire ends the stimuli whose time is over.
func (w *worker) expire() {
	for r := w.first; r < w.last; r++ {
		if t := &w.c.touch[r]; t.on && t.until == w.now {
			t.on = false
			w.setDrive(r)
			if !t.lesion {
				w.touched--
			}
		}
	}
}

// silence drops what arrives at lesioned neurons from one on to another.
func (w *worker) silence(from, to int) {
	per := w.c.net.per
	for r := w.first; r < w.last; r++ {
		first, end := max(from, (r-w.first)*per), min(to, (r-w.first+1)*per)
		if !w.c.touch[r].lesion || first >= end {
			continue
		}
		for k := range stepsPerWin {
			clear(w.fast[k*w.stride+first-from:][:end-first])
		}
		clear(w.slow[first-from:][:end-first])
	}
}

func (c *Cortex) appendTouch(dst []byte) []byte {
	le := binary.LittleEndian
	for region := range c.touch {
		t := &c.touch[region]
		if !t.lesion && !t.on {
			continue
		}
		lesion, kind, level, until := uint32(0), StimulusKind(-1), float32(0), int64(-1)
		if t.lesion {
			lesion = 1
		}
		if t.on {
			kind, level, until = t.kind, t.level, t.until
		}
		dst = le.AppendUint32(le.AppendUint32(le.AppendUint32(dst, uint32(region)), lesion), uint32(kind))
		dst = le.AppendUint64(le.AppendUint32(dst, math.Float32bits(level)), uint64(until))
	}
	return dst
}
