package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"encephagen/app/figure"
	"encephagen/sim/analysis"
	"encephagen/sim/connectome"
	"encephagen/sim/cortex"
	"encephagen/sim/params"
	"encephagen/sim/theory"
)

type cortexSweepCommand struct {
	cortexFlags
	Over    string  `default:"cortex.coupling.gain=0.4:1:0.02" placeholder:"KEY=FROM:TO:STEP" help:"The parameter and its values, both ends included."`
	Spiking bool    `help:"Simulate every value too, balanced anew; about 40 s of processor time each at 200 s."`
	Seconds float64 `default:"200" help:"Biological seconds of each simulation, after 5 to warm up; the first 20 of BOLD are dropped."`
	CSV     string  `name:"csv" placeholder:"FILE.csv" help:"Write a table of the values."`
	figureFlags
}

// sweepPoint is one value of the parameter. Spiking figures are null without
// --spiking.
type sweepPoint struct {
	Value      number `json:"value"`
	LoopGain   number `json:"loop_gain"`
	FCFit      number `json:"theory_fc_r_fit"`
	FCTest     number `json:"theory_fc_r_test"`
	GSRTest    number `json:"theory_gsr_r_test"`
	MeanFC     number `json:"theory_mean_fc"`
	SpikeFit   number `json:"fc_r_fit"`
	SpikeTest  number `json:"fc_r_test"`
	SpikeGSR   number `json:"gsr_r_test"`
	SpikeMean  number `json:"mean_fc"`
	ExcRateHz  number `json:"exc_rate_hz"`
	Similarity number `json:"fc_r_theory"` // of the simulated with the predicted
}

// cortexSweep is what `cortex sweep` prints.
type cortexSweep struct {
	Over         string       `json:"over"`
	MeasuredMean number       `json:"measured_mean_fc"`
	Best         number       `json:"best_value"` // of theory, by the subjects that are fitted to
	Points       []sweepPoint `json:"points"`
}

var sweepColumns = []string{"value", "loop_gain", "theory_fc_r_fit", "theory_fc_r_test", "theory_gsr_r_test", "theory_mean_fc",
	"fc_r_fit", "fc_r_test", "gsr_r_test", "mean_fc", "exc_rate_hz", "fc_r_theory"}

func (p sweepPoint) row() (row []string) {
	for _, x := range []number{p.Value, p.LoopGain, p.FCFit, p.FCTest, p.GSRTest, p.MeanFC, p.SpikeFit, p.SpikeTest, p.SpikeGSR, p.SpikeMean, p.ExcRateHz, p.Similarity} {
		text := ""
		if x.known() {
			text = strconv.FormatFloat(float64(x), 'g', 6, 64)
		}
		row = append(row, text)
	}
	return row
}

// maxSweep bounds the values of a sweep.
const maxSweep = 1000

// span reads --over.
func (c *cortexSweepCommand) span() (key string, values []float64, err error) {
	refuse := func(why string) (string, []float64, error) {
		return "", nil, usageError{fmt.Errorf(`--over: %q is not allowed: %s; allowed: KEY=FROM:TO:STEP, like "cortex.coupling.gain=0.4:1:0.02"`, c.Over, why)}
	}
	key, text, ok := strings.Cut(c.Over, "=")
	parts := strings.Split(text, ":")
	if !ok || len(parts) != 3 {
		return refuse("it has no KEY=FROM:TO:STEP")
	}
	var x [3]float64
	for i, p := range parts {
		if x[i], err = strconv.ParseFloat(p, 64); err != nil || math.IsNaN(x[i]) || math.IsInf(x[i], 0) {
			return refuse(fmt.Sprintf("%q is no number", p))
		}
	}
	switch from, to, step := x[0], x[1], x[2]; {
	case !(step > 0) || to < from:
		return refuse("the step has to be above 0, and TO at least FROM")
	case (to-from)/step >= maxSweep:
		return refuse(fmt.Sprintf("more than %d values", maxSweep))
	default:
		for k := range int((to-from)/step+1e-9) + 1 {
			// To twelve digits, so that 0.4 + 3*0.02 is 0.46.
			v, err := strconv.ParseFloat(strconv.FormatFloat(from+float64(k)*step, 'g', 12, 64), 64)
			if err != nil {
				return refuse(err.Error())
			}
			values = append(values, v)
		}
	}
	return key, values, nil
}

// Run predicts, simulates if asked to, and prints.
func (c *cortexSweepCommand) Run(s *session) error {
	key, values, err := c.span()
	if err != nil {
		return err
	}
	if err := c.checkAll(); err != nil {
		return err
	}
	th, err := theory.New()
	if err != nil {
		return err
	}
	r := cortexSweep{Over: key, MeasuredMean: number(analysis.MeanAbove(th.Measured().Test)), Best: number(math.NaN())}
	configs := make([]cortex.Config, len(values))
	for k, v := range values { // all of them before the first is predicted
		if configs[k], err = c.with(key, v); err != nil {
			return err
		}
	}
	bar := newProgress(s.stderr, "predicting", float64(len(values)))
	predictions := make([]*theory.Prediction, len(values))
	best := math.Inf(-1)
	for k, v := range values {
		if s.ctx.Err() != nil {
			return errInterrupted
		}
		p, err := th.Predict(configs[k].Params)
		if err != nil {
			return err
		}
		predictions[k] = p
		none := number(math.NaN())
		r.Points = append(r.Points, sweepPoint{
			Value: number(v), LoopGain: number(p.LoopGain), FCFit: number(p.FCFit), FCTest: number(p.FCTest), GSRTest: number(p.GSRTest), MeanFC: number(p.MeanFC),
			SpikeFit: none, SpikeTest: none, SpikeGSR: none, SpikeMean: none, ExcRateHz: none, Similarity: none,
		})
		if p.FCFit > best {
			best, r.Best = p.FCFit, number(v)
		}
		bar.at(float64(k + 1))
	}
	bar.end()
	if c.Spiking {
		for k := range values {
			if err := r.Points[k].simulate(s, configs[k], c.Seconds, th.Measured(), predictions[k]); err != nil {
				return err
			}
			if err := writeCSV(c.CSV, r.rows()); err != nil { // what is done is kept
				return err
			}
		}
	}
	if err := writeCSV(c.CSV, r.rows()); err != nil {
		return err
	}
	if c.Out != "" {
		if err := c.write(map[string]figure.Figure{"sweep": r.figure()}, map[string][][]string{"sweep": r.rows()}); err != nil {
			return err
		}
	}
	return c.print(s, r)
}

func (c *cortexSweepCommand) checkAll() error {
	if c.Preset != "default" || c.Regions == 94 || c.Biases != "" {
		return usageError{fmt.Errorf("--preset, --regions, --biases: a sweep is about the 80 regions of the default preset, balanced for each value")}
	}
	if err := checkBOLD(c.Seconds); err != nil {
		return err
	}
	return c.figureFlags.check()
}

// with is the configuration with the parameter at a value.
func (c *cortexSweepCommand) with(key string, v float64) (cortex.Config, error) {
	cfg, err := c.config()
	if err != nil {
		return cfg, err
	}
	root := &struct{ Cortex cortex.Params }{*cfg.Params}
	if err := params.SetText(params.Fields(root), key+"="+strconv.FormatFloat(v, 'g', -1, 64)); err != nil {
		return cfg, usageError{fmt.Errorf("--over: %w", err)}
	}
	cfg.Params = &root.Cortex
	return cfg, nil
}

// simulate fills in what spikes say.
func (p *sweepPoint) simulate(s *session, cfg cortex.Config, seconds float64, m *connectome.Measured, th *theory.Prediction) error {
	d := fcDraw{Connectome: "measured", Seed: cfg.Seed, WiringSeed: cfg.WiringSeed}
	fc, err := d.simulate(s, cfg, seconds, m, fmt.Sprintf("simulating at %s", strconv.FormatFloat(float64(p.Value), 'g', 6, 64)))
	if err != nil {
		return err
	}
	p.SpikeFit, p.SpikeTest, p.SpikeGSR, p.SpikeMean, p.ExcRateHz = number(d.FCFit), number(d.FCTest), number(d.GSRTest), number(d.MeanFC), number(d.Rate)
	if !th.RunsAway {
		p.Similarity = number(analysis.Similarity(fc.FC, th.FC))
	}
	return nil
}

func (r *cortexSweep) rows() [][]string {
	rows := [][]string{slices.Clone(sweepColumns)}
	for _, p := range r.Points {
		rows = append(rows, p.row())
	}
	return rows
}

func (r *cortexSweep) figure() figure.Figure {
	f := &figure.Sweep{Over: r.Over, MeasuredMean: float64(r.MeasuredMean), Edge: math.NaN()}
	for _, p := range r.Points {
		f.Value, f.LoopGain = append(f.Value, float64(p.Value)), append(f.LoopGain, float64(p.LoopGain))
		f.FC, f.GSR, f.Mean = append(f.FC, float64(p.FCTest)), append(f.GSR, float64(p.GSRTest)), append(f.Mean, float64(p.MeanFC))
		f.SpikeFC, f.SpikeGSR, f.SpikeMean = append(f.SpikeFC, float64(p.SpikeTest)), append(f.SpikeGSR, float64(p.SpikeGSR)), append(f.SpikeMean, float64(p.SpikeMean))
		if p.LoopGain >= 1 && math.IsNaN(f.Edge) {
			f.Edge = float64(p.Value)
		}
	}
	return f
}

func (c *cortexSweepCommand) print(s *session, r cortexSweep) error {
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	text := func(x number) string {
		if !x.known() {
			return "-"
		}
		return strconv.FormatFloat(float64(x), 'f', 3, 64)
	}
	if _, err := fmt.Fprintf(s.stdout, "%-10s %9s   %s\n%-10s %9s   %7s %7s %7s   %7s %7s %7s %7s\n", "", "", "theory"+strings.Repeat(" ", 20)+"spikes",
		"value", "loop gain", "r", "r, GSR", "mean FC", "r", "r, GSR", "mean FC", "rate"); err != nil {
		return err
	}
	for _, p := range r.Points {
		if _, err := fmt.Fprintf(s.stdout, "%-10s %9s   %7s %7s %7s   %7s %7s %7s %7s\n", strconv.FormatFloat(float64(p.Value), 'g', 6, 64), text(p.LoopGain),
			text(p.FCTest), text(p.GSRTest), text(p.MeanFC), text(p.SpikeTest), text(p.SpikeGSR), text(p.SpikeMean), text(p.ExcRateHz)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(s.stdout, "%s: theory fits subjects 1-4 best at %s; r is with subjects 5-7, whose mean FC is %s\n", r.Over, strconv.FormatFloat(float64(r.Best), 'g', 6, 64), text(r.MeasuredMean))
	return err
}
