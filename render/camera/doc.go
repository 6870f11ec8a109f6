// Package camera is the eye: an orbit around a target, with the mouse moves of
// MuJoCo's simulate, eased moves, and framing. It is pure mathematics; z is up.
// The unit of length is the scene's (metres for the body, millimetres for the
// brain); angles are radians.
//
// Mouse moves come as fractions of the view's height, x to the right and y
// down, as MuJoCo takes them, so that the scene follows the hand at any size.
package camera
