// Package cuda computes the cortex on an NVIDIA card: a sim/cortex/backend.Backend
// that needs no toolkit to build, no C compiler and no CUDA file, and of a user's
// machine only the driver. The driver's functions are called through purego, and
// the kernels are PTX that is embedded and that the driver translates for its card.
//
// # Model
//
// The three kernels of package backend, in cortex.cu, launched once each for a
// window of 1 ms, all windows of an Advance in one stream, with one readback. The
// same source compiles as OpenCL C and as C++: tests execute it by pocl and by a
// stand-in for the driver's library (testdata/standin.cpp), which runs the blocks
// in a random order. No test executes the PTX: that takes a card.
//
// A CUDA context is current on one OS thread; the backend has a thread of its own
// for it (backend.Thread) and sends its calls there. That costs microseconds a tick
// and leaves the threads of the Go program, and what else they have to do with the
// driver, alone. CUDA_VISIBLE_DEVICES chooses among several cards.
//
// cortex.ptx is what NVRTC 11.8 makes of cortex.cu for compute_52 (go generate, with
// the library that ENCEPHAGEN_NVRTC names): drivers of CUDA 11.8 and later take it,
// for cards from Maxwell on.
//
// # The CPU's bits
//
// __fmul_rn, __fadd_rn and __fsub_rn round each result and are never fused; PTX
// without .ftz keeps denormal numbers.
//
// # Several devices, on paper
//
// A network that is larger than one card is split by region, as the CPU's workers
// split it: each device has the neurons of some regions, the synapses that end at
// them (rows by source neuron, cut as worker.cutRows does) and their part of the
// ring. background and update need nothing of the others. After update the spikes
// of a window, 8 bytes each, go to all devices, and each delivers all of them to
// its own part. As the shortest delay is a window, nothing else is exchanged, and
// chance is drawn by what it is for; so the bits do not depend on the partition. At
// a million neurons and 5 Hz that is 40 kB a window: it is the latency of the
// exchange, some 10 us a window over NVLink, that counts, not its size.
//
// # Source
//
// CUDA Driver API 11.8 and PTX ISA 7.8 (NVIDIA 2022); Salmon et al. 2011 (SC11) for
// Philox.
package cuda

//go:generate go run ./internal/ptx -o cortex.ptx cortex.cu
