// Package overlay draws what is flat: words, numbers, bars, legends, and the
// strip, in which the spikes of all cortical neurons, the population rates and
// the spinal cord share one time axis.
//
// A Canvas collects shapes and words in pixels, origin top left, and draws them
// with one call each; words always lie above shapes. Everything is measured
// before it is placed, so that no label is ever cut. After the first frames
// nothing is allocated.
package overlay
