//go:build !headless

package main

import (
	"encephagen/render/brain"
	"encephagen/render/look"
)

// obeyView shows the brain as the panel says, in the colours that it says.
func (w *window) obeyView() {
	v, o := w.view, w.stage.BrainOptions()
	usual := brain.DefaultOptions()

	o.White, o.Inflated = float32(v.Surface), 0
	if v.Surface > 1 {
		o.White, o.Inflated = float32(2-v.Surface), float32(v.Surface-1)
	}
	o.Apart = float32(v.Apart)
	o.Cut = brain.Cut{Axis: brain.Axis(v.Axis), At: float32(v.At), Flip: v.Flip}
	o.Facing, o.Rim = float32(v.Opacity), rim(float32(v.Opacity), usual.Facing, usual.Rim)
	o.Cortex = v.Opacity > 0
	o.Somata, o.Tracts, o.Pulses, o.Deep, o.Bloom = v.Somata, v.Tracts, v.Tracts, v.Deep, v.Bloom

	look.Use(look.Dark)
	if v.Light {
		look.Use(look.Light)
	}
	w.epoch++
}

// rim is the opacity of the cortex where it turns away from the eye: nothing at
// nothing, the usual at the usual one, full at full.
func rim(facing, usual, usualRim float32) float32 {
	if facing < usual {
		return usualRim * facing / usual
	}
	return usualRim + (1-usualRim)*(facing-usual)/(1-usual)
}

// pickPart selects the part of the body at x, y of a picture of w x h px, or
// frees the body.
func (w *window) pickPart(x, y, width, height int) bool {
	geom := w.stage.PickBody(x, y, width, height)
	w.stage.SelectGeom(geom)
	w.epoch++
	return geom >= 0
}

// pickRegion selects a region of the brain, or frees it.
func (w *window) pickRegion(x, y, width, height int) bool {
	region := w.stage.PickBrain(x, y, width, height)
	w.stage.SelectRegion(region)
	w.epoch++
	return region >= 0
}
