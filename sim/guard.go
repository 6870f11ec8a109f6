package sim

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Guard calls f, which may do anything to the newborn. A panic, a mistake in
// this program, comes back as an error that names its time and place: a film
// can still be closed, and a window lives on.
func (n *Newborn) Guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(n.Seconds(), p)
		}
	}()
	return f()
}

// GuardAt does the same for what is done with a biological moment, in s, without
// the newborn: drawing it.
func GuardAt(seconds float64, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(seconds, p)
		}
	}()
	return f()
}

func panicked(seconds float64, p any) error {
	return fmt.Errorf("panic at %.3f s in %s: %v", seconds, panicPlace(), p)
}

// panicPlace is where in this program the panic began that is being recovered
// from, as "sim/cortex/worker.go:12".
func panicPlace() string {
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
