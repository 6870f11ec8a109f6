package sim

import (
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

// StimulateRegion stimulates a region of the cortex from the coming tick on, in
// place of what stimulated it before; a strength of 0 ends that.
func (n *Newborn) StimulateRegion(region int, s cortex.Stimulus) error {
	if err := n.cortex.Stimulate(region, s); err != nil {
		return err
	}
	label := n.static.Regions[region].Label
	if s.Strength == 0 {
		n.note("stimulus of %s off", label)
		return nil
	}
	unit := "mV"
	if s.Kind == cortex.Poisson {
		unit = "Hz of events"
	}
	if s.Duration == 0 {
		n.note("stimulus of %s: %g %s", label, s.Strength, unit)
	} else {
		n.note("stimulus of %s: %g %s for %.4g ms", label, s.Strength, unit, s.Duration)
	}
	return nil
}

// LesionRegion takes a region of the cortex out from the coming tick on, or
// puts it back.
func (n *Newborn) LesionRegion(region int, on bool) error {
	if err := n.cortex.Lesion(region, on); err != nil {
		return err
	}
	if on {
		n.note("lesion of %s", n.static.Regions[region].Label)
	} else {
		n.note("lesion of %s undone", n.static.Regions[region].Label)
	}
	return nil
}

// touched tells a frame what is being done to the regions.
func (n *Newborn) touched(f *frame.Frame) {
	for i := range f.Lesioned {
		f.Lesioned[i] = n.cortex.Lesioned(i)
		s := n.cortex.Stimulus(i)
		f.Stimuli[i] = frame.Stimulus{Poisson: s.Kind == cortex.Poisson, Strength: float32(s.Strength), Left: float32(s.Duration)}
	}
}
