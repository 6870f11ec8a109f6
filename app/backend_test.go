package main

import (
	"errors"
	"strings"
	"testing"

	"encephagen/sim/cortex"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/backend/backendtest"
)

// named is a device by another name.
type named struct {
	backendtest.Serial
	name   string
	closed bool
}

func (d *named) Name() string { return d.name }
func (d *named) Close() error { d.closed = true; return nil }

func TestChoose(t *testing.T) {
	slow, software, broken := &named{name: "one by one"}, &named{name: "gl: llvmpipe (LLVM 15)"}, &named{name: "broken"}
	broken.Fail = errors.New("it smokes")
	give := func(d *named) func() (backend.Backend, error) {
		return func() (backend.Backend, error) { return d, nil }
	}
	got := choose(cortex.Config{Threads: 1}, []opener{
		{"slow", give(slow)}, {"gl", give(software)}, {"broken", give(broken)},
		{"cuda", func() (backend.Backend, error) { return nil, errors.New("no driver") }},
	})
	if got.device != nil {
		t.Errorf("%s is taken, which is slower than the CPU", got.name)
	}
	reason := got.reason()
	for _, want := range []string{"cortex on cpu (cpu: ", "x real time; slow: ", "llvmpipe (LLVM 15) is OpenGL in software", "it smokes", "cuda: no driver"} {
		if !strings.Contains(reason, want) {
			t.Errorf("%q has no %q", reason, want)
		}
	}
	for _, d := range []*named{slow, software, broken} {
		if !d.closed {
			t.Errorf("%s is not closed", d.name)
		}
	}
}
