package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"strconv"

	"encephagen/sim/connectome"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
	"encephagen/sim/params"
)

// cortexCommand is what can be asked of the cortex without a body.
type cortexCommand struct {
	Stats   cortexStatsCommand   `cmd:"" help:"Rates, irregularity, correlation, drift and time scales."`
	Bench   cortexBenchCommand   `cmd:"" help:"Processor time and memory that the cortex takes, at one size or several."`
	FC      cortexFCCommand      `cmd:"" name:"fc" help:"Functional connectivity as a scanner would see it, beside that measured in people and that of random connectomes."`
	Balance cortexBalanceCommand `cmd:"" help:"Learn the biases of a network, of any wiring, size and parameters, into a file."`
	Sweep   cortexSweepCommand   `cmd:"" help:"Functional connectivity over a range of one parameter, by linear theory and by spikes."`
	Ablate  cortexAblateCommand  `cmd:"" help:"What each part of the model is for: functional connectivity and statistics without it."`
	Export  cortexExportCommand  `cmd:"" help:"Write the network for numpy, NEST or Brian2."`
}

// cortexFlags choose the cortex. Those that newbornFlags has too say the same.
type cortexFlags struct {
	Seed       uint64   `default:"0" help:"Noise and initial state."`
	WiringSeed uint64   `default:"0" help:"The cortical network; others than 0 learn their biases first (60 s biological), once."`
	Threads    int      `default:"0" placeholder:"N" help:"Cortex workers, 1 to 64 (default: the number of cores, at most 8). Never changes the result."`
	Kernel     string   `default:"auto" placeholder:"auto|avx512|avx2|plain" help:"Cortex kernel; auto takes the fastest. Never changes the result."`
	Preset     string   `default:"default" placeholder:"default|reference|validation" help:"Cortex preset."`
	Regions    int      `default:"80" placeholder:"80|94" help:"Cortex alone, or with thalamus, basal ganglia, hippocampus and amygdala."`
	Biases     string   `placeholder:"FILE" help:"Take the biases that cortex balance wrote for this very network."`
	Set        []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the default cortex (cortex.*); may be given again."`
	JSON       bool     `name:"json" help:"Print JSON."`
}

// sizeFlag is the size of a region.
type sizeFlag struct {
	NeuronsPerRegion int `default:"200" placeholder:"N" help:"Neurons of each region, 50 to 12,500 in steps of 50, a fifth of them inhibitory; others than 200 learn their biases first, once."`
}

// config turns the flags into a configuration.
func (f *cortexFlags) config() (cortex.Config, error) {
	root := &struct{ Cortex cortex.Params }{*cortex.DefaultParams()}
	cfg := cortex.Config{Preset: f.Preset, Seed: f.Seed, WiringSeed: f.WiringSeed, Threads: f.Threads, Kernel: f.Kernel, Regions: f.Regions, Params: &root.Cortex}
	switch {
	case f.Threads < 0 || f.Threads > maxThreads:
		return cfg, usageError{fmt.Errorf("--threads: %d is not allowed; allowed: 1 to %d", f.Threads, maxThreads)}
	case f.Threads == 0:
		cfg.Threads = max(1, min(8, runtime.NumCPU()))
	}
	if err := oneOf("--kernel", f.Kernel, "auto", "avx512", "avx2", "plain"); err != nil {
		return cfg, err
	}
	if err := oneOf("--preset", f.Preset, cortex.Presets...); err != nil {
		return cfg, err
	}
	if f.Regions != 0 && f.Regions != 80 && f.Regions != 94 {
		return cfg, usageError{fmt.Errorf("--regions: %d is not allowed; allowed: 80, 94", f.Regions)}
	}
	if f.Preset != "default" {
		for _, other := range []struct {
			flag  string
			given bool
		}{{"--set", len(f.Set) > 0}, {"--biases", f.Biases != ""}, {"--regions", f.Regions == 94}} {
			if other.given {
				return cfg, usageError{fmt.Errorf("%s: preset %s has its own constants and wiring; allowed with --preset default", other.flag, f.Preset)}
			}
		}
	}
	for _, text := range f.Set {
		if err := params.SetText(params.Fields(root), text); err != nil {
			return cfg, usageError{fmt.Errorf("--set: %w", err)}
		}
	}
	var err error
	cfg.Bias, err = readBiases(f.Biases)
	return cfg, err
}

// readBiases reads the file that --biases names; "" is none.
func readBiases(path string) (*cortex.Bias, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--biases: %w", err)
	}
	defer file.Close()
	b, err := cortex.ReadBias(file, path)
	if err != nil {
		return nil, fmt.Errorf("--biases: %w", err)
	}
	return b, nil
}

// size adds how large regions are.
func (f *sizeFlag) size(cfg *cortex.Config) error {
	switch {
	case f.NeuronsPerRegion < cortex.MinPerRegion || f.NeuronsPerRegion > cortex.MaxPerRegion || f.NeuronsPerRegion%cortex.PerRegionGrain != 0:
		return usageError{fmt.Errorf("--neurons-per-region: %d is not allowed; allowed: %d to %d in steps of %d", f.NeuronsPerRegion, cortex.MinPerRegion, cortex.MaxPerRegion, cortex.PerRegionGrain)}
	case f.NeuronsPerRegion != 200 && cfg.Preset != "default":
		return usageError{fmt.Errorf("--neurons-per-region: preset %s has its own wiring; allowed with --preset default", cfg.Preset)}
	}
	cfg.NeuronsPerRegion = f.NeuronsPerRegion
	return nil
}

// running checks the flags that all measurements share and builds the cortex.
func (f *cortexFlags) running(s *session, seconds float64, size sizeFlag) (*cortex.Cortex, error) {
	if err := checkSeconds(seconds); err != nil {
		return nil, err
	}
	cfg, err := f.config()
	if err != nil {
		return nil, err
	}
	if err := size.size(&cfg); err != nil {
		return nil, err
	}
	return grow(s, cfg)
}

// largeMemory is that of a network that is worth a word, bytes.
const largeMemory = 256 << 20

// grow builds a cortex, with progress on stderr if it has to learn. It hears an
// interruption at once.
func grow(s *session, cfg cortex.Config) (*cortex.Cortex, error) {
	// What a large network takes is said before it is taken.
	if m, err := cortex.Bytes(cfg); err == nil && m.Peak > largeMemory {
		fmt.Fprintln(s.stderr, m)
	}
	var bar *progress
	cfg.Progress = func(done, total float64) {
		if bar == nil {
			bar = newProgress(s.stderr, "learning the biases of this wiring", total)
		}
		bar.at(done)
	}
	type result struct {
		c   *cortex.Cortex
		err error
	}
	done := make(chan result, 1)
	go func() {
		c, err := cortex.New(cfg)
		if bar != nil {
			bar.end()
		}
		done <- result{c, err}
	}()
	select {
	case r := <-done:
		return r.c, r.err
	case <-s.ctx.Done():
		return nil, errInterrupted
	}
}

// Seconds that pass before anything is measured. Slow currents begin empty and
// release full, and the slow mode of the network takes seconds to forget that:
// in its first 10 s the mean rate is 4.6 Hz, then 5.2 Hz. BOLD begins earlier,
// since its first 20 s are dropped, and so does a stopwatch.
const (
	settleSeconds = 10
	warmUpSeconds = 5
)

// advance runs a cortex for a number of biological seconds, after some to
// settle, and hands out its spikes with the step they reach to.
func advance(s *session, c *cortex.Cortex, what string, settle, seconds float64, each func(spikes []frame.Spike, end int64)) error {
	const chunk = 100 // windows of 1 ms
	bar := newProgress(s.stderr, what, settle+seconds)
	defer bar.end()
	before, windows := int(math.Round(settle*1000)), int(math.Round((settle+seconds)*1000))
	for done := 0; done < windows; {
		if s.ctx.Err() != nil {
			return errInterrupted
		}
		n := min(chunk, windows-done)
		if done < before {
			n = min(n, before-done)
		}
		c.Advance(n)
		done += n
		if done > before {
			each(c.Spikes(), int64(done)*frame.StepsPerSecond/1000)
		}
		bar.at(float64(done) / 1000)
	}
	return nil
}

// cortical are those of a cortex's regions that are cortex, in the order of
// HCP7, and their T1w/T2w.
func cortical(regions []frame.Region) (at []int, myelin []float64, err error) {
	con, err := connectome.HCP7()
	if err != nil {
		return nil, nil, err
	}
	place := make(map[string]int, len(regions))
	for i, r := range regions {
		place[r.Label] = i
	}
	for _, r := range con.Regions {
		i, ok := place[r.Label]
		if !ok {
			return nil, nil, fmt.Errorf("the cortex has no region %s", r.Label)
		}
		at, myelin = append(at, i), append(myelin, r.Myelin)
	}
	return at, myelin, nil
}

// pick takes some values in a given order.
func pick[T any](from []T, at []int) []T {
	out := make([]T, len(at))
	for k, i := range at {
		out[k] = from[i]
	}
	return out
}

// number is one in JSON, null where there is none.
type number float64

// MarshalJSON writes null for what is no number.
func (x number) MarshalJSON() ([]byte, error) {
	if !x.known() {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, float64(x), 'g', 6, 64), nil
}

func (x number) String() string { return strconv.FormatFloat(float64(x), 'f', 4, 64) }

// known tells whether it is a number at all.
func (x number) known() bool { return !math.IsNaN(float64(x)) && !math.IsInf(float64(x), 0) }

// writeCSV writes a table to the file that --csv names; "" is none.
func writeCSV(path string, rows [][]string) error {
	if path == "" {
		return nil
	}
	if err := saveCSV(path, rows); err != nil {
		return fmt.Errorf("--csv: %w", err)
	}
	return nil
}

func saveCSV(path string, rows [][]string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return csv.NewWriter(f).WriteAll(rows)
}

// printPairs prints names and values in two columns.
func printPairs(w io.Writer, pairs ...[2]string) error {
	for _, p := range pairs {
		if _, err := fmt.Fprintf(w, "%-34s %s\n", p[0], p[1]); err != nil {
			return err
		}
	}
	return nil
}
