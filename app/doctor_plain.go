//go:build !goexperiment.simd || !amd64

package main

// vectorBuild: only the plain kernels are compiled in.
const vectorBuild = false
