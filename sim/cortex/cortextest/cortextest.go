// Package cortextest holds devices to the CPU: it does to a cortex all that can
// be done to one, and compares.
package cortextest

import (
	"fmt"
	"slices"

	"encephagen/sim/cortex"
	"encephagen/sim/cortex/backend"
)

// Kinds are the networks that a device is tried on: all presets, 94 regions, and
// neurons that adapt.
var Kinds = append(slices.Clone(cortex.Presets), "94 regions", "adapting")

// New makes a network of a kind. Those that differ from the presets are small,
// since nobody needs their biases.
func New(kind string, threads int) (*cortex.Cortex, *cortex.Params, error) {
	p := cortex.DefaultParams()
	cfg := cortex.Config{Seed: 4, Threads: threads, Params: p}
	switch kind {
	case "adapting":
		p.Options.Adaptation = true
		cfg.NeuronsPerRegion = cortex.MinPerRegion
	case "94 regions":
		cfg.Regions = 94
	default:
		cfg.Preset = kind
	}
	c, err := cortex.New(cfg)
	return c, p, err
}

// Disturb does to a cortex, at ten moments of a run of a number of ticks, what a
// user can do.
func Disturb(c *cortex.Cortex, p *cortex.Params, tick, of int) error {
	var err error
	do := func(e error) {
		if err == nil {
			err = e
		}
	}
	for moment := range 10 {
		if tick != moment*of/10 {
			continue
		}
		switch moment {
		case 1:
			c.SetSenses(200)
		case 3:
			do(c.Stimulate(3, cortex.Stimulus{Kind: cortex.Current, Strength: 8, Duration: 37}))
			do(c.Stimulate(5, cortex.Stimulus{Kind: cortex.Poisson, Strength: 300, Duration: 61}))
		case 4:
			do(c.Lesion(7, true))
			do(c.Lesion(8, true))
		case 5:
			p.Coupling.Gain *= 1.1
			p.Release.Use *= 0.8
		case 6:
			p.Local.EE *= 0.95
			p.Background.Rate *= 1.01
		case 7:
			c.SetSenses(0)
			do(c.Lesion(7, false))
			do(c.Lesion(9, true)) // and the other way before a window has passed
			do(c.Lesion(9, false))
		case 8:
			do(c.Stimulate(70, cortex.Stimulus{Kind: cortex.Poisson, Strength: 50}))
		}
	}
	return err
}

// Follow runs a network for some ticks of 15 ms on the CPU and, from the second
// tick on, on a device. An error says where spikes or, at the end, state differ.
func Follow(kind string, ticks int, device backend.Backend) error {
	here, hp, err := New(kind, 2)
	if err != nil {
		return err
	}
	defer here.Close()
	there, tp, err := New(kind, 1)
	if err != nil {
		return err
	}
	defer there.Close()
	for tick := range ticks {
		if tick == 1 {
			if err := there.MoveTo(device); err != nil {
				return err
			}
		}
		if err := Disturb(here, hp, tick, ticks); err != nil {
			return err
		}
		if err := Disturb(there, tp, tick, ticks); err != nil {
			return err
		}
		here.Advance(15)
		there.Advance(15)
		if err := there.GaveUp(); err != nil {
			return err
		}
		if !slices.Equal(here.Spikes(), there.Spikes()) {
			return fmt.Errorf("%s: tick %d: %d spikes on the CPU, %d on %s, or others", kind, tick, len(here.Spikes()), len(there.Spikes()), device.Name())
		}
	}
	return Same(here, there)
}

// Same compares state and rates of two networks of a kind.
func Same(a, b *cortex.Cortex) error {
	if a.Hash() != b.Hash() {
		return fmt.Errorf("the states differ")
	}
	n := len(a.Regions())
	x, y := make([]float32, 2*n), make([]float32, 2*n)
	a.Rates(x[:n], x[n:])
	b.Rates(y[:n], y[n:])
	if !slices.Equal(x, y) {
		return fmt.Errorf("the rates differ")
	}
	return nil
}
