// Package params makes a parameter of one line of code.
//
// A parameter is a struct field with tags:
//
//	PitchGain float64 `name:"pitch gain" unit:"1/rad" min:"0" max:"10" step:"0.1" default:"3" origin:"assumed" doc:"abdominal torque per forward tilt"`
//
// From that line come its slider, its key on the command line and in preset
// files ("brainstem.righting.pitch_gain": nested structs give dotted
// snake_case), its check, its undo entry, the mark "changed" and its row in a
// table. Kinds are float64, int and bool.
//
// A parameter acts from the next control tick on; with the tag when:"start" it
// acts only on a newborn that is built anew. origin says where the default
// comes from: "measured" in animals or people, "fitted" by a search, "assumed"
// by those who made the model, or "hard-wired", a constant of an innate reflex
// that was set by hand and is never learned.
package params
