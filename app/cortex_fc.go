package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"encephagen/app/figure"
	"encephagen/sim/analysis"
	"encephagen/sim/connectome"
	"encephagen/sim/cortex"
)

type cortexFCCommand struct {
	cortexFlags
	sizeFlag
	Seconds float64 `default:"600" help:"Biological seconds of each run, after 5 to warm up; the first 20 of BOLD are dropped."`
	Runs    int     `default:"1" help:"Runs on the measured connectome, with seeds counted up from --seed and --wiring-seed; figures are means over them."`
	Null    int     `default:"0" placeholder:"N" help:"Run N random connectomes of each kind too, 1 to 100, instead of taking the draws that ship with the program."`
	CSV     string  `name:"csv" placeholder:"FILE.csv" help:"Write a table of the runs; each is kept as soon as it is done."`
	figureFlags
}

// cortexFC is what `cortex fc` prints. The null of a figure is the largest of
// all draws that keep the regions' strengths; the strict null of those that
// keep strengths and distance.
type cortexFC struct {
	FCFit         number `json:"fc_r_fit"`
	FCTest        number `json:"fc_r_test"`
	GSRTest       number `json:"gsr_r_test"`
	NullFCTest    number `json:"null_fc_r_test"`
	NullGSRTest   number `json:"null_gsr_r_test"`
	StrictFCTest  number `json:"strict_null_fc_r_test"`
	StrictGSRTest number `json:"strict_null_gsr_r_test"`
	NullDraws     int    `json:"null_draws"`
	StrictDraws   int    `json:"strict_null_draws"`
	// Draws that lie below the mean of the runs.
	NullFCBelow    int    `json:"null_fc_below"`
	NullGSRBelow   int    `json:"null_gsr_below"`
	StrictFCBelow  int    `json:"strict_null_fc_below"`
	StrictGSRBelow int    `json:"strict_null_gsr_below"`
	Runs           int    `json:"runs"`
	MeanFC         number `json:"mean_fc"`
	ExcRateHz      number `json:"exc_rate_hz"`
}

// Run simulates, compares and prints.
func (c *cortexFCCommand) Run(s *session) (err error) {
	if err := c.check(); err != nil {
		return err
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	if err := c.size(&cfg); err != nil {
		return err
	}
	con, err := connectome.HCP7()
	if err != nil {
		return err
	}
	measured, err := connectome.HCP7Measured(con.Regions)
	if err != nil {
		return err
	}
	nulls, err := shippedDraws()
	if err != nil {
		return err
	}
	keep, end, err := keeper(c.CSV)
	if err != nil {
		return err
	}
	defer func() {
		if bad := end(); err == nil {
			err = bad
		}
	}()
	one := func(d *fcDraw, cfg cortex.Config) (*analysis.Connectivity, error) {
		cfg.Seed, cfg.WiringSeed = d.Seed, d.WiringSeed
		what := fmt.Sprintf("%s connectome, wiring seed %d", d.Connectome, d.WiringSeed)
		fc, err := d.simulate(s, cfg, c.Seconds, measured, what)
		if err != nil {
			return nil, err
		}
		return fc, keep(*d)
	}
	var runs []fcDraw
	var found []*analysis.Connectivity
	for k := range uint64(c.Runs) {
		d := fcDraw{Connectome: "measured", Seed: c.Seed + k, WiringSeed: c.WiringSeed + k}
		fc, err := one(&d, cfg)
		if err != nil {
			return err
		}
		runs, found = append(runs, d), append(found, fc)
	}
	if c.Null > 0 {
		nulls = nil
	}
	for k := range uint64(c.Null) {
		for kind, name := range connectome.Nulls {
			cfg := cfg
			if cfg.Connectome, err = con.Randomise(connectome.Null(kind), k); err != nil {
				return err
			}
			d := fcDraw{Connectome: name, Seed: k, WiringSeed: k}
			if _, err := one(&d, cfg); err != nil {
				return err
			}
			nulls = append(nulls, d)
		}
	}
	r := summary(runs, nulls)
	if c.Out != "" {
		if err := c.draw(con, measured, found, r, append(runs, nulls...)); err != nil {
			return err
		}
	}
	return c.print(s, r)
}

func (c *cortexFCCommand) check() error {
	if err := checkBOLD(c.Seconds); err != nil {
		return err
	}
	switch {
	case c.Runs < 1 || c.Runs > 100:
		return usageError{fmt.Errorf("--runs: %d is not allowed; allowed: 1 to 100", c.Runs)}
	case c.Null < 0 || c.Null > 100:
		return usageError{fmt.Errorf("--null: %d is not allowed; allowed: 0 to 100", c.Null)}
	case c.Null > 0 && c.Preset != "default":
		return usageError{fmt.Errorf("--null: preset %s has its own wiring; allowed with --preset default", c.Preset)}
	case c.Null > 0 && c.Regions == 94:
		return usageError{errors.New("--null: random connectomes are drawn of the 80 cortical regions; allowed with --regions 80")}
	case c.Biases != "" && (c.Runs > 1 || c.Null > 0):
		return usageError{errors.New("--biases: they belong to one network; allowed with --runs 1, without --null")}
	}
	return c.figureFlags.check()
}

// checkBOLD is checkSeconds for what is measured by BOLD.
func checkBOLD(seconds float64) error {
	if err := checkSeconds(seconds); err != nil {
		return err
	}
	if seconds < 30 {
		return usageError{fmt.Errorf("--seconds: %v is not allowed; functional connectivity needs at least 30, since the first 20 of BOLD are dropped", seconds)}
	}
	return nil
}

// simulate runs one network and fills in what is found.
func (d *fcDraw) simulate(s *session, cfg cortex.Config, seconds float64, m *connectome.Measured, what string) (*analysis.Connectivity, error) {
	c, err := grow(s, cfg)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	_, fc, err := d.watch(s, c, seconds, m, what)
	return fc, err
}

// watch records a cortex that has just begun and fills in what is found.
func (d *fcDraw) watch(s *session, c *cortex.Cortex, seconds float64, m *connectome.Measured, what string) (*analysis.Recording, *analysis.Connectivity, error) {
	at, _, err := cortical(c.Regions())
	if err != nil {
		return nil, nil, err
	}
	rec := newRecording(c, warmUpSeconds)
	if err := advance(s, c, what, warmUpSeconds, seconds, rec.Add); err != nil {
		return nil, nil, err
	}
	e, _ := rec.MeanRates()
	// 5 Hz, the rate that biases are learned for, counts as an input of 1.
	fc, err := rec.Connectivity(5, at...)
	if err != nil {
		return nil, nil, err
	}
	d.Seconds, d.Rate, d.MeanFC = seconds, mean(e), analysis.MeanAbove(fc.FC)
	d.FCFit, d.FCTest = analysis.Similarity(fc.FC, m.Fit), analysis.Similarity(fc.FC, m.Test)
	d.GSRFit, d.GSRTest = analysis.Similarity(fc.GSR, m.FitGSR), analysis.Similarity(fc.GSR, m.TestGSR)
	return rec, fc, nil
}

// draw draws the mean of the runs beside what was measured, and writes a table
// of all of them.
func (c *cortexFCCommand) draw(con *connectome.Connectome, m *connectome.Measured, found []*analysis.Connectivity, r cortexFC, all []fcDraw) error {
	var regions []figure.Region
	for _, g := range con.Regions {
		regions = append(regions, figure.Region{Label: g.Label, Lobe: g.Lobe})
	}
	over := func(of func(*analysis.Connectivity) [][]float64) [][]float64 {
		sum := make([][]float64, len(regions))
		for i := range sum {
			sum[i] = make([]float64, len(regions))
			for _, f := range found {
				for j, x := range of(f)[i] {
					sum[i][j] += x / float64(len(found))
				}
			}
		}
		return sum
	}
	plain := &figure.Connectivity{
		Regions: regions, Simulated: over(func(f *analysis.Connectivity) [][]float64 { return f.FC }), Measured: m.Test,
		Null: float64(r.NullFCTest), Strict: float64(r.StrictFCTest), Runs: len(found), Seconds: c.Seconds,
	}
	gsr := &figure.Connectivity{
		Regions: regions, Simulated: over(func(f *analysis.Connectivity) [][]float64 { return f.GSR }), Measured: m.TestGSR,
		Null: float64(r.NullGSRTest), Strict: float64(r.StrictGSRTest), Runs: len(found), Seconds: c.Seconds, Global: true,
	}
	plain.R, gsr.R = analysis.Similarity(plain.Simulated, plain.Measured), analysis.Similarity(gsr.Simulated, gsr.Measured)
	rows := [][]string{drawColumns}
	for _, d := range all {
		rows = append(rows, d.row())
	}
	return c.write(map[string]figure.Figure{"fc": plain, "fc_gsr": gsr, "nulls": nullsOf(all)}, map[string][][]string{"runs": rows})
}

// nullsOf shows every run and draw.
func nullsOf(all []fcDraw) *figure.Nulls {
	f := new(figure.Nulls)
	for _, d := range all {
		kind := 0
		switch d.Connectome {
		case connectome.Nulls[connectome.KeepStrength]:
			kind = 1
		case connectome.Nulls[connectome.KeepDistance]:
			kind = 2
		}
		f.Kind, f.FC, f.GSR = append(f.Kind, kind), append(f.FC, d.FCTest), append(f.GSR, d.GSRTest)
	}
	return f
}

// keeper writes draws to a table as they come; without a path it does nothing.
func keeper(path string) (keep func(fcDraw) error, end func() error, err error) {
	if path == "" {
		return func(fcDraw) error { return nil }, func() error { return nil }, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, nil, fmt.Errorf("--csv: %w", err)
	}
	table := csv.NewWriter(f)
	write := func(row []string) error {
		table.Write(row)
		table.Flush()
		return table.Error()
	}
	if err := write(drawColumns); err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("--csv: %w", err)
	}
	return func(d fcDraw) error { return write(d.row()) }, f.Close, nil
}

func (c *cortexFCCommand) print(s *session, r cortexFC) error {
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	beside := func(x number, below int, null number, strictBelow int, strict number) string {
		return fmt.Sprintf("%s, above %d of %d random connectomes (at most %s), and %d of %d that keep distance too (%s)",
			x, below, r.NullDraws, null, strictBelow, r.StrictDraws, strict)
	}
	return printPairs(s.stdout,
		[2]string{"FC by that of subjects 1-4, r", r.FCFit.String()},
		[2]string{"FC by that of subjects 5-7, r", beside(r.FCTest, r.NullFCBelow, r.NullFCTest, r.StrictFCBelow, r.StrictFCTest)},
		[2]string{"without global signal, 5-7, r", beside(r.GSRTest, r.NullGSRBelow, r.NullGSRTest, r.StrictGSRBelow, r.StrictGSRTest)},
		[2]string{"mean FC", r.MeanFC.String()},
		[2]string{"excitatory rate", r.ExcRateHz.String() + " Hz"},
		[2]string{"runs; random connectomes", fmt.Sprintf("%d; %d and %d", r.Runs, r.NullDraws, r.StrictDraws)})
}
