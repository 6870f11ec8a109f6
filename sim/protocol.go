package sim

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"encephagen/sim/frame"
)

// A protocol is a CSV file of what happens when: a script of what the world does
// (script.go), or touches of the cortex (touch.go). Its first line names the
// columns, of which the first is time_s and the last two are strength and
// duration_ms. Lines that begin with # are remarks.

// A protocol is no longer than this, in lines and in seconds.
const (
	maxProtocol   = 100000
	protocolReach = 86400
)

// readProtocol reads lines by a function that tells in which column one is wrong.
// place is where a column of the line stands, for later errors. A refusal names
// file, line, column and what is allowed.
func readProtocol[T any](r io.Reader, name string, columns []string, read func(row []string, place func(column int) string) (x T, column int, err error)) ([]T, error) {
	rows := csv.NewReader(r)
	rows.Comment = '#'
	rows.FieldsPerRecord = len(columns)
	rows.TrimLeadingSpace = true
	place := func(column int) string {
		line, at := rows.FieldPos(column)
		return fmt.Sprintf("%s:%d:%d", name, line, at)
	}
	head, err := rows.Read()
	switch {
	case err == io.EOF:
		return nil, fmt.Errorf("%s: is empty; its first line must be %s", name, strings.Join(columns, ","))
	case err != nil && !errors.Is(err, csv.ErrFieldCount):
		return nil, located(name, columns, err)
	case !slices.Equal(head, columns):
		return nil, fmt.Errorf("%s:1:1: the first line must be %s", name, strings.Join(columns, ","))
	}
	var all []T
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, located(name, columns, err)
		}
		x, column, err := read(row, place)
		if err == nil && len(all) == maxProtocol {
			err = fmt.Errorf("more than %d lines", maxProtocol)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", place(column), err)
		}
		all = append(all, x)
	}
}

// located puts the name before an error of the CSV itself.
func located(name string, columns []string, err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return fmt.Errorf("%s: %w", name, err)
	}
	if p.Err == csv.ErrFieldCount {
		return fmt.Errorf("%s:%d:%d: not %d columns: %s", name, p.Line, p.Column, len(columns), strings.Join(columns, ","))
	}
	return fmt.Errorf("%s:%d:%d: %w", name, p.Line, p.Column, p.Err)
}

// stepOf reads a time.
func stepOf(cell string) (int64, error) {
	seconds, err := number(cell)
	if err == nil && !(seconds >= 0 && seconds <= protocolReach) {
		err = fmt.Errorf("time %q; allowed: 0 to %d s", cell, protocolReach)
	}
	return int64(math.Round(seconds * frame.StepsPerSecond)), err
}

// numbers reads the last two columns; what is empty stays as it is.
func numbers(row []string, strength, ms *float64) (column int, err error) {
	for k, at := range []*float64{strength, ms} {
		if cell := strings.TrimSpace(row[3+k]); cell != "" {
			if *at, err = number(cell); err != nil {
				return 3 + k, err
			}
		}
	}
	return 0, nil
}

func number(cell string) (float64, error) {
	x, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, fmt.Errorf("%q is not a number", cell)
	}
	return x, nil
}
