package params

import (
	"fmt"
	"math"
	"strconv"
)

// Kind tells how a parameter is entered: a number, a whole number, a switch.
type Kind uint8

// The kinds of parameters.
const (
	Float Kind = iota
	Int
	Bool
)

// Field is one parameter in the struct that it was read from. Value and Set
// work on that struct; a copy of the Field still means the same parameter.
type Field struct {
	Key    string // "brainstem.righting.pitch_gain"
	Name   string // as shown: "pitch gain"
	Unit   string // empty if it has none
	Doc    string
	Origin string // where the default comes from: "measured", "fitted", "assumed" or "hard-wired"

	Min, Max, Step, Default float64 // a switch has 0 and 1

	Kind Kind
	Live bool // acts from the next tick on; otherwise on a new newborn only

	at any // *float64, *int or *bool
}

// Value is the parameter's present value; a switch gives 0 or 1.
func (f *Field) Value() float64 {
	switch p := f.at.(type) {
	case *float64:
		return *p
	case *int:
		return float64(*p)
	case *bool:
		if *p {
			return 1
		}
		return 0
	}
	panic("params: field that was not made by Fields")
}

// Set checks v and stores it. A refused value changes nothing.
func (f *Field) Set(v float64) error {
	if err := f.check(v); err != nil {
		return err
	}
	switch p := f.at.(type) {
	case *float64:
		*p = v
	case *int:
		*p = int(v)
	case *bool:
		*p = v == 1
	default:
		panic("params: field that was not made by Fields")
	}
	return nil
}

// check says whether v may be stored.
func (f *Field) check(v float64) error {
	switch {
	case !(v >= f.Min && v <= f.Max): // refuses NaN too
		return fmt.Errorf("%s: %v is outside %s", f.Key, v, f.allowed())
	case f.Kind != Float && v != math.Trunc(v):
		return fmt.Errorf("%s: %v is not a whole number, allowed are %s", f.Key, v, f.allowed())
	}
	return nil
}

// allowed spells the range for people.
func (f *Field) allowed() string {
	if f.Kind == Bool {
		return "false (0) and true (1)"
	}
	text := f.Format(f.Min) + " to " + f.Format(f.Max)
	if f.Unit != "" {
		text += " " + f.Unit
	}
	return text
}

// Changed tells whether the value differs from the default.
func (f *Field) Changed() bool { return f.Value() != f.Default }

// Format writes a value of this parameter so that reading it gives the same
// value again.
func (f *Field) Format(v float64) string {
	if f.Kind == Bool {
		return strconv.FormatBool(v != 0)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
