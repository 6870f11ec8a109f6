package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"encephagen/sim/cortex"
)

type cortexBalanceCommand struct {
	cortexFlags
	sizeFlag
	File string `name:"file" default:"biases.csv" placeholder:"FILE.csv" help:"Where the biases go; other commands take them with --biases."`
}

// cortexBalance is what `cortex balance` prints.
type cortexBalance struct {
	File       string `json:"file"`
	Network    string `json:"network"`
	WiringSeed uint64 `json:"wiring_seed"`
	Synapses   int    `json:"synapses"`
	ExcMean    number `json:"exc_bias_mean_mv"`
	ExcMin     number `json:"exc_bias_min_mv"`
	ExcMax     number `json:"exc_bias_max_mv"`
	InhMean    number `json:"inh_bias_mean_mv"`
}

// Run learns and writes.
func (c *cortexBalanceCommand) Run(s *session) (err error) {
	if c.Biases != "" {
		return usageError{errors.New("--biases: balance learns biases anew; --file says where they go")}
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	if c.Preset != "default" {
		return usageError{fmt.Errorf("--preset: %s has no biases; allowed: default", c.Preset)}
	}
	if err := c.size(&cfg); err != nil {
		return err
	}
	var files replacements
	defer func() {
		if err != nil {
			files.discard()
		}
	}()
	out, err := files.open(c.File)
	if err != nil {
		return fmt.Errorf("--file: %w", err)
	}
	var bar *progress
	cfg.Progress = func(done, total float64) {
		if bar == nil {
			bar = newProgress(s.stderr, "learning", total)
		}
		bar.at(done)
	}
	b, err := cortex.Balance(s.ctx, cfg)
	if bar != nil {
		bar.end()
	}
	if errors.Is(err, context.Canceled) {
		return errInterrupted
	}
	if err != nil {
		return err
	}
	if err := errors.Join(b.WriteCSV(out), files.replace()); err != nil {
		return fmt.Errorf("--file: %w", err)
	}
	over := func(x []float32) (m number) {
		for _, v := range x {
			m += number(v) / number(len(x))
		}
		return m
	}
	r := cortexBalance{
		File: c.File, Network: b.Network, WiringSeed: b.Seed, Synapses: b.Synapses,
		ExcMean: over(b.E), ExcMin: number(slices.Min(b.E)), ExcMax: number(slices.Max(b.E)), InhMean: over(b.I),
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	return printPairs(s.stdout,
		[2]string{"biases", r.File},
		[2]string{"network", fmt.Sprintf("%s, wiring seed %d, %d synapses", r.Network, r.WiringSeed, r.Synapses)},
		[2]string{"excitatory, mean and range", fmt.Sprintf("%s mV, %s to %s", r.ExcMean, r.ExcMin, r.ExcMax)},
		[2]string{"inhibitory, mean", r.InhMean.String() + " mV"})
}
