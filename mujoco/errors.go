package mujoco

import (
	"fmt"
	"strings"
	"sync"
	"unsafe"

	"github.com/ebitengine/purego"
)

// Error is what MuJoCo reports through mju_error. By itself it would end the
// process. The data that it happened in is half changed afterwards: Reset it or
// Close it.
type Error struct{ Message string }

func (e *Error) Error() string { return "mujoco: " + e.Message }

const logError = 3 // mjLOG_ERROR; mju_error must not return to its caller

// logHandler is the process's one callback: purego can never free one. It says
// nothing of what is less than an error, since warnings are also counted in the
// data they belong to (see Data.warning).
//
// A panic in a callback unwinds through the C frames below it like a longjmp,
// up to the rescue of the Go function that called into the library.
var logHandler = sync.OnceValue(func() uintptr {
	return purego.NewCallback(func(message unsafe.Pointer) uintptr {
		if *(*int32)(unsafe.Add(message, at.mjLogMessage.level)) >= logError {
			subject := unsafe.Slice((*byte)(unsafe.Add(message, at.mjLogMessage.subject)), 1024)
			panic(&Error{oneLine(subject)})
		}
		return 0
	})
})

// rescue, deferred, turns the panic of the log handler into an error.
func rescue(err *error) {
	switch r := recover().(type) {
	case nil:
	case *Error:
		*err = r
	default:
		panic(r)
	}
}

// WarningKind numbers MuJoCo's warnings as it does.
type WarningKind int

// What the simulation warns of.
const (
	Inertia         WarningKind = iota // the inertia matrix is nearly singular
	ContactFull                        // too many contacts
	ConstraintFull                     // too many constraints
	BadPosition                        // qpos is not finite or huge
	BadVelocity                        // qvel is
	BadAcceleration                    // qacc is
	BadControl                         // ctrl is
	warningKinds
)

func (k WarningKind) String() string {
	return [...]string{
		"the inertia matrix is singular", "too many contacts", "too many constraints",
		"position is not finite", "velocity is not finite", "acceleration is not finite", "control is not finite",
	}[k]
}

// Warning is a warning of the engine as an error. Index tells which entry of
// qpos, qvel, qacc or ctrl is meant. MuJoCo has put the state back to the
// model's start by then if one of the first three diverged.
type Warning struct {
	Kind  WarningKind
	Index int
}

func (w *Warning) Error() string { return fmt.Sprintf("mujoco: %v (entry %d)", w.Kind, w.Index) }

// oneLine reads a C string in a buffer and joins its lines.
func oneLine(buffer []byte) string {
	text, _, _ := strings.Cut(string(buffer), "\x00")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
}

// fail makes MuJoCo report an error of that text, for tests of what happens then.
func (l *Lib) fail(text string) (err error) {
	defer rescue(&err)
	l.raise(text)
	return nil
}
