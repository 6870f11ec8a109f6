// Package brain draws the newborn's brain: a translucent cortex that glows
// where regions are active, sixteen thousand cell bodies that flash when they
// fire, the strongest tracts with pulses under way, and the deep structures.
//
// What is measured: the surfaces (FreeSurfer's fsaverage5, an average of 40
// adults, not of newborns), the regions on them (AAL2), the tracts' ends,
// weights and delays. What is drawn for the eye: a cell body's place within its
// region's ribbon is random, a tract's curve between its ends is not the
// course of a fibre bundle, and a comet stands for a hundred spikes.
//
// Everything moves with biological time only, so a film of the same newborn
// shows the same pictures again. Units: mm in MNI152 space (x right, y front,
// z up), time in steps of 0.1 ms, rates in Hz. Light is added up linearly and
// turned into sRGB at the end, with a fixed exposure.
package brain
