package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/experiment"
	"encephagen/sim/params"
)

type surviveCommand struct {
	Body       string   `default:"humanoid-v5" placeholder:"humanoid-v5|walker2d-v5" help:"The body, or its short name: humanoid, walker2d."`
	Controller string   `default:"newborn" placeholder:"newborn|reference|posture|zero|random" help:"newborn: all reflexes and the cord (the cortex's share in torque is zero, so that it is left out); reference: the reference system's controller with its mistakes; posture: joints as springs; zero; random, as Gymnasium's action_space.sample() draws."`
	Seeds      string   `default:"0:20" placeholder:"A:B" help:"Seeds of noise and reset: A to B-1; single ones and ranges are joined by commas."`
	Params     string   `placeholder:"FILE.toml" help:"Parameters of the newborn that differ from their defaults."`
	Set        []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the newborn; may be given again."`
	Threads    int      `default:"0" placeholder:"N" help:"Episodes at once, 1 to 64 (default: the number of cores). Never changes the result."`
	JSON       bool     `name:"json" help:"Print JSON."`
}

// survival is what `survive` prints.
type survival struct {
	Body       string   `json:"body"`
	Controller string   `json:"controller"`
	Seeds      []uint64 `json:"seeds"`
	Steps      []int    `json:"steps"` // by seed
	Mean       float64  `json:"mean"`
	SD         float64  `json:"sd"`
	Cap        int      `json:"cap"`
	StepS      float64  `json:"step_s"` // length of a step
}

// Run lives an episode for each seed.
func (c *surviveCommand) Run(s *session) error {
	model, ok := body.FullName(c.Body)
	if !ok {
		return oneOf("--body", c.Body, body.Models()...)
	}
	if err := oneOf("--controller", c.Controller, experiment.Controllers...); err != nil {
		return err
	}
	seeds, err := parseSeeds(c.Seeds)
	if err != nil {
		return err
	}
	if c.Controller != "newborn" && (c.Params != "" || len(c.Set) > 0) {
		return usageError{fmt.Errorf("--set, --params: controller %s has no parameters; allowed with --controller newborn", c.Controller)}
	}
	p := sim.DefaultParams(model)
	if err := changeParams(p.Fields(), c.Params, c.Set); err != nil {
		return err
	}
	workers, err := workersFor(c.Threads)
	if err != nil {
		return err
	}
	b, err := body.New(model) // says what is missing before any worker does
	if err != nil {
		return err
	}
	plan, tick := b.Plan(), float64(b.StepsPerTick())/10000
	b.Close()

	bar := newProgress(s.stderr, "living", float64(len(seeds)))
	steps, err := experiment.SurviveAll(s.ctx, model, seeds, workers,
		func(seed uint64) experiment.Controller { return experiment.NewController(c.Controller, p, plan, seed) },
		func(over int) {
			if !c.JSON {
				bar.at(float64(over))
			}
		})
	bar.end()
	if err != nil {
		if s.ctx.Err() != nil {
			return errInterrupted
		}
		return err
	}
	r := survival{Body: model, Controller: c.Controller, Seeds: seeds, Steps: steps, Cap: experiment.Cap, StepS: tick}
	r.Mean, r.SD = experiment.MeanSD(steps)
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	_, err = fmt.Fprintf(s.stdout, `body        %s
controller  %s
episodes    %d, of at most %d steps of %g ms
survival    %.1f +- %.1f steps (standard deviation), mean %.2f s
95 %% of the mean  %.1f to %.1f
steps       %v
`, r.Body, r.Controller, len(steps), r.Cap, 1000*tick, r.Mean, r.SD, r.Mean*tick,
		r.Mean-1.96*r.SD/math.Sqrt(float64(len(steps))), r.Mean+1.96*r.SD/math.Sqrt(float64(len(steps))), r.Steps)
	return err
}

// workersFor is how many workers --threads asks for.
func workersFor(threads int) (int, error) {
	switch {
	case threads < 0 || threads > maxThreads:
		return 0, usageError{fmt.Errorf("--threads: %d is not allowed; allowed: 1 to %d", threads, maxThreads)}
	case threads == 0:
		return runtime.NumCPU(), nil
	}
	return threads, nil
}

// changeParams applies --params, then --set.
func changeParams(fields []params.Field, path string, set []string) error {
	if path != "" {
		file, err := os.Open(path)
		if err == nil {
			err = params.LoadTOML(fields, file, path)
			file.Close()
		}
		if err != nil {
			return usageError{fmt.Errorf("--params: %w", err)}
		}
	}
	var wrong error
	for _, text := range set {
		if err := params.SetText(fields, text); err != nil {
			wrong = errors.Join(wrong, fmt.Errorf("--set: %w", err))
		}
	}
	if wrong != nil {
		return usageError{wrong}
	}
	return nil
}
