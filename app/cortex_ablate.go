package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"encephagen/data"
	"encephagen/sim/connectome"
	"encephagen/sim/cortex"
)

type cortexAblateCommand struct {
	Anew    bool    `help:"Simulate, about 40 s of processor time a row at 200 s, even if a table ships with the program."`
	Only    string  `placeholder:"NAME" help:"Simulate this row only."`
	Seconds float64 `default:"200" help:"Biological seconds of each simulation, after 5 to warm up; the first 20 of BOLD are dropped."`
	Seed    uint64  `default:"0" help:"Noise and initial state."`
	Threads int     `default:"0" placeholder:"N" help:"Cortex workers, 1 to 64 (default: the number of cores, at most 8). Never changes the result."`
	CSV     string  `name:"csv" placeholder:"FILE.csv" help:"Write the table."`
	JSON    bool    `name:"json" help:"Print JSON."`
}

// ablation is the default network without one of its parts, balanced anew.
type ablation struct {
	name, what string
	params     func(p *cortex.Params)
	connectome func(c *connectome.Connectome)
	bias       func(b *cortex.Bias)
}

// ablations are the rows of the table. Each leaves the others as they are, but
// for depression: without it the network would run away, so that what excites is
// weakened by as much as depression does at 5 Hz, 1/(1+0.15*5*0.2)^2.
var ablations = []ablation{
	{name: "none", what: "the default network"},
	{name: "coupling", what: "regions do not reach each other", params: func(p *cortex.Params) { p.Coupling.Gain = 0 }},
	{name: "homotopic", what: "no added connection between partner regions", params: func(p *cortex.Params) { p.Coupling.Homotopic = 0 }},
	{name: "linear", what: "logarithm of the tract weights instead of the weights", connectome: logarithms},
	{name: "depression", what: "no release depression, excitation weakened by as much", params: func(p *cortex.Params) {
		const d = 1 / ((1 + 0.15*5*0.2) * (1 + 0.15*5*0.2))
		p.Release.Use = 0
		p.Coupling.Gain, p.Local.EE, p.Local.EI = p.Coupling.Gain*d, p.Local.EE*d, p.Local.EI*d
	}},
	{name: "slow", what: "no slow currents, all synapses 5 ms", params: func(p *cortex.Params) { p.Coupling.SlowShare, p.Local.SlowShare = 0, 0 }},
	{name: "gradient", what: "slow currents of 100 ms everywhere", params: func(p *cortex.Params) { p.Neuron.TauSlowLo, p.Neuron.TauSlowHi = 100, 100 }},
	{name: "delays", what: "every delay 1 ms", connectome: func(c *connectome.Connectome) {
		for i := range c.Lengths {
			c.Lengths[i] = make([]float64, len(c.Lengths[i]))
		}
	}},
	{name: "bias", what: "one bias for all regions, the mean of the learned ones", bias: func(b *cortex.Bias) {
		for _, x := range [][]float32{b.E, b.I} {
			sum := 0.0
			for _, v := range x {
				sum += float64(v)
			}
			for i := range x {
				x[i] = float32(sum / float64(len(x)))
			}
		}
	}},
}

// logarithms puts ln(1 + 1000 w) for the weights.
func logarithms(c *connectome.Connectome) {
	for i, row := range c.Weights {
		c.Weights[i] = slices.Clone(row)
		for j, w := range row {
			c.Weights[i][j] = math.Log1p(1000 * w)
		}
	}
}

// ablated is a row of the table.
type ablated struct {
	Without             string  `json:"without"`
	Seed                uint64  `json:"seed"`
	Seconds             float64 `json:"seconds"`
	FCTest              number  `json:"fc_r_test"`
	GSRTest             number  `json:"gsr_r_test"`
	MeanFC              number  `json:"mean_fc"`
	ExcRateHz           number  `json:"exc_rate_hz"`
	RegionRateMinHz     number  `json:"region_rate_min_hz"`
	RegionRateMaxHz     number  `json:"region_rate_max_hz"`
	CVISI               number  `json:"cv_isi"`
	PairwiseCorrelation number  `json:"pairwise_correlation"`
	TimescaleSpearman   number  `json:"timescale_spearman"`
}

var ablationColumns = []string{"without", "seed", "seconds", "fc_r_test", "gsr_r_test", "mean_fc", "exc_rate_hz", "region_rate_min_hz", "region_rate_max_hz", "cv_isi", "pairwise_correlation", "timescale_spearman"}

func (a *ablated) numbers() []*number {
	return []*number{&a.FCTest, &a.GSRTest, &a.MeanFC, &a.ExcRateHz, &a.RegionRateMinHz, &a.RegionRateMaxHz, &a.CVISI, &a.PairwiseCorrelation, &a.TimescaleSpearman}
}

func (a ablated) row() []string {
	row := []string{a.Without, fmt.Sprint(a.Seed), strconv.FormatFloat(a.Seconds, 'g', -1, 64)}
	for _, x := range a.numbers() {
		text := ""
		if x.known() {
			text = strconv.FormatFloat(float64(*x), 'g', 5, 64)
		}
		row = append(row, text)
	}
	return row
}

// ablationsFile holds the table that ships with the program.
const ablationsFile = "hcp7/ablations.csv"

// Run prints the table, or makes it anew.
func (c *cortexAblateCommand) Run(s *session) error {
	all, err := shippedAblations()
	if c.Anew || c.Only != "" || len(all) == 0 && err == nil {
		all, err = c.simulate(s)
	}
	if err != nil {
		return err
	}
	if err := writeCSV(c.CSV, ablationRows(all)); err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(all)
	}
	if _, err := fmt.Fprintf(s.stdout, "%-12s %7s %7s %7s %6s %13s %5s %9s  %s\n", "without", "r", "r, GSR", "mean FC", "Hz", "regions", "CV", "hierarchy", ""); err != nil {
		return err
	}
	for _, a := range all {
		what := ""
		if k := slices.IndexFunc(ablations, func(x ablation) bool { return x.name == a.Without }); k >= 0 {
			what = ablations[k].what
		}
		if _, err := fmt.Fprintf(s.stdout, "%-12s %7.3f %7.3f %7.3f %6.2f %6.2f-%6.2f %5.2f %9.2f  %s\n", a.Without, float64(a.FCTest), float64(a.GSRTest), float64(a.MeanFC),
			float64(a.ExcRateHz), float64(a.RegionRateMinHz), float64(a.RegionRateMaxHz), float64(a.CVISI), float64(a.TimescaleSpearman), what); err != nil {
			return err
		}
	}
	return nil
}

// shippedAblations are those that ship with the program; none without the file.
func shippedAblations() ([]ablated, error) {
	f, err := data.FS.Open(ablationsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAblations(f, "data/"+ablationsFile)
}

func (c *cortexAblateCommand) simulate(s *session) ([]ablated, error) {
	if err := checkBOLD(c.Seconds); err != nil {
		return nil, err
	}
	rows := ablations
	if c.Only != "" {
		k := slices.IndexFunc(ablations, func(a ablation) bool { return a.name == c.Only })
		if k < 0 {
			var names []string
			for _, a := range ablations {
				names = append(names, a.name)
			}
			return nil, usageError{fmt.Errorf("--only: no row %q; allowed: %v", c.Only, names)}
		}
		rows = ablations[k : k+1]
	}
	var all []ablated
	for _, a := range rows {
		r, err := c.one(s, a)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
		if err := writeCSV(c.CSV, ablationRows(all)); err != nil { // what is done is kept
			return nil, err
		}
	}
	return all, nil
}

// one simulates a row.
func (c *cortexAblateCommand) one(s *session, a ablation) (ablated, error) {
	flags := cortexFlags{Seed: c.Seed, Threads: c.Threads, Kernel: "auto", Preset: "default"}
	cfg, err := flags.config()
	if err != nil {
		return ablated{}, err
	}
	con, err := connectome.HCP7()
	if err != nil {
		return ablated{}, err
	}
	measured, err := connectome.HCP7Measured(con.Regions)
	if err != nil {
		return ablated{}, err
	}
	if a.params != nil {
		a.params(cfg.Params)
	}
	if a.connectome != nil {
		a.connectome(con)
		cfg.Connectome = con
	}
	ctx, err := grow(s, cfg)
	if err != nil {
		return ablated{}, err
	}
	defer ctx.Close()
	if a.bias != nil {
		b := ctx.Bias()
		a.bias(b)
		if err := ctx.SetBias(b); err != nil {
			return ablated{}, err
		}
	}
	d := fcDraw{Connectome: "measured", Seed: c.Seed}
	rec, _, err := d.watch(s, ctx, c.Seconds, measured, "without "+a.name)
	if err != nil {
		return ablated{}, err
	}
	st, err := statsOf(rec, ctx)
	if err != nil {
		return ablated{}, err
	}
	return ablated{
		Without: a.name, Seed: c.Seed, Seconds: c.Seconds, FCTest: number(d.FCTest), GSRTest: number(d.GSRTest), MeanFC: number(d.MeanFC),
		ExcRateHz: st.ExcRateHz, RegionRateMinHz: st.RegionRateMinHz, RegionRateMaxHz: st.RegionRateMaxHz,
		CVISI: st.CVISI, PairwiseCorrelation: st.PairwiseCorrelation, TimescaleSpearman: st.TimescaleSpearman,
	}, nil
}

func ablationRows(all []ablated) [][]string {
	rows := [][]string{ablationColumns}
	for _, a := range all {
		rows = append(rows, a.row())
	}
	return rows
}

// readAblations reads such a table. name is the file's, for errors.
func readAblations(r io.Reader, name string) ([]ablated, error) {
	rows, err := readTable(r, name, ablationColumns)
	if err != nil {
		return nil, err
	}
	var all []ablated
	for i, row := range rows {
		a := ablated{Without: row[0]}
		var bad [2]error
		a.Seed, bad[0] = strconv.ParseUint(row[1], 10, 64)
		a.Seconds, bad[1] = strconv.ParseFloat(row[2], 64)
		if err := errors.Join(bad[:]...); err != nil {
			return nil, fmt.Errorf("%s: row %d, columns seed and seconds: %w", name, i+1, err)
		}
		for k, into := range a.numbers() {
			text := row[3+k]
			x := math.NaN()
			if text != "" {
				if x, err = strconv.ParseFloat(text, 64); err != nil {
					return nil, fmt.Errorf("%s: row %d, column %s: %q, expected a number or nothing", name, i+1, ablationColumns[3+k], text)
				}
			}
			*into = number(x)
		}
		all = append(all, a)
	}
	return all, nil
}
