// Package brainstem holds the innate reflexes of the newborn, one a file, and
// the gate that settles which of them may act.
//
// Every reflex writes a row of torque by actuator, so that the picture can say
// which cause moved a joint. Nothing here learns: gains are set by hand, those of
// balance were fitted by a search, and then all are fixed.
// The reflexes live in any body whose plan says which actuators make which
// movement, and with any length of the control tick: durations and speeds are in
// physical units, with which a tick of 15 ms gives the numbers of the reference
// system. What needs a joint that the body lacks stays still.
//
// Reflexes that answer a change compare with the senses of the tick before.
// The first senses after birth, and after the body was put back on its feet,
// have nothing to be compared with and trigger nothing.
package brainstem
