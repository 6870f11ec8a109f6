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

// A script is a CSV file of what the world will do to a newborn. Its first line
// names the columns:
//
//	time_s,kind,side,strength,duration_ms
//	1.5,drop,,4,
//	2.5,palm,left,,
//	3,push,forward,20,100
//
// An empty strength or duration is the kind's usual one; an empty side is none.
// Lines that begin with # are remarks.
var scriptColumns = []string{"time_s", "kind", "side", "strength", "duration_ms"}

// A script is no longer than this, in events and in seconds.
const (
	maxScript   = 100000
	scriptReach = 86400
)

// ReadScript reads a script for a body. A refusal names file, line, column and
// what is allowed.
func ReadScript(r io.Reader, name, body string) ([]frame.Event, error) {
	planar := (&frame.Static{Body: body}).Planar()
	rows := csv.NewReader(r)
	rows.Comment = '#'
	rows.FieldsPerRecord = len(scriptColumns)
	rows.TrimLeadingSpace = true
	head, err := rows.Read()
	switch {
	case err == io.EOF:
		return nil, fmt.Errorf("%s: is empty; its first line must be %s", name, strings.Join(scriptColumns, ","))
	case err != nil && !errors.Is(err, csv.ErrFieldCount):
		return nil, located(name, err)
	case !slices.Equal(head, scriptColumns):
		return nil, fmt.Errorf("%s:1:1: the first line must be %s", name, strings.Join(scriptColumns, ","))
	}
	var script []frame.Event
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return script, nil
		}
		if err != nil {
			return nil, located(name, err)
		}
		e, column, err := readEvent(row)
		if err == nil {
			if err = e.Check(planar); err != nil {
				column = guilty(&e, planar)
			}
		}
		if err == nil && len(script) == maxScript {
			err = fmt.Errorf("more than %d stimuli", maxScript)
		}
		if err != nil {
			line, at := rows.FieldPos(column)
			return nil, fmt.Errorf("%s:%d:%d: %w", name, line, at, err)
		}
		script = append(script, e)
	}
}

// located puts the name before an error of the CSV itself.
func located(name string, err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return fmt.Errorf("%s: %w", name, err)
	}
	if p.Err == csv.ErrFieldCount {
		return fmt.Errorf("%s:%d:%d: not %d columns: %s", name, p.Line, p.Column, len(scriptColumns), strings.Join(scriptColumns, ","))
	}
	return fmt.Errorf("%s:%d:%d: %w", name, p.Line, p.Column, p.Err)
}

// guilty is the column that Check refuses.
func guilty(e *frame.Event, planar bool) int {
	usual := e.Kind.Usual(e.Way)
	if usual.Check(planar) != nil {
		if e.Kind.Ways(planar) == nil {
			return 1
		}
		return 2
	}
	usual.Strength = e.Strength
	if usual.Check(planar) != nil {
		return 3
	}
	return 4
}

// readEvent reads a line; column is where it is wrong.
func readEvent(row []string) (e frame.Event, column int, err error) {
	seconds, err := number(row[0])
	if err == nil && !(seconds >= 0 && seconds <= scriptReach) {
		err = fmt.Errorf("time %q; allowed: 0 to %d s", row[0], scriptReach)
	}
	if err != nil {
		return e, 0, err
	}
	kind, err := frame.ParseEventKind(strings.TrimSpace(row[1]))
	if err != nil {
		return e, 1, err
	}
	way, err := frame.ParseDirection(strings.TrimSpace(row[2]))
	if err != nil {
		return e, 2, err
	}
	e = kind.Usual(way)
	e.Step = int64(math.Round(seconds * frame.StepsPerSecond))
	for k, at := range []*float64{&e.Strength, &e.MS} {
		if cell := strings.TrimSpace(row[3+k]); cell != "" {
			if *at, err = number(cell); err != nil {
				return e, 3 + k, err
			}
		}
	}
	return e, 0, nil
}

func number(cell string) (float64, error) {
	x, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, fmt.Errorf("%q is not a number", cell)
	}
	return x, nil
}
