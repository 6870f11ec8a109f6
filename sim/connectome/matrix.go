package connectome

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Kind says what a matrix may hold.
type Kind int

const (
	Weights      Kind = iota // >= 0, and every region is connected to another one
	Lengths                  // mm, >= 0
	Correlations             // -1..1
)

// ReadMatrix reads a square matrix in CSV: a header "region" and the labels,
// then one row per region that begins with its label. Labels must be those
// given, in their order. name is the file's, for errors.
func ReadMatrix(r io.Reader, name string, labels []string, kind Kind) ([][]float64, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1 // counted below, with a better message
	in.ReuseRecord = true
	n := len(labels)

	head, err := in.Read()
	if err != nil {
		return nil, readError(name, "the header", err)
	}
	if len(head) != n+1 {
		return nil, fmt.Errorf("%s: header has %d columns, expected %d: %q and %d region labels", name, len(head), n+1, "region", n)
	}
	for j, label := range labels {
		if head[j+1] != label {
			return nil, fmt.Errorf("%s: header, column %d is %q, expected region %q", name, j+2, head[j+1], label)
		}
	}

	m := make([][]float64, n)
	cells := make([]float64, n*n)
	for i, label := range labels {
		rec, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s: %d rows of numbers, expected %d: the matrix is not square", name, i, n)
		}
		if err != nil {
			return nil, readError(name, "row "+label, err)
		}
		if rec[0] != label {
			return nil, fmt.Errorf("%s: row %d begins with %q, expected region %q", name, i+1, rec[0], label)
		}
		if len(rec) != n+1 {
			return nil, fmt.Errorf("%s: row %s has %d numbers, expected %d: the matrix is not square", name, label, len(rec)-1, n)
		}
		m[i] = cells[i*n : (i+1)*n]
		for j, text := range rec[1:] {
			x, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return nil, fmt.Errorf("%s: row %s, column %s: %q is no number", name, label, labels[j], text)
			}
			if what := refuse(x, kind); what != "" {
				return nil, fmt.Errorf("%s: row %s, column %s: %g, expected %s", name, label, labels[j], x, what)
			}
			m[i][j] = x
		}
		if kind == Weights && !connected(m[i], i) {
			return nil, fmt.Errorf("%s: row %s is zero, expected a weight to at least one other region", name, label)
		}
	}
	if _, err := in.Read(); err == nil {
		return nil, fmt.Errorf("%s: more than %d rows of numbers: the matrix is not square", name, n)
	} else if !errors.Is(err, io.EOF) {
		return nil, readError(name, "after the last row", err)
	}
	return m, nil
}

func connected(row []float64, self int) bool {
	for j, x := range row {
		if j != self && x > 0 {
			return true
		}
	}
	return false
}

// refuse says what was expected of a number that is not allowed.
func refuse(x float64, kind Kind) string {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return "a finite number"
	case kind == Correlations && (x < -1 || x > 1):
		return "a correlation in -1..1"
	case kind != Correlations && x < 0:
		return "a number >= 0"
	}
	return ""
}

func readError(name, place string, err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: ends before %s", name, place)
	}
	return fmt.Errorf("%s: %s: %w", name, place, err)
}
