package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"encephagen/data"
	"encephagen/sim/connectome"
)

// fcDraw is one run of the cortex, on the measured or a random connectome.
type fcDraw struct {
	Connectome       string // "measured", or one of connectome.Nulls
	Seed, WiringSeed uint64 // of a random connectome, also its draw
	Seconds          float64
	FCFit, FCTest    float64
	GSRFit, GSRTest  float64
	MeanFC           float64
	Rate             float64 // Hz
}

// drawColumns is the table's header.
var drawColumns = []string{"connectome", "seed", "wiring_seed", "seconds", "fc_r_fit", "fc_r_test", "gsr_r_fit", "gsr_r_test", "mean_fc", "exc_rate_hz"}

func (d *fcDraw) numbers() []*float64 {
	return []*float64{&d.Seconds, &d.FCFit, &d.FCTest, &d.GSRFit, &d.GSRTest, &d.MeanFC, &d.Rate}
}

func (d fcDraw) row() []string {
	row := []string{d.Connectome, fmt.Sprint(d.Seed), fmt.Sprint(d.WiringSeed)}
	for _, x := range d.numbers() {
		row = append(row, strconv.FormatFloat(*x, 'g', 6, 64))
	}
	return row
}

// drawsFile holds the runs that ship with the program.
const drawsFile = "hcp7/fc_draws.csv"

// shippedDraws are those of random connectomes.
func shippedDraws() ([]fcDraw, error) {
	f, err := data.FS.Open(drawsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := readDraws(f, "data/"+drawsFile)
	return slices.DeleteFunc(all, func(d fcDraw) bool { return d.Connectome == "measured" }), err
}

// readTable reads a table whose header must be columns, and returns the rows below
// it. name is the file's, for errors.
func readTable(r io.Reader, name string, columns []string) ([][]string, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = len(columns)
	rows, err := in.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columns) {
		return nil, fmt.Errorf("%s: expected the header %v", name, columns)
	}
	return rows[1:], nil
}

// readDraws reads such a table. name is the file's, for errors.
func readDraws(r io.Reader, name string) ([]fcDraw, error) {
	rows, err := readTable(r, name, drawColumns)
	if err != nil {
		return nil, err
	}
	var all []fcDraw
	for i, row := range rows {
		fail := func(column int, want string) error {
			return fmt.Errorf("%s: row %d, column %s: %q, expected %s", name, i+1, drawColumns[column], row[column], want)
		}
		d := fcDraw{Connectome: row[0]}
		if d.Connectome != "measured" && !slices.Contains(connectome.Nulls, d.Connectome) {
			return nil, fail(0, fmt.Sprintf("measured or one of %v", connectome.Nulls))
		}
		for k, into := range []*uint64{&d.Seed, &d.WiringSeed} {
			if *into, err = strconv.ParseUint(row[1+k], 10, 64); err != nil {
				return nil, fail(1+k, "a seed")
			}
		}
		for k, into := range d.numbers() {
			x, err := strconv.ParseFloat(row[3+k], 64)
			if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
				return nil, fail(3+k, "a finite number")
			}
			*into = x
		}
		all = append(all, d)
	}
	return all, nil
}

// summary takes the means over runs, and the largest over the random
// connectomes of each kind.
func summary(runs, nulls []fcDraw) cortexFC {
	over := func(of func(d fcDraw) float64) number {
		var x []float64
		for _, d := range runs {
			x = append(x, of(d))
		}
		return number(mean(x))
	}
	draws := map[string]int{}
	// largest, and how many draws lie below the runs' mean.
	largest := func(kind connectome.Null, of func(d fcDraw) float64) (most number, below int) {
		most, n := number(math.NaN()), 0
		for _, d := range nulls {
			if d.Connectome != connectome.Nulls[kind] {
				continue
			}
			x := number(of(d))
			if n == 0 || x > most {
				most = x
			}
			if x < over(of) {
				below++
			}
			n++
		}
		draws[connectome.Nulls[kind]] = n
		return most, below
	}
	test, gsr := func(d fcDraw) float64 { return d.FCTest }, func(d fcDraw) float64 { return d.GSRTest }
	r := cortexFC{
		FCFit: over(func(d fcDraw) float64 { return d.FCFit }), FCTest: over(test), GSRTest: over(gsr),
		Runs: len(runs), MeanFC: over(func(d fcDraw) float64 { return d.MeanFC }), ExcRateHz: over(func(d fcDraw) float64 { return d.Rate }),
	}
	r.NullFCTest, r.NullFCBelow = largest(connectome.KeepStrength, test)
	r.NullGSRTest, r.NullGSRBelow = largest(connectome.KeepStrength, gsr)
	r.StrictFCTest, r.StrictFCBelow = largest(connectome.KeepDistance, test)
	r.StrictGSRTest, r.StrictGSRBelow = largest(connectome.KeepDistance, gsr)
	r.NullDraws, r.StrictDraws = draws[connectome.Nulls[connectome.KeepStrength]], draws[connectome.Nulls[connectome.KeepDistance]]
	return r
}
