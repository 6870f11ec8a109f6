package sim

import (
	"slices"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// describe fills what never changes in this newborn's life.
func (n *Newborn) describe(cfg Config) {
	n.static = frame.Static{
		Seed: cfg.Seed, WiringSeed: cfg.WiringSeed,
		Preset: orElse(cfg.Preset, "default"),
		Kernel: n.cortex.Kernel(), Threads: max(1, orElse(cfg.Threads, 2)),
		StepsPerTick: n.body.StepsPerTick(), SubSteps: n.body.SubSteps(),
		Regions: n.cortex.Regions(), Tracts: n.cortex.Tracts(), RegionOf: n.cortex.RegionOf(),
		Inhibitory: n.cortex.Inhibitory(), Synapses: n.cortex.Synapses(),
		Body: n.body.Model(), Geoms: n.body.Geoms(), Actuators: n.body.Actuators(),
		Terms: append(withOrigins(n.stem.Terms(), n.body.Model()),
			motor.Term{Name: "cord", Family: motor.Spinal, Origin: "fitted"},
			motor.Term{Name: "cortex", Family: motor.Cortical, Origin: "read out"},
			motor.Term{Name: "push", Family: motor.External, Origin: "outside"}),
		Reflexes: n.stem.Reflexes(),
		Cord:     n.cord.Classes(),
	}
	n.torso = torsoOf(&n.static)
}

// torsoOf finds the shape of the trunk that a push acts on.
func torsoOf(st *frame.Static) int {
	return slices.IndexFunc(st.Geoms, func(g frame.Geom) bool { return g.Body == "torso" && g.Type != frame.Plane })
}

// blankFrame makes a frame with room for everything.
func (n *Newborn) blankFrame() *frame.Frame {
	f := &frame.Frame{
		Ctrl:   make([]float32, len(n.ctrl)),
		Terms:  make([][]float64, len(n.terms)),
		Reflex: make([]float64, len(n.static.Reflexes)),
		RateE:  make([]float32, len(n.static.Regions)),
		RateI:  make([]float32, len(n.static.Regions)),

		Lesioned: make([]bool, len(n.static.Regions)),
		Stimuli:  make([]frame.Stimulus, len(n.static.Regions)),
	}
	for i := range f.Terms {
		f.Terms[i] = make([]float64, len(n.ctrl))
	}
	return f
}

// publish hands the present moment to whoever watches, and its trace to the
// streams.
func (n *Newborn) publish() {
	f := n.frames.Blank()
	f.Tick, f.Step = n.tick, n.step
	f.Senses = n.senses
	copy(f.Ctrl, n.ctrl)
	for i, row := range n.terms {
		copy(f.Terms[i], row)
	}
	n.stem.Activity(f.Reflex)
	if n.replay != nil {
		n.replay.rates(f.RateE, f.RateI)
	} else {
		n.cortex.Rates(f.RateE, f.RateI)
	}
	n.touched(f)
	f.Cord = n.cord.Rates()
	f.Stepping = n.stem.Stepping()
	f.Cause = n.why.cause
	f.Life, f.Fallen, f.FallenAt = n.life, n.fallen, n.fallenAt
	f.TargetSpeed, f.MeasuredSpeed = n.status.TargetSpeed, n.status.MeasuredSpeed
	f.Paused, f.Fault = n.status.Paused, n.status.Fault
	f.Device, f.DeviceFault = n.deviceName, n.deviceFault
	if n.streams.Ticks() < n.tick {
		n.appendTrace(f)
	}
	n.frames.Publish(f)
}

// appendTrace adds the tick that f ends to the traces. Row k is tick k+1: at
// birth nothing has happened yet.
func (n *Newborn) appendTrace(f *frame.Frame) {
	t := &n.trace
	t.Cord, t.Stepping = f.Cord, float32(f.Stepping)
	t.Height = float32(n.senses.Height)
	t.Pitch, t.Roll = float32(n.senses.Pitch()), float32(n.senses.Roll())
	for i, x := range f.Reflex {
		t.Reflex[i] = float32(x)
	}
	terms := t.Terms[:0]
	for _, row := range n.terms {
		for _, u := range row {
			terms = append(terms, float32(u))
		}
	}
	n.streams.AppendTrace(t)
}

// Status is what a Runner knows and a picture shows.
type Status struct {
	TargetSpeed   float64 // biological seconds per wall second asked for
	MeasuredSpeed float64
	Paused        bool
	Fault         string
}

// Show publishes the present moment again with a new status.
func (n *Newborn) Show(s Status) {
	n.status = s
	n.publish()
}
