package npy

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Writer writes an array of T piece by piece.
type Writer[T Element] struct {
	w     io.Writer
	shape []int
	left  int // values that are still to come
}

// NewWriter writes the header of an array in C order, byte for byte as
// numpy.save does.
func NewWriter[T Element](w io.Writer, shape ...int) (*Writer[T], error) {
	const growing = 21 // digits that numpy leaves room for in the first extent
	text := fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': %s, }", descriptorOf[T]().descr, ShapeText(shape))
	if len(shape) > 0 {
		text += strings.Repeat(" ", growing-len(fmt.Sprint(shape[0])))
	}
	// The numbers begin at a multiple of 64 bytes.
	start := len(magic) + 2 + 2
	text += strings.Repeat(" ", 63-(start+len(text))%64) + "\n"
	header := append([]byte(magic), 1, 0)
	header = binary.LittleEndian.AppendUint16(header, uint16(len(text)))
	if _, err := w.Write(append(header, text...)); err != nil {
		return nil, err
	}
	size := 1
	for _, n := range shape {
		size *= n
	}
	return &Writer[T]{w, shape, size}, nil
}

// Write writes the next values.
func (w *Writer[T]) Write(values []T) error {
	if len(values) > w.left {
		panic("npy: more values than shape " + ShapeText(w.shape) + " has")
	}
	w.left -= len(values)
	return binary.Write(w.w, binary.LittleEndian, values)
}

// Close ends the array; it is an error if values are missing.
func (w *Writer[T]) Close() error {
	if w.left > 0 {
		return errors.New("npy: " + fmt.Sprint(w.left) + " values of shape " + ShapeText(w.shape) + " were never written")
	}
	return nil
}
