// Package mujoco binds the official MuJoCo library (Todorov, Erez & Tassa 2012,
// "MuJoCo: a physics engine for model-based control") at run time through
// purego, without cgo and without its headers.
//
// The library is found, not shipped: see Find. Only release 3.17.0 is accepted,
// because trajectories change from release to release and because the layout of
// its C structs is read by offset. The offsets in zlayout.go are generated from
// the description that the Python wheel carries; Open proves them against the
// loaded library through functions that need no offsets (selftest.go).
//
// Arrays of model and state are reached by MuJoCo's own names ("body_mass",
// "qpos"), as slices of the library's memory. A Model or Data belongs to one
// goroutine at a time; different ones may be used at once. Whatever MuJoCo
// calls an error or a warning, and would otherwise end the process for or only
// print, is a Go error here (errors.go).
package mujoco

//go:generate python3 gen/layout.py zlayout.go
