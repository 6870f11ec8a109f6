// Package form turns a list of parameters into something a hand can turn: one
// slider each, grouped by the prefix of its key, with unit, meaning, origin,
// mark of change, reset, undo and a filter.
//
// A form edits its own copy of the parameters and says what changed; it never
// touches a model.
package form
