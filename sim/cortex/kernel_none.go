//go:build !goexperiment.simd || !amd64

package cortex

// vectorKernels is empty: this program was built without GOEXPERIMENT=simd or
// for another processor.
func vectorKernels() []kernel { return nil }
