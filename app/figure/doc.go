// Package figure draws what the cortex commands measure, by gonum/plot, ready
// for a slide or a page: PNG of 1920 x 1080 and SVG. Colours and the theme are
// those of the window (render/look), type is Inter.
//
// It knows numbers and names, no model: each figure is a struct of values with a
// method that lays it out.
package figure
