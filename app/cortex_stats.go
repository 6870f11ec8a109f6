package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"encephagen/sim/analysis"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

type cortexStatsCommand struct {
	cortexFlags
	sizeFlag
	Seconds float64 `default:"60" help:"Biological seconds that are measured, after 10 to settle."`
	CSV     string  `name:"csv" placeholder:"FILE.csv" help:"Write a table of the regions."`
	Spikes  string  `placeholder:"FILE.npz" help:"Write the spikes that are measured, for numpy: times (ms), neurons, seconds."`
	figureFlags
}

// cortexStats is what `cortex stats` prints.
type cortexStats struct {
	ExcRateHz           number `json:"exc_rate_hz"`
	InhRateHz           number `json:"inh_rate_hz"`
	RegionRateMinHz     number `json:"region_rate_min_hz"`
	RegionRateMaxHz     number `json:"region_rate_max_hz"`
	CVISI               number `json:"cv_isi"`
	PairwiseCorrelation number `json:"pairwise_correlation"`
	DriftHz             number `json:"drift_hz"`
	DriftErrorHz        number `json:"drift_error_hz"` // by fluctuations alone
	TimescaleSpearman   number `json:"timescale_spearman"`
}

// Run measures and prints.
func (c *cortexStatsCommand) Run(s *session) error {
	if err := c.figureFlags.check(); err != nil {
		return err
	}
	ctx, err := c.running(s, c.Seconds, c.sizeFlag)
	if err != nil {
		return err
	}
	defer ctx.Close()
	rec := newRecording(ctx, settleSeconds)
	var list, first spikeList
	each := func(spikes []frame.Spike, end int64) {
		rec.Add(spikes, end)
		if c.Spikes != "" {
			list.add(spikes)
		}
		if c.Out != "" && rec.Seconds() <= rasterSeconds {
			first.add(spikes)
		}
	}
	if err := advance(s, ctx, "simulating", settleSeconds, c.Seconds, each); err != nil {
		return err
	}
	if c.Spikes != "" {
		if err := list.write(c.Spikes, c.Seconds); err != nil {
			return err
		}
	}
	r, err := statsOf(rec, ctx)
	if err != nil {
		return err
	}
	rows, err := statsTable(rec, ctx)
	if err != nil {
		return err
	}
	if err := writeCSV(c.CSV, rows); err != nil {
		return err
	}
	if err := c.draw(ctx, rec, &first, r, rows); err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	return printPairs(s.stdout,
		[2]string{"excitatory rate", r.ExcRateHz.String() + " Hz"},
		[2]string{"inhibitory rate", r.InhRateHz.String() + " Hz"},
		[2]string{"excitatory rate of the regions", r.RegionRateMinHz.String() + " to " + r.RegionRateMaxHz.String() + " Hz"},
		[2]string{"CV of intervals, excitatory", r.CVISI.String()},
		[2]string{"correlation of pairs, 50 ms", r.PairwiseCorrelation.String()},
		[2]string{"drift, thirds of the run", fmt.Sprintf("%s Hz (by fluctuations alone +-%s)", r.DriftHz, r.DriftErrorHz)},
		[2]string{"time scale by T1w/T2w, rank r", r.TimescaleSpearman.String()})
}

// newRecording begins some seconds after the start.
func newRecording(c *cortex.Cortex, settle float64) *analysis.Recording {
	return analysis.NewRecording(c.RegionOf(), c.Inhibitory(), int64(settle*frame.StepsPerSecond))
}

func statsOf(rec *analysis.Recording, c *cortex.Cortex) (cortexStats, error) {
	at, myelin, err := cortical(c.Regions())
	if err != nil {
		return cortexStats{}, err
	}
	e, i := rec.MeanRates()
	inhibitory := c.Inhibitory()
	cv, _ := rec.Intervals.MeanCV(func(n int) bool { return !inhibitory[n] })
	pairs, _, _ := rec.Pairwise()
	drift, driftError := rec.Drift()
	return cortexStats{
		ExcRateHz: number(mean(e)), InhRateHz: number(mean(i)),
		RegionRateMinHz: number(slices.Min(e)), RegionRateMaxHz: number(slices.Max(e)),
		CVISI: number(cv), PairwiseCorrelation: number(pairs), DriftHz: number(drift), DriftErrorHz: number(driftError),
		TimescaleSpearman: number(analysis.Spearman(pick(rec.Timescales(), at), myelin)),
	}, nil
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

func statsTable(rec *analysis.Recording, c *cortex.Cortex) ([][]string, error) {
	at, myelin, err := cortical(c.Regions())
	if err != nil {
		return nil, err
	}
	e, i := rec.MeanRates()
	tau := rec.Timescales()
	of, inhibitory := c.RegionOf(), c.Inhibitory()
	rows := [][]string{{"region", "exc_rate_hz", "inh_rate_hz", "cv_isi", "timescale_ms", "t1t2"}}
	for k, r := range c.Regions() {
		cv, _ := rec.Intervals.MeanCV(func(n int) bool { return int(of[n]) == k && !inhibitory[n] })
		row := []string{r.Label}
		for _, x := range []float64{e[k], i[k], cv, tau[k]} {
			row = append(row, strconv.FormatFloat(x, 'g', 6, 64))
		}
		t1t2 := "" // that of the cortex is known
		if j := slices.Index(at, k); j >= 0 {
			t1t2 = strconv.FormatFloat(myelin[j], 'g', 6, 64)
		}
		rows = append(rows, append(row, t1t2))
	}
	return rows, nil
}
