// Package backend says what a machine other than the CPU must do to compute the
// cortex: the interface and the plain types that go through it. It knows no
// graphics card and no driver, so that package cortex and the backends do not
// know each other either; the program hands one to the other.
//
// # What a backend computes
//
// The equations are those of package cortex, in its number format: float32 with
// additions, multiplications and comparisons only, each product rounded before it
// is added, int32 arrival sums, Philox4x32-10. So every backend gives the same
// bits as the CPU, and a run can go from one to the other in the middle.
//
// A window of 1 ms is three kernels, each over the whole network:
//
//	background  by piece of a region and stream: a count by its table, then an
//	            atomic addition for each event to the arrivals of a step and neuron
//	update      by neuron: 10 steps, reading and clearing its arrivals of the
//	            window; spikes go to a list with the release probability they find
//	deliver     by spike and synapse: a draw against the release probability, then
//	            two atomic additions to the arrivals at the step it is due
//
// Advance queues all windows of a tick and reads back once: spikes and the
// neurons' state. Arrivals stay where they are; the host does not need them to go
// on by itself, since it can send the last spikes anew (package cortex, relay.go).
//
// # Source
//
// Salmon et al. 2011 (SC11, "Parallel random numbers: as easy as 1, 2, 3") for
// counter-based chance; Yavuz, Turner & Nowotny 2016 (Sci Rep 6:18854, GeNN) for
// neuron and synapse kernels with a dense delay ring.
package backend
