// Package frame is the only thing that the picture knows of the simulation.
//
// Static says once what never changes in a newborn's life. A Frame is one
// moment; the simulation publishes one per control tick through an Exchange
// and never touches it again until its last reader let it go. What must not be
// missed (spikes, poses, torque terms, traces) goes to time-indexed rings,
// Streams, with a cursor per reader, so that a slow reader loses nothing
// silently: it is told how much it lost.
//
// Biological time is counted in int64 steps of 0.1 ms.
package frame

// StepsPerMS and StepsPerSecond convert biological steps of 0.1 ms.
const (
	StepsPerMS     = 10
	StepsPerSecond = 10000
)
