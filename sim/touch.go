package sim

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

// A Touch is something done to a region of the cortex at a time: a stimulus, or
// a lesion.
type Touch struct {
	Step     int64  // biological; it takes effect at the tick that begins there or next
	Region   string // the region's label in the atlas, as Precentral_L
	Lesion   bool
	Stimulus cortex.Stimulus // if it is no lesion
	Duration float64         // ms that a lesion lasts; 0: for ever
	Place    string          // where it was read, for errors
}

// touchColumns is the first line of a file of touches. A lesion has no strength;
// an empty duration is none: until another line changes it.
//
//	time_s,kind,region,strength,duration_ms
//	1,current,Precentral_L,12,300
//	2.5,events,Postcentral_R,150,
//	4,lesion,Calcarine_L,,2000
var touchColumns = []string{"time_s", "kind", "region", "strength", "duration_ms"}

// touchKinds are the words of the column kind.
var touchKinds = []string{"current", "events", "lesion"}

// ReadTouches reads what will be done to the regions. A refusal names file, line,
// column and what is allowed; whether there is such a region the newborn knows.
func ReadTouches(r io.Reader, name string) ([]Touch, error) {
	return readProtocol(r, name, touchColumns, func(row []string, place func(int) string) (Touch, int, error) {
		t, column, err := readTouch(row)
		t.Place = place(2)
		return t, column, err
	})
}

// readTouch reads a line; column is where it is wrong.
func readTouch(row []string) (t Touch, column int, err error) {
	if t.Step, err = stepOf(row[0]); err != nil {
		return t, 0, err
	}
	t.Region = strings.TrimSpace(row[2])
	low, high, unit := 0.0, 0.0, ""
	switch kind := strings.TrimSpace(row[1]); kind {
	case "current":
		low, high, unit = -cortex.MaxCurrent, cortex.MaxCurrent, "mV"
	case "events":
		t.Stimulus.Kind = cortex.Poisson
		high, unit = cortex.MaxPoisson, "Hz"
	case "lesion":
		t.Lesion = true
	default:
		return t, 1, fmt.Errorf("kind %q; allowed: %s", kind, strings.Join(touchKinds, ", "))
	}
	ms := 0.0
	if column, err = numbers(row, &t.Stimulus.Strength, &ms); err != nil {
		return t, column, err
	}
	if x := t.Stimulus.Strength; x < low || x > high {
		if t.Lesion {
			return t, 3, fmt.Errorf("strength %q; a lesion has none", row[3])
		}
		return t, 3, fmt.Errorf("strength %q; allowed: %g to %g %s", row[3], low, high, unit)
	}
	if !(ms >= 0 && ms <= 1000*protocolReach) {
		return t, 4, fmt.Errorf("duration %q; allowed: 0 (until it is changed) to %d ms", row[4], 1000*protocolReach)
	}
	if t.Lesion {
		t.Duration = ms
	} else {
		t.Stimulus.Duration = ms
	}
	return t, 0, nil
}

// deed is a touch of a region by its number.
type deed struct {
	step   int64
	region int
	lesion bool
	on     bool // of a lesion
	what   cortex.Stimulus
}

// prepare takes touches that this cortex can be done.
func (n *Newborn) prepare(touches []Touch) error {
	for _, t := range touches {
		region := slices.IndexFunc(n.static.Regions, func(r frame.Region) bool { return r.Label == t.Region })
		if region < 0 {
			err := fmt.Errorf("no region %q; there are %s and %d more", t.Region, n.static.Regions[0].Label, len(n.static.Regions)-1)
			if t.Place != "" {
				err = fmt.Errorf("%s: %w", t.Place, err)
			}
			return fmt.Errorf("%w: %w", ErrTouch, err)
		}
		n.deeds = append(n.deeds, deed{t.Step, region, t.Lesion, true, t.Stimulus})
		if t.Lesion && t.Duration > 0 {
			n.deeds = append(n.deeds, deed{t.Step + int64(math.Round(t.Duration*frame.StepsPerMS)), region, true, false, cortex.Stimulus{}})
		}
	}
	slices.SortStableFunc(n.deeds, func(a, b deed) int { return cmp.Compare(a.step, b.step) })
	return nil
}

// ErrTouch says that a touch is for another cortex.
var ErrTouch = errors.New("what is done to the cortex does not fit it")

// perform does what is due to the cortex.
func (n *Newborn) perform() {
	for len(n.deeds) > 0 && n.deeds[0].step <= n.step {
		d := n.deeds[0]
		n.deeds = n.deeds[1:]
		var err error
		if d.lesion {
			err = n.LesionRegion(d.region, d.on)
		} else {
			err = n.StimulateRegion(d.region, d.what)
		}
		if err != nil {
			panic("sim: a touch that was prepared: " + err.Error())
		}
	}
}
