package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"encephagen/sim"
	"encephagen/sim/cortex"
	"encephagen/sim/cortex/backend"
)

// backendFlag chooses what computes the cortex.
type backendFlag struct {
	Backend string `default:"auto" placeholder:"auto|cpu|gl|cuda" help:"What computes the cortex: the CPU, a graphics card by OpenGL 4.3 or by CUDA; auto times those there are and takes the fastest. Never changes the result."`
}

// opener is a way to compute the cortex other than the CPU.
type opener struct {
	name string
	open func() (backend.Backend, error)
}

// errSoftware marks a device that is the CPU by a detour.
var errSoftware = errors.New("OpenGL in software, by the processor itself")

// openBackend opens one and proves that it computes as the CPU does.
func openBackend(o opener) (backend.Backend, error) {
	device, err := o.open()
	if err != nil {
		return nil, err
	}
	if err := cortex.SelfTest(device); err != nil {
		device.Close()
		return nil, err
	}
	return device, nil
}

// openNamed opens the one of a name, which is one of backendNames.
func openNamed(name string, devices []opener) (backend.Backend, error) {
	for _, o := range devices {
		if o.name == name {
			return openBackend(o)
		}
	}
	panic("app: no backend " + name)
}

// compute hands a newborn's cortex to what --backend asks for.
func (f *backendFlag) compute(n *sim.Newborn) error {
	_, err := f.computeOn(n, openers)
	return err
}

// computeOn is compute with a choice of devices; it returns the one that was taken,
// nil for the CPU. A device that was asked for by name has to be there; auto falls
// back on the CPU and keeps why.
func (f *backendFlag) computeOn(n *sim.Newborn, devices []opener) (backend.Backend, error) {
	switch f.Backend {
	case "", "cpu":
		return nil, nil
	case "auto":
		cfg := n.CortexSettings()
		cfg.Bias = n.Biases()
		best := choose(cfg, devices)
		n.Static().Choice = best.reason()
		if best.device == nil {
			return nil, nil
		}
		return best.device, n.Compute(best.device)
	}
	device, err := openNamed(f.Backend, devices)
	if err == nil {
		err = n.Compute(device)
	}
	if err != nil {
		return nil, fmt.Errorf("--backend %s: %w", f.Backend, err)
	}
	return device, nil
}

func backendNames() []string {
	names := []string{"auto", "cpu"}
	for _, o := range openers {
		names = append(names, o.name)
	}
	return names
}

// audition is how fast the cortex is on a device.
type audition struct {
	name   string
	device backend.Backend // nil: the CPU
	speed  float64         // biological seconds a second
	err    error           // why it cannot be taken
}

// auditionSpan is for how long each is timed.
const auditionSpan = 100 * time.Millisecond

// choice is what auto takes, and what it knows of all there are.
type choice struct {
	audition
	all []audition
}

// reason tells how the choice came about, in one line.
func (c *choice) reason() string {
	var parts []string
	for _, t := range c.all {
		switch {
		case t.err != nil:
			parts = append(parts, fmt.Sprintf("%s: %v", t.name, t.err))
		case t.speed > 0:
			parts = append(parts, fmt.Sprintf("%s: %.1f x real time", t.name, t.speed))
		}
	}
	return fmt.Sprintf("cortex on %s (%s)", c.name, strings.Join(parts, "; "))
}

// choose times a network on the CPU and on each of some devices, if one of them is
// there. The caller closes the device that is chosen.
func choose(cfg cortex.Config, devices []opener) choice {
	all := []audition{{name: "cpu"}}
	usable := false
	for _, o := range devices {
		t := audition{name: o.name}
		t.device, t.err = openBackend(o.hardware())
		usable = usable || t.err == nil
		all = append(all, t)
	}
	best := choice{all[0], all}
	if !usable {
		return best
	}
	c, err := cortex.New(cfg)
	if err != nil { // it has just been built: the CPU has the newborn's
		closeAll(all, nil)
		return best
	}
	defer c.Close()
	for i := range all {
		t := &all[i]
		if t.err != nil {
			continue
		}
		if t.err = c.MoveTo(t.device); t.err == nil {
			t.speed = c.Speed(auditionSpan)
			t.err = c.GaveUp()
		}
		if t.err == nil && t.speed > best.speed {
			best.audition = *t
		}
	}
	c.MoveTo(nil)
	closeAll(all, best.device)
	return best
}

func closeAll(all []audition, but backend.Backend) {
	for _, t := range all {
		if t.device != nil && t.device != but {
			t.device.Close()
		}
	}
}

// hardware is an opener that refuses a device which is the CPU by a detour: auto
// has no use for it.
func (o opener) hardware() opener {
	return opener{o.name, func() (backend.Backend, error) {
		device, err := o.open()
		if err == nil && isSoftware(device.Name()) {
			device.Close()
			return nil, fmt.Errorf("%s is %w", device.Name(), errSoftware)
		}
		return device, err
	}}
}

// isSoftware tells Mesa's software rasterisers by the name they give.
func isSoftware(renderer string) bool {
	for _, name := range []string{"llvmpipe", "softpipe", "swrast"} {
		if strings.Contains(strings.ToLower(renderer), name) {
			return true
		}
	}
	return false
}

// orNil keeps a nil pointer from becoming a device.
func orNil[T backend.Backend](device T, err error) (backend.Backend, error) {
	if err != nil {
		return nil, err
	}
	return device, nil
}
