//go:build !headless

// Package compute computes the cortex on a graphics card, by compute shaders of
// OpenGL 4.3: a sim/cortex/backend.Backend for cards of any maker. It has a
// context and an OS thread of its own, so that a window may draw at the same time,
// and needs no display. Where a window is open its context may share the window's
// objects: the spikes of each Advance are then copied into a ring on the card, from
// where the somata are drawn (render/trail, render/brain/fired.go).
//
// # Model
//
// The three kernels of package backend, shaders/compute/{background,update,
// deliver}.comp, one dispatch each for a window of 1 ms. All windows of an Advance
// are queued, then spikes and state are read back, once.
//
// Buffers, of which OpenGL 4.3 promises eight: the neurons' state; the ring of
// arrivals, 44 bytes for each neuron and window that the longest delay needs;
// targets and codes of the synapses; their delays; what is constant by neuron and
// region; what can change; the spikes. backend/layout.go says what lies where. The
// ring is by far the largest and goes on from one buffer to the next, if it must, in
// as many as a kernel may have: 10 of 128 MB with llvmpipe (238,000 neurons), of
// gigabytes with a card; 32-bit indices reach 16 GB. Load asks for that before it
// takes memory (ring.go).
//
// Sizes were chosen on llvmpipe with the default network: groups of 32 are a tenth
// faster than of 64 and a third faster than of 128; how many groups deliver, 16 to
// 256, makes no difference there. It runs some 7,000 steps a second on two cores
// (10,000 are real time); BenchmarkAdvance measures it.
//
// # A context that is lost
//
// Drivers that can do it are asked to end the context when the card is reset
// (KHR_robustness); a context that shares the window's objects is lost with the
// window. Advance asks OpenGL for errors before it returns: a context that is lost
// says so, and a driver that has gone answers nothing at all, which is taken for
// the same.
//
// # The CPU's bits
//
// Arrivals are integers, so that the order of atomic additions does not matter.
// Floats are added, multiplied and compared only, and every product is kept in a
// variable that is precise, so that no compiler may fuse it with a sum.
// cortex.SelfTest finds the driver that does it all the same, or that flushes
// denormal numbers.
//
// # Source
//
// OpenGL 4.3 core specification (2012), chapter 19; GLSL 4.30, section 4.9.1
// (precise comes from GLSL 4.00). Salmon et al. 2011 (SC11) for Philox.
package compute
