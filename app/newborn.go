package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/cortex"
	"encephagen/sim/frame"
	"encephagen/sim/spinal"
)

// newbornFlags choose which newborn is born; every command that simulates has
// them.
type newbornFlags struct {
	backendFlag
	Seed       uint64   `default:"0" help:"Noise, initial state and reset of the body."`
	WiringSeed uint64   `default:"0" help:"The cortical network; others than 0 learn their biases first (60 s biological), once."`
	Threads    int      `default:"0" placeholder:"N" help:"Cortex workers, 1 to 64 (default: the number of cores, half of them beside a picture, at most 8). Never changes the result."`
	Kernel     string   `default:"auto" placeholder:"auto|avx512|avx2|plain" help:"Cortex kernel; auto takes the fastest. Never changes the result."`
	Body       string   `default:"humanoid-v5" placeholder:"humanoid-v5|walker2d-v5" help:"The body, or its short name: humanoid, walker2d."`
	Preset     string   `default:"default" placeholder:"default|reference|validation" help:"Cortex preset."`
	Cord       string   `default:"default" placeholder:"default|reference" help:"Circuit of the spinal cord."`
	Biases     string   `placeholder:"FILE" help:"Take the biases that cortex balance wrote for this very network."`
	Stimuli    string   `placeholder:"FILE.csv" help:"What happens to the newborn: lines of time_s,kind,side,strength,duration_ms; kinds: push, drop, tilt, sound, palm, sole, cheek, head turn, pinch."`
	Touches    string   `name:"cortex-stimuli" placeholder:"FILE.csv" help:"What is done to regions of the cortex: lines of time_s,kind,region,strength,duration_ms; kinds: current (mV), events (Hz), lesion."`
	Params     string   `placeholder:"FILE.toml" help:"Parameters that differ from their defaults."`
	Set        []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter; may be given again."`
}

const maxThreads = 64

// config turns the flags into a newborn's configuration. With a picture to draw
// beside it the cortex takes half of the cores by default.
func (f *newbornFlags) config(drawing bool) (sim.Config, error) {
	name, ok := body.FullName(f.Body)
	if !ok {
		return sim.Config{}, oneOf("--body", f.Body, body.Models()...)
	}
	cfg := sim.Config{
		Seed: f.Seed, WiringSeed: f.WiringSeed, Preset: f.Preset, Body: name,
		Kernel: f.Kernel, Threads: f.Threads, Params: sim.DefaultParams(name),
	}
	switch {
	case f.Threads < 0 || f.Threads > maxThreads:
		return cfg, usageError{fmt.Errorf("--threads: %d is not allowed; allowed: 1 to %d", f.Threads, maxThreads)}
	case f.Threads == 0:
		cores := runtime.NumCPU()
		if drawing {
			cores /= 2
		}
		cfg.Threads = max(1, min(8, cores))
	}
	if err := oneOf("--kernel", f.Kernel, "auto", "avx512", "avx2", "plain"); err != nil {
		return cfg, err
	}
	if err := oneOf("--backend", f.Backend, backendNames()...); err != nil {
		return cfg, err
	}
	if err := oneOf("--preset", f.Preset, cortex.Presets...); err != nil {
		return cfg, err
	}
	if err := oneOf("--cord", f.Cord, spinal.Presets...); err != nil {
		return cfg, err
	}
	if err := spinal.ApplyPreset(f.Cord, &cfg.Params.Cord); err != nil {
		return cfg, usageError{fmt.Errorf("--cord: %w", err)}
	}
	if f.Stimuli != "" {
		script, err := readScript(f.Stimuli, name)
		if err != nil {
			return cfg, usageError{fmt.Errorf("--stimuli: %w", err)}
		}
		cfg.Stimuli = script
	}
	if f.Touches != "" {
		touches, err := readTouches(f.Touches)
		if err != nil {
			return cfg, usageError{fmt.Errorf("--cortex-stimuli: %w", err)}
		}
		cfg.Touches = touches
	}
	var err error
	if cfg.Biases, err = readBiases(f.Biases); err != nil {
		return cfg, err
	}
	return cfg, changeParams(cfg.Params.Fields(), f.Params, f.Set)
}

// readScript reads what will happen to a newborn in a body.
func readScript(path, body string) ([]frame.Event, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return sim.ReadScript(file, path, body)
}

// readTouches reads what will be done to regions of the cortex.
func readTouches(path string) ([]sim.Touch, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return sim.ReadTouches(file, path)
}

// oneOf refuses a flag's value that is not in a list.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return usageError{fmt.Errorf("%s: %q is not allowed; allowed: %s", flag, value, strings.Join(allowed, ", "))}
}

// birth makes the newborn, with progress on stderr if the start is slow. compute
// says what computes its cortex; nil leaves it to the CPU.
func (f *newbornFlags) birth(s *session, drawing bool, compute func(*sim.Newborn) error) (*sim.Newborn, error) {
	cfg, err := f.config(drawing)
	if err != nil {
		return nil, err
	}
	var bar *progress
	cfg.Progress = func(done, total float64) {
		if bar == nil {
			bar = newProgress(s.stderr, "learning the biases of this wiring", total)
		}
		bar.at(done)
	}
	type birth struct {
		n   *sim.Newborn
		err error
	}
	done := make(chan birth, 1)
	go func() {
		n, err := sim.New(cfg)
		if bar != nil {
			bar.end()
		}
		if err == nil && compute != nil {
			if err = compute(n); err != nil {
				n.Close()
				n = nil
			}
		}
		done <- birth{n, err}
	}()
	select {
	case b := <-done:
		if errors.Is(b.err, sim.ErrTouch) {
			return nil, usageError{fmt.Errorf("--cortex-stimuli: %w", b.err)}
		}
		return b.n, b.err
	case <-s.ctx.Done(): // nobody waits for the end of the learning
		return nil, errInterrupted
	}
}
