package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/experiment"
	"encephagen/sim/motor"
	"encephagen/sim/params"
)

type surviveCommand struct {
	Body       string   `default:"humanoid-v5" placeholder:"humanoid-v5|walker2d-v5" help:"The body, or its short name: humanoid, walker2d."`
	Controller string   `default:"newborn" placeholder:"newborn|reference|posture|bias|zero|random" help:"newborn: all reflexes and the cord (the cortex's share in torque is zero, so that it is left out); reference: the reference system's controller with its mistakes; posture: joints as springs; bias: the newborn's mean action at every tick, whatever the senses say; zero; random, as Gymnasium's action_space.sample() draws."`
	Against    string   `placeholder:"CONTROLLER" help:"Compare with another controller on the same seeds by a Mann-Whitney test."`
	Ablate     bool     `help:"Take each reflex, the cord and the cortex out of the newborn, one at a time."`
	Push       bool     `help:"Push the trunk after 1 s, from every side, harder and harder: how much is recovered from?"`
	Walk       bool     `help:"How many metres it walks in 10 s, or until it falls."`
	Seeds      string   `default:"0:20" placeholder:"A:B" help:"Seeds of noise and reset: A to B-1; single ones and ranges are joined by commas."`
	Params     string   `placeholder:"FILE.toml" help:"Parameters of the newborn that differ from their defaults."`
	Set        []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the newborn; may be given again."`
	Threads    int      `default:"0" placeholder:"N" help:"Episodes at once, 1 to 64 (default: the number of cores). Never changes the result."`
	JSON       bool     `name:"json" help:"Print JSON."`
}

// lived are the episodes of a controller.
type lived struct {
	Steps []int   `json:"steps"` // by seed
	Mean  float64 `json:"mean"`
	SD    float64 `json:"sd"`
	Low   float64 `json:"low"` // 95 % interval of the mean, by bootstrap
	High  float64 `json:"high"`
}

func newLived(steps []int) (l lived) {
	l.Steps = steps
	l.Mean, l.SD = experiment.MeanSD(steps)
	l.Low, l.High = experiment.Interval(steps)
	return l
}

// survival is what `survive` prints.
type survival struct {
	Body       string   `json:"body"`
	Controller string   `json:"controller"`
	Seeds      []uint64 `json:"seeds"`
	lived
	Cap   int     `json:"cap"`
	StepS float64 `json:"step_s"` // length of a step

	Against   *comparison           `json:"against,omitempty"`
	Ablations []withoutPart         `json:"ablations,omitempty"`
	Pushes    []experiment.Recovery `json:"pushes,omitempty"`
	Walks     *walking              `json:"walks,omitempty"`
}

// trial is what the parts of `survive` need.
type trial struct {
	s       *session
	json    bool
	model   string
	params  *sim.Params
	plan    motor.Plan
	seeds   []uint64
	workers int
}

// Run lives an episode for each seed, then whatever else was asked for.
func (c *surviveCommand) Run(s *session) error {
	t, err := c.prepare(s)
	if err != nil {
		return err
	}
	b, err := body.New(t.model) // says what is missing before any worker does
	if err != nil {
		return err
	}
	t.plan = b.Plan()
	r := survival{Body: t.model, Controller: c.Controller, Seeds: t.seeds, Cap: experiment.Cap, StepS: float64(b.StepsPerTick()) / 10000}
	b.Close()

	birth, err := t.birth(c.Controller)
	if err != nil {
		return err
	}
	steps, err := t.live("living", birth)
	if err != nil {
		return err
	}
	r.lived = newLived(steps)
	if c.Against != "" {
		if r.Against, err = t.against(c.Against, steps); err != nil {
			return err
		}
	}
	if c.Ablate {
		if r.Ablations, err = t.ablate(steps); err != nil {
			return err
		}
	}
	if c.Push {
		if r.Pushes, err = t.push(birth); err != nil {
			return err
		}
	}
	if c.Walk {
		if r.Walks, err = t.walk(birth); err != nil {
			return err
		}
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(r)
	}
	return r.print(s.stdout)
}

// prepare checks the flags.
func (c *surviveCommand) prepare(s *session) (*trial, error) {
	t := &trial{s: s, json: c.JSON}
	var ok bool
	if t.model, ok = body.FullName(c.Body); !ok {
		return nil, oneOf("--body", c.Body, body.Models()...)
	}
	if err := oneOf("--controller", c.Controller, experiment.Controllers...); err != nil {
		return nil, err
	}
	if c.Against != "" {
		if err := oneOf("--against", c.Against, experiment.Controllers...); err != nil {
			return nil, err
		}
	}
	var err error
	if t.seeds, err = parseSeeds(c.Seeds); err != nil {
		return nil, err
	}
	theirs := func(name string) bool { return name == "newborn" || name == "bias" }
	if !theirs(c.Controller) && !theirs(c.Against) && (c.Params != "" || len(c.Set) > 0) {
		return nil, usageError{fmt.Errorf("--set, --params: controller %s has no parameters; allowed with --controller newborn or bias", c.Controller)}
	}
	if c.Ablate && c.Controller != "newborn" {
		return nil, usageError{fmt.Errorf("--ablate: controller %s has nothing to take out; allowed with --controller newborn", c.Controller)}
	}
	t.params = sim.DefaultParams(t.model)
	if err := changeParams(t.params.Fields(), c.Params, c.Set); err != nil {
		return nil, err
	}
	t.workers, err = workersFor(c.Threads)
	return t, err
}

// birth is what makes a controller's individuals.
func (t *trial) birth(name string) (experiment.Birth, error) {
	n := 0
	if name == "bias" {
		n = len(t.seeds)
	}
	done, end := t.progress("finding the mean action", n)
	defer end()
	birth, err := experiment.NewBirth(t.s.ctx, name, t.model, t.params, t.plan, t.seeds, t.workers, done)
	return birth, t.explain(err)
}

// live lives an episode for each seed.
func (t *trial) live(what string, birth experiment.Birth) ([]int, error) {
	done, end := t.progress(what, len(t.seeds))
	defer end()
	steps, err := experiment.SurviveAll(t.s.ctx, t.model, t.seeds, t.workers, birth, done)
	return steps, t.explain(err)
}

// progress counts episodes on stderr, unless JSON was asked for.
func (t *trial) progress(what string, episodes int) (done func(int), end func()) {
	if t.json || episodes == 0 {
		return nil, func() {}
	}
	bar := newProgress(t.s.stderr, what, float64(episodes))
	return func(over int) { bar.at(float64(over)) }, bar.end
}

func (t *trial) explain(err error) error {
	if errors.Is(err, context.Canceled) {
		return errInterrupted
	}
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
