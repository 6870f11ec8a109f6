//go:build headless

package main

import (
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/cuda"
)

// openers are the devices that this build can use: OpenGL takes a C compiler.
var openers = []opener{
	{"cuda", func() (backend.Backend, error) { return orNil(cuda.Open()) }},
}
