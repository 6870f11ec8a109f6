// Package mishap names the place where a panic began. A panic is a mistake in this
// program; whoever recovers from it says where to look, and goes on as far as that
// makes sense: a film can still be closed, and a window lives on.
package mishap

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Panic is one that somebody recovered from.
type Panic struct {
	Place string // as "sim/cortex/worker.go:12"
	Value any
}

// Error implements error.
func (p *Panic) Error() string { return fmt.Sprintf("panic in %s: %v", p.Place, p.Value) }

// Recovered makes one of what recover returned, for the deferred function that
// called it. A Panic that was passed on keeps its place.
func Recovered(value any) *Panic {
	if p, ok := value.(*Panic); ok {
		return p
	}
	return &Panic{place(), value}
}

// place is where in this program the panic began that is being recovered from.
func place() string {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	begun := false
	for {
		f, more := frames.Next()
		begun = begun || f.Function == "runtime.gopanic"
		if begun && (strings.HasPrefix(f.Function, module) || strings.HasPrefix(f.Function, "main.")) {
			return path.Join(folderOf(f), fmt.Sprintf("%s:%d", path.Base(f.File), f.Line))
		}
		if !more {
			return "an unknown place"
		}
	}
}

const module = "encephagen/"

// folderOf is the folder in this module of a function: that of its package, as
// in "encephagen/sim/cortex.(*worker).run", unless it is of package main.
func folderOf(f runtime.Frame) string {
	folder, name := path.Split(f.Function)
	if name, _, _ = strings.Cut(name, "."); name == "main" {
		return path.Base(path.Dir(f.File))
	}
	return strings.TrimPrefix(folder+name, module)
}
