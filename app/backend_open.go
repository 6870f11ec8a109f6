//go:build !headless

package main

import (
	"encephagen/render/compute"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/cuda"
)

// openers are the devices that this build can use.
var openers = []opener{
	{"gl", func() (backend.Backend, error) { return orNil(compute.Open()) }},
	{"cuda", func() (backend.Backend, error) { return orNil(cuda.Open()) }},
}
