package body

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// npy is an array as numpy.save wrote it, row by row.
type npy struct {
	shape  []int
	values []float64
}

func (a *npy) row(i int) []float64 {
	width := len(a.values) / a.shape[0]
	return a.values[i*width:][:width]
}

var npyHeader = regexp.MustCompile(`^\{'descr': '(<f8|<f4|\|b1)', 'fortran_order': False, 'shape': \(([0-9, ]*)\), \} *\n?$`)

// readNPY reads version 1.0 of the format: magic, length of the header, header
// in Python's notation, numbers.
func readNPY(r io.Reader) (*npy, error) {
	var start struct {
		Magic   [6]byte
		Version [2]byte
		Length  uint16
	}
	if err := binary.Read(r, binary.LittleEndian, &start); err != nil {
		return nil, fmt.Errorf("npy: %w", err)
	}
	if string(start.Magic[:]) != "\x93NUMPY" || start.Version != [2]byte{1, 0} {
		return nil, errors.New("npy: not a file of version 1.0")
	}
	header := make([]byte, start.Length)
	if _, err := io.ReadFull(r, header); err != nil {
		return nil, fmt.Errorf("npy: header: %w", err)
	}
	match := npyHeader.FindSubmatch(header)
	if match == nil {
		return nil, fmt.Errorf("npy: header %q is not understood", header)
	}
	a, size := &npy{}, 1
	for _, n := range strings.FieldsFunc(string(match[2]), func(r rune) bool { return r == ',' || r == ' ' }) {
		extent, err := strconv.Atoi(n)
		if err != nil || extent == 0 || size > 1<<24/extent {
			return nil, fmt.Errorf("npy: extent %q", n)
		}
		a.shape, size = append(a.shape, extent), size*extent
	}
	width := map[string]int{"<f8": 8, "<f4": 4, "|b1": 1}[string(match[1])]
	raw, err := io.ReadAll(r)
	if err != nil || len(raw) != size*width {
		return nil, fmt.Errorf("npy: %d bytes of numbers instead of %d (%v)", len(raw), size*width, err)
	}
	a.values = make([]float64, size)
	for i := range a.values {
		switch b := raw[i*width:]; width {
		case 8:
			a.values[i] = math.Float64frombits(binary.LittleEndian.Uint64(b))
		case 4:
			a.values[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
		default:
			a.values[i] = float64(b[0])
		}
	}
	return a, nil
}

func mustReadNPY(t *testing.T, name string) *npy {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := readNPY(f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return a
}

func FuzzReadNPY(f *testing.F) {
	head := "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }\n"
	f.Add([]byte("\x93NUMPY\x01\x00" + string([]byte{byte(len(head)), 0}) + head + "\x00\x00\x80\x3f\x00\x00\x00\x40"))
	f.Add([]byte("\x93NUMPY\x02\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		a, err := readNPY(bytes.NewReader(file))
		if err != nil {
			return
		}
		size := 1
		for _, n := range a.shape {
			size *= n
		}
		if len(a.values) != size {
			t.Fatalf("%d values for shape %v", len(a.values), a.shape)
		}
	})
}
