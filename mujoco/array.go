package mujoco

import "unsafe"

// array tells where a struct keeps the pointer to an array, and its extent: the
// model's size field at rows, times width.
type array struct {
	name         string
	kind         arrayKind
	offset, rows uintptr
	width        int
}

type arrayKind int

const (
	float64Array arrayKind = iota
	float32Array
	int32Array
	boolArray
)

func (k arrayKind) String() string { return [...]string{"float64", "float32", "int32", "bool"}[k] }

// slice is the array called name of the C struct at owner, in the library's memory.
func slice[T any](m *Model, owner unsafe.Pointer, table []array, name string, kind arrayKind) []T {
	for i := range table {
		a := &table[i]
		if a.name != name {
			continue
		}
		if a.kind != kind {
			panic("mujoco: array " + name + " holds " + a.kind.String() + ", not " + kind.String())
		}
		return unsafe.Slice(read[*T](owner, a.offset), m.size(a.rows)*a.width)
	}
	panic("mujoco: no array " + name + " in the table; add it to gen/layout.py")
}

// read returns the field of a C struct at an offset.
func read[T any](owner unsafe.Pointer, offset uintptr) T { return *(*T)(unsafe.Add(owner, offset)) }
