package main

import (
	"archive/zip"
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// npz writes arrays as numpy reads them with load: a zip archive of files in the
// format NPY 1.0 (numpy.lib.format). One-dimensional arrays only.
type npz struct{ zip *zip.Writer }

func newNPZ(w io.Writer) *npz { return &npz{zip.NewWriter(w)} }

// add writes an array. Its values are of a fixed size, all of one type.
func add[T int32 | uint16 | bool | float32 | float64](z *npz, name string, values []T) error {
	var zero T
	kind := map[string]string{"int32": "<i4", "uint16": "<u2", "bool": "|b1", "float32": "<f4", "float64": "<f8"}[fmt.Sprintf("%T", zero)]
	f, err := z.zip.Create(name + ".npy")
	if err != nil {
		return err
	}
	head := fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }", kind, len(values))
	// Magic, version and length take 10 bytes; the data begins at a multiple of 64.
	head += strings.Repeat(" ", 63-(10+len(head))%64) + "\n"
	b := bufio.NewWriterSize(f, 1<<16)
	b.WriteString("\x93NUMPY\x01\x00")
	binary.Write(b, binary.LittleEndian, uint16(len(head)))
	b.WriteString(head)
	if err := binary.Write(b, binary.LittleEndian, values); err != nil {
		return err
	}
	return b.Flush()
}

func (z *npz) close() error { return z.zip.Close() }
