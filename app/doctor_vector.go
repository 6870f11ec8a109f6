//go:build goexperiment.simd && amd64

package main

// vectorBuild: the vector kernels are compiled in.
const vectorBuild = true
