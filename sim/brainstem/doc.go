// Package brainstem holds the innate reflexes of the newborn, one a file, and
// the gate that settles which of them may act.
//
// Every reflex writes a row of torque by actuator, so that the picture can say
// which cause moved a joint. Nothing here learns: all gains are set by hand.
// The reflexes are written for the 17 actuators of Humanoid-v5 and for any
// length of the control tick: durations and speeds are in physical units, with
// which a tick of 15 ms gives the numbers of the reference system.
//
// Reflexes that answer a change compare with the senses of the tick before.
// The first senses after birth, and after the body was put back on its feet,
// have nothing to be compared with and trigger nothing.
package brainstem
