package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"encephagen/app/figure"
	"encephagen/render/look"
	"encephagen/sim/analysis"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

// figureFlags say where figures go and how they look.
type figureFlags struct {
	Out   string `placeholder:"FOLDER" help:"Draw the figures, PNG and SVG, and write the tables into a folder; made if need be."`
	Theme string `default:"light" placeholder:"light|dark" help:"Colours of the figures."`
}

// check makes the folder, so that a long run does not end in vain.
func (f *figureFlags) check() error {
	if _, err := look.ParseTheme(f.Theme); err != nil {
		return usageError{fmt.Errorf("--theme: %w", err)}
	}
	if f.Out == "" {
		return nil
	}
	if err := os.MkdirAll(f.Out, 0o755); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	return nil
}

// write writes figures and tables by name.
func (f *figureFlags) write(figures map[string]figure.Figure, tables map[string][][]string) error {
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		if err := saveCSV(filepath.Join(f.Out, name+".csv"), tables[name]); err != nil {
			return fmt.Errorf("--out: %w", err)
		}
	}
	theme, err := look.ParseTheme(f.Theme)
	if err != nil {
		return err
	}
	defer look.Use(look.Current())
	look.Use(theme)
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		if err := figure.Write(f.Out, name, figures[name]); err != nil {
			return fmt.Errorf("--out: %w", err)
		}
	}
	return nil
}

// Sizes of what figures show.
const (
	rasterSeconds  = 2.0  // spikes one by one
	spectrumWindow = 1024 // bins of 10 ms
	leastSpectrum  = 64
)

// draw draws the figures of a run into the folder, beside its table.
func (c *cortexStatsCommand) draw(ctx *cortex.Cortex, rec *analysis.Recording, first *spikeList, r cortexStats, rows [][]string) error {
	if c.Out == "" {
		return nil
	}
	at, myelin, err := cortical(ctx.Regions())
	if err != nil {
		return err
	}
	regions := figureRegions(ctx.Regions())
	of, inhibitory := ctx.RegionOf(), ctx.Inhibitory()
	e, i := rec.MeanRates()
	raster := &figure.Raster{Regions: regions, RegionOf: of, Inhibitory: inhibitory, Seconds: min(rasterSeconds, c.Seconds), Neurons: first.neurons}
	for _, ms := range first.times {
		raster.Times = append(raster.Times, ms/1000-settleSeconds)
	}
	cv := &figure.Irregularity{Seconds: c.Seconds}
	for n := range of {
		if x, ok := rec.Intervals.CV(n); !ok {
			continue
		} else if inhibitory[n] {
			cv.I = append(cv.I, x)
		} else {
			cv.E = append(cv.E, x)
		}
	}
	all := map[string]figure.Figure{"raster": raster, "rates": &figure.Rates{Regions: regions, E: e, I: i, Seconds: c.Seconds}}
	if len(cv.E) > 0 {
		all["cv"] = cv
	}
	if s := spectrumOf(rec); s != nil {
		all["spectrum"] = s
	}
	scales := &figure.Timescales{Regions: pick(regions, at), Myelin: myelin, Tau: pick(rec.Timescales(), at), Rank: float64(r.TimescaleSpearman), Seconds: c.Seconds}
	if number(scales.Rank).known() {
		all["timescales"] = scales
	}
	return c.write(all, map[string][][]string{"regions": rows})
}

// spectrumOf is nil for a run that is too short.
func spectrumOf(rec *analysis.Recording) *figure.Spectrum {
	const rate = frame.StepsPerSecond / analysis.RateBin // bins a second
	window := spectrumWindow
	for window > rec.Rates.Len()/2 {
		window /= 2
	}
	if window < leastSpectrum {
		return nil
	}
	density := func(x []float64) []float64 {
		w := analysis.NewWelch(window, rate)
		for _, v := range x {
			w.Add(v)
		}
		out := make([]float64, w.Bins())
		w.Density(out)
		return out
	}
	e, i := rec.PopulationRates()
	s := &figure.Spectrum{E: density(e), I: density(i), Seconds: rec.Seconds()}
	s.Region = make([]float64, len(s.E))
	series := rec.ExcitatoryRates(analysis.RateBin)
	for _, x := range series {
		for k, d := range density(x) {
			s.Region[k] += d / float64(len(series))
		}
	}
	for k := range s.E {
		s.Frequency = append(s.Frequency, float64(k)*rate/float64(window))
	}
	return s
}

func figureRegions(regions []frame.Region) []figure.Region {
	var out []figure.Region
	for _, r := range regions {
		out = append(out, figure.Region{Label: r.Label, Lobe: r.Lobe})
	}
	return out
}
