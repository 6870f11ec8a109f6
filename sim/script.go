package sim

import (
	"io"
	"strings"

	"encephagen/sim/frame"
)

// scriptColumns is the first line of a script: what the world will do to a
// newborn.
//
//	time_s,kind,side,strength,duration_ms
//	1.5,drop,,4,
//	2.5,palm,left,,
//	3,push,forward,20,100
//
// An empty strength or duration is the kind's usual one; an empty side is none.
var scriptColumns = []string{"time_s", "kind", "side", "strength", "duration_ms"}

// ReadScript reads a script for a body. A refusal names file, line, column and
// what is allowed.
func ReadScript(r io.Reader, name, body string) ([]frame.Event, error) {
	planar := (&frame.Static{Body: body}).Planar()
	return readProtocol(r, name, scriptColumns, func(row []string, _ func(int) string) (frame.Event, int, error) {
		e, column, err := readEvent(row)
		if err == nil {
			if err = e.Check(planar); err != nil {
				column = guilty(&e, planar)
			}
		}
		return e, column, err
	})
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
	step, err := stepOf(row[0])
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
	e.Step = step
	column, err = numbers(row, &e.Strength, &e.MS)
	return e, column, err
}
