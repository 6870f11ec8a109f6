// Package sim joins the parts of a newborn and owns the order in which they
// advance: senses, brainstem, cortex and cord over the same biological time,
// torque terms summed in a fixed order, body.
//
// A Newborn is a plain value that one goroutine advances tick by tick; nothing
// in it waits for a wall clock, a window or a film. A Runner is that goroutine
// when somebody watches: it paces the ticks, runs what the window wants done
// between two of them (Inject), and turns a panic or an engine error into a
// fault that can be read instead of a crash.
//
// Every change from outside (parameter, stimulus, push, reset) lands at a tick
// and is written into the newborn's log. The cortex listens: the tilt and the
// height of the body reach its two Postcentral regions as background events.
// Its share of every torque is zero and is shown as such.
package sim
