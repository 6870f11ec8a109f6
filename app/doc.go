// Command encephagen shows a newborn that behaves through innate structure: a
// MuJoCo humanoid with hard-wired reflexes, a spinal rhythm generator and a
// spiking cortex wired by a measured human connectome, beside its brain.
//
//	encephagen                       open the window
//	encephagen record --out F.mp4    film without a display, in biological time
//	encephagen simulate --json       no graphics: state, rates, speed
//	encephagen doctor                what is present, what is missing, the remedy
//	encephagen licenses              the terms of program, data and modules
//	encephagen completion bash       a script with which a shell completes all this
//
// Exit codes: 0 done; 1 the run failed; 2 a value on the command line is wrong
// (one line names it and what is allowed); 3 a part is missing (one line names
// the remedy); 130 interrupted.
//
// Package main knows every other package and wires them; nobody imports it.
package main
