package main

import (
	"embed"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"encephagen/sim/cortex"
	"encephagen/sim/frame"
)

// cortexExportCommand is `cortex export` and `export`.
type cortexExportCommand struct {
	Seed       uint64 `default:"0" help:"Noise and initial state."`
	WiringSeed uint64 `default:"0" help:"The cortical network; others than 0 learn their biases first (60 s biological), once."`
	Preset     string `default:"validation" placeholder:"default|reference|validation" help:"Cortex preset. Brian2 is given the validation preset, NEST that or the default preset."`
	Regions    int    `default:"80" placeholder:"80|94" help:"Of the default preset: cortex alone, or with thalamus, basal ganglia, hippocampus and amygdala."`
	Biases     string `placeholder:"FILE" help:"Take the biases that cortex balance wrote for this very network."`
	sizeFlag
	Set []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the default cortex (cortex.*); may be given again."`
	To  string   `required:"" placeholder:"npz|nest|brian2" help:"Arrays for numpy alone, or with a script for NEST 3 or Brian2 and one that compares spikes."`
	Out string   `default:"network" placeholder:"DIR" help:"Folder for network.npz and the script; made if need be."`
}

// peers are the scripts that run the network elsewhere.
//
//go:embed peers/*.py
var peers embed.FS

// Run writes the network.
func (c *cortexExportCommand) Run(s *session) error {
	if err := oneOf("--to", c.To, "npz", "nest", "brian2"); err != nil {
		return err
	}
	flags := cortexFlags{Seed: c.Seed, WiringSeed: c.WiringSeed, Kernel: "auto", Preset: c.Preset, Regions: c.Regions, Biases: c.Biases, Set: c.Set}
	cfg, err := flags.config()
	if err != nil {
		return err
	}
	if err := c.size(&cfg); err != nil {
		return err
	}
	if c.Preset == "reference" && c.To != "npz" || c.Preset == "default" && c.To == "brian2" {
		return usageError{fmt.Errorf("--to: %s is not allowed with --preset %s, whose synapses it does not have; allowed: npz, --preset validation, or nest with --preset default", c.To, c.Preset)}
	}
	if cfg.Params.Options.Adaptation {
		return usageError{errors.New("--set: cortex.options.adaptation=true is not allowed: arrays and scripts do not describe adaptive thresholds")}
	}
	ctx, err := grow(s, cfg)
	if err != nil {
		return err
	}
	defer ctx.Close()
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	path := filepath.Join(c.Out, "network.npz")
	if err := writeNetwork(path, ctx.Export()); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	fmt.Fprintln(s.stdout, path)
	if c.To == "npz" {
		return nil
	}
	for _, name := range []string{"run_" + c.To + ".py", "compare.py"} {
		script, err := peers.ReadFile("peers/" + name)
		if err != nil {
			return err
		}
		path := filepath.Join(c.Out, name)
		if err := os.WriteFile(path, script, 0o644); err != nil {
			return fmt.Errorf("--out: %w", err)
		}
		fmt.Fprintln(s.stdout, path)
	}
	return nil
}

// spikeList collects spikes for a file that compare.py and replay read.
type spikeList struct {
	times   []float64 // ms
	neurons []int32
}

func (l *spikeList) add(spikes []frame.Spike) {
	for _, s := range spikes {
		// A spike belongs to the end of its step.
		l.times = append(l.times, float64(s.Step+1)/frame.StepsPerMS)
		l.neurons = append(l.neurons, s.Neuron)
	}
}

// write lets times count from the end of the settling, as the scripts do.
func (l *spikeList) write(path string, seconds float64) (err error) {
	times := make([]float64, len(l.times))
	for i, t := range l.times {
		times[i] = math.Round((t-settleSeconds*1000)*frame.StepsPerMS) / frame.StepsPerMS
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("--spikes: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := newNPZ(f)
	return errors.Join(add(z, "times", times), add(z, "neurons", l.neurons), add(z, "seconds", []float64{seconds}), z.close())
}

// writeNetwork writes the arrays. Single numbers are arrays of one.
func writeNetwork(path string, e *cortex.Export) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := newNPZ(f)
	constants := []struct {
		name  string
		value float64
	}{
		{"step_ms", e.Step}, {"threshold_mv", e.Thresh}, {"held_ms", e.Held}, {"tau_fast_ms", e.TauFast},
		{"use", e.Use}, {"recovery_ms", e.Recovery},
		{"background_hz", e.BackgroundRate},
	}
	for _, c := range constants {
		err = errors.Join(err, add(z, c.name, []float64{c.value}))
	}
	return errors.Join(err,
		add(z, "euler", []bool{e.Euler}),
		add(z, "region", e.Region), add(z, "excites", e.Excites),
		add(z, "tau_m_ms", e.TauM), add(z, "tau_slow_ms", e.TauSlow), add(z, "bias_mv", e.Bias), add(z, "background_mv", e.BackgroundJump), add(z, "v_mv", e.V),
		add(z, "source", e.Source), add(z, "target", e.Target),
		add(z, "fast_mv", e.Fast), add(z, "slow_mv_ms", e.Slow), add(z, "delay_ms", e.Delay),
		z.close())
}
