// Package npy reads and writes arrays in numpy's .npy format (numpy enhancement
// proposal 1), as numpy.save and numpy.load do: a magic string, a header in
// Python's notation that tells type, order and shape, and the numbers.
//
// It is strict: an array holds the type asked for, in C order, little-endian and
// complete, or the error says what it holds instead and how to convert it.
package npy
