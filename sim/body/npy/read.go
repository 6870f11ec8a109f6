package npy

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// maxHeader bounds what a header may claim to need; numpy's own mostly take 118
// bytes. maxExtents is how many extents numpy allows.
const (
	maxHeader  = 1 << 15
	maxExtents = 64
)

// Read reads an array of T, to the end of the file.
func Read[T Element](r io.Reader) (*Array[T], error) {
	text, err := readHeader(r)
	if err != nil {
		return nil, err
	}
	want := descriptorOf[T]()
	shape, err := parseHeader(text, want)
	if err != nil {
		return nil, err
	}
	size := 1
	for _, n := range shape {
		if n > 0 && size > math.MaxInt/16/n {
			return nil, fmt.Errorf("shape %s is too large", ShapeText(shape))
		}
		size *= n
	}
	// What is there is read, not what the header promises, so that a wrong
	// header does not reserve memory for it.
	raw, err := io.ReadAll(io.LimitReader(r, int64(size*want.width)+1))
	if err != nil {
		return nil, err
	}
	switch bytesWanted := size * want.width; {
	case len(raw) < bytesWanted:
		return nil, fmt.Errorf("the file ends after %d of the %d bytes that shape %s takes", len(raw), bytesWanted, ShapeText(shape))
	case len(raw) > bytesWanted:
		return nil, fmt.Errorf("the file goes on after the %d bytes that shape %s takes", bytesWanted, ShapeText(shape))
	}
	a := &Array[T]{Shape: shape, Values: make([]T, size)}
	if err := binary.Read(bytes.NewReader(raw), binary.LittleEndian, a.Values); err != nil {
		return nil, err
	}
	return a, nil
}

// readHeader reads magic string, version, and the header with its length, of 2
// bytes in version 1 and 4 since.
func readHeader(r io.Reader) (string, error) {
	start := make([]byte, len(magic)+2)
	if _, err := io.ReadFull(r, start); err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return "", err
	}
	if string(start[:len(magic)]) != magic {
		return "", errors.New("this is not a .npy file: it does not begin with \\x93NUMPY")
	}
	length := make([]byte, 4)
	switch start[len(magic)] {
	case 1:
		length = length[:2]
	case 2, 3:
	default:
		return "", fmt.Errorf("version %d.%d of the .npy format is not known (known: 1.0, 2.0, 3.0)", start[len(magic)], start[len(magic)+1])
	}
	if _, err := io.ReadFull(r, length); err != nil {
		return "", errors.New("the file ends in its header")
	}
	n := binary.LittleEndian.Uint32(append(length, 0, 0)[:4])
	if n > maxHeader {
		return "", fmt.Errorf("the header claims to be %d bytes long, more than %d", n, maxHeader)
	}
	header := make([]byte, n)
	if _, err := io.ReadFull(r, header); err != nil {
		return "", errors.New("the file ends in its header")
	}
	return string(header), nil
}

var headerForm = regexp.MustCompile(`^\s*\{\s*'descr':\s*(.+?),\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([0-9, ]*)\),?\s*\}\s*$`)

// parseHeader returns the shape of an array of the wanted type in C order.
func parseHeader(text string, want descriptor) ([]int, error) {
	match := headerForm.FindStringSubmatch(text)
	if match == nil {
		return nil, fmt.Errorf("the header %.200q is not understood", text)
	}
	if found := strings.Trim(match[1], "'"); found != want.descr {
		return nil, fmt.Errorf("the numbers are of type %s, not %s; convert them in Python: numpy.save(file, numpy.load(file).astype(numpy.%s))", nameOf(found), want.name, want.name)
	}
	if match[2] == "True" {
		return nil, errors.New("the array is in Fortran order, not C order; convert it in Python: numpy.save(file, numpy.ascontiguousarray(numpy.load(file)))")
	}
	shape := []int{}
	for _, n := range strings.FieldsFunc(match[3], func(r rune) bool { return r == ',' || r == ' ' }) {
		extent, err := strconv.Atoi(n)
		if err != nil {
			return nil, fmt.Errorf("shape (%.200s) is not understood", match[3])
		}
		shape = append(shape, extent)
	}
	if len(shape) > maxExtents {
		return nil, fmt.Errorf("the array has %d extents, more than %d", len(shape), maxExtents)
	}
	return shape, nil
}

// nameOf is Python's name of a type, or what the header calls it.
func nameOf(descr string) string {
	kinds := map[string]string{"f": "float", "i": "int", "u": "uint", "c": "complex"}
	if len(descr) >= 3 && kinds[descr[1:2]] != "" {
		if width, err := strconv.Atoi(descr[2:]); err == nil && width >= 1 && width <= 32 {
			name := kinds[descr[1:2]] + strconv.Itoa(8*width)
			if descr[0] == '>' {
				name = "big-endian " + name
			}
			return name
		}
	}
	if descr == "|b1" {
		return "bool"
	}
	return fmt.Sprintf("%.80q", descr)
}
