package form

import (
	"math"
	"strconv"
	"strings"

	"encephagen/sim/params"
)

// Form edits a list of parameters.
type Form struct {
	// ChangedOnly shows only parameters that differ from their default.
	ChangedOnly bool

	fields  []params.Field
	groups  []group
	emit    func(key string, value float64)
	history history

	filter []string        // words that a parameter must contain to be shown
	open   map[string]bool // groups, by prefix

	held     int // the parameter under the hand, or -1
	heldFrom float64
	texts    textCache
}

// New makes a form over fields, which it owns from now on. emit is told each
// change as it happens, also those that undo, redo and reset make.
func New(fields []params.Field, emit func(key string, value float64)) *Form {
	f := &Form{fields: fields, emit: emit, held: -1, open: map[string]bool{}}
	f.groups = arrange(fields)
	if len(f.groups) > 0 {
		f.open[f.groups[0].id] = true
	}
	return f
}

// Spell writes the titles of groups as the given names are written: "Moro", not
// "moro".
func (f *Form) Spell(names []string) {
	for k := range f.groups {
		for _, name := range names {
			if strings.EqualFold(name, f.groups[k].title) {
				f.groups[k].title = name
				f.groups[k].name()
			}
		}
	}
}

// Search shows only parameters that contain each word of a text.
func (f *Form) Search(text string) { f.filter = strings.Fields(strings.ToLower(text)) }

// Changed counts the parameters that differ from their default.
func (f *Form) Changed() int {
	n := 0
	for i := range f.fields {
		if f.fields[i].Changed() {
			n++
		}
	}
	return n
}

// Set changes a parameter as one entry of the history.
func (f *Form) Set(i int, value float64) {
	f.drop()
	f.take(i)
	f.turn(i, value)
	f.drop()
}

// Reset sets a parameter to its default.
func (f *Form) Reset(i int) { f.Set(i, f.fields[i].Default) }

// Undo takes the last change back; it is false if there is none.
func (f *Form) Undo() bool {
	f.drop()
	e, ok := f.history.undo()
	if ok {
		f.apply(e.field, e.before)
	}
	return ok
}

// Redo makes a change again that was taken back; it is false if there is none.
func (f *Form) Redo() bool {
	f.drop()
	e, ok := f.history.redo()
	if ok {
		f.apply(e.field, e.after)
	}
	return ok
}

// take starts a change that may last: a drag is one entry, however many values
// it passes.
func (f *Form) take(i int) {
	if f.held != i {
		f.drop()
		f.held, f.heldFrom = i, f.fields[i].Value()
	}
}

// turn gives the parameter under the hand another value, within its range.
func (f *Form) turn(i int, value float64) {
	field := &f.fields[i]
	if math.IsNaN(value) {
		return
	}
	value = max(field.Min, min(field.Max, value))
	if field.Kind != params.Float {
		value = math.Round(value)
	}
	f.apply(i, value)
}

// drop ends the change in progress.
func (f *Form) drop() {
	if f.held < 0 {
		return
	}
	if now := f.fields[f.held].Value(); now != f.heldFrom {
		f.history.add(entry{f.held, f.heldFrom, now})
	}
	f.held = -1
}

func (f *Form) apply(i int, value float64) {
	field := &f.fields[i]
	if !field.Live || field.Value() == value {
		return
	}
	if err := field.Set(value); err != nil {
		panic("form: " + err.Error()) // turn keeps to the range
	}
	f.emit(field.Key, value)
}

// snap rounds to whole steps of a parameter, in decimal: 0.3, not
// 0.30000000000000004.
func snap(field *params.Field, value float64) float64 {
	value = math.Round(value/field.Step) * field.Step
	clean, err := strconv.ParseFloat(strconv.FormatFloat(value, 'f', decimals(field.Step), 64), 64)
	if err != nil {
		panic("form: " + err.Error())
	}
	return max(field.Min, min(field.Max, clean))
}
