// Package render puts the picture together: the body, the brain and the strip
// of one newborn at one moment of biological time, as separate pictures for a
// window and as a composed one for a film.
//
// A Stage reads the newborn's streams with cursors of its own. Everything that
// it shows is a function of the streams and of biological time, never of how
// often or when it was asked to draw: two films of one life are alike to the
// pixel.
package render
