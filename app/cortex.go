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
	Stats  cortexStatsCommand  `cmd:"" help:"Rates, irregularity, correlation, drift and time scales."`
	Bench  cortexBenchCommand  `cmd:"" help:"Processor time and memory that the cortex takes."`
	FC     cortexFCCommand     `cmd:"" name:"fc" help:"Functional connectivity as a scanner would see it, beside that measured in people and that of random connectomes."`
	Export cortexExportCommand `cmd:"" help:"Write the network for numpy, NEST or Brian2."`
}

// cortexFlags choose the cortex. Those that newbornFlags has too say the same.
type cortexFlags struct {
	Seed       uint64   `default:"0" help:"Noise and initial state."`
	WiringSeed uint64   `default:"0" help:"The cortical network; others than 0 learn their biases first (60 s biological), once."`
	Threads    int      `default:"0" placeholder:"N" help:"Cortex workers, 1 to 64 (default: the number of cores, at most 8). Never changes the result."`
	Kernel     string   `default:"auto" placeholder:"auto|plain" help:"Cortex kernel: auto, avx512, avx2 or plain. Never changes the result."`
	Preset     string   `default:"default" placeholder:"default|reference|validation" help:"Cortex preset."`
	Set        []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the default cortex (cortex.*); may be given again."`
	JSON       bool     `name:"json" help:"Print JSON."`
}

// config turns the flags into a configuration.
func (f *cortexFlags) config() (cortex.Config, error) {
	root := &struct{ Cortex cortex.Params }{*cortex.DefaultParams()}
	cfg := cortex.Config{Preset: f.Preset, Seed: f.Seed, WiringSeed: f.WiringSeed, Threads: f.Threads, Kernel: f.Kernel, Params: &root.Cortex}
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
	if f.Preset != "default" && len(f.Set) > 0 {
		return cfg, usageError{fmt.Errorf("--set: preset %s has its own constants; allowed with --preset default", f.Preset)}
	}
	for _, text := range f.Set {
		if err := params.SetText(params.Fields(root), text); err != nil {
			return cfg, usageError{fmt.Errorf("--set: %w", err)}
		}
	}
	return cfg, nil
}

// grow builds a cortex, with progress on stderr if it has to learn. It hears an
// interruption at once.
func grow(s *session, cfg cortex.Config) (*cortex.Cortex, error) {
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

// settleSeconds pass before anything is measured.
const settleSeconds = 5

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

// myelin is T1w/T2w of the regions, which all presets share.
func myelin() ([]float64, error) {
	con, err := connectome.HCP7()
	if err != nil {
		return nil, err
	}
	x := make([]float64, len(con.Regions))
	for i, r := range con.Regions {
		x[i] = r.Myelin
	}
	return x, nil
}

// number is one in JSON, null where there is none.
type number float64

// MarshalJSON writes null for what is no number.
func (x number) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, float64(x), 'g', 6, 64), nil
}

func (x number) String() string { return strconv.FormatFloat(float64(x), 'f', 4, 64) }

// writeCSV writes a table to a file; "" is none.
func writeCSV(path string, rows [][]string) (err error) {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("--csv: %w", err)
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
