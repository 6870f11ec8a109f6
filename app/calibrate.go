package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/calibrate"
	"encephagen/sim/experiment"
	"encephagen/sim/params"
)

// calibrateCommand is what can be calibrated.
type calibrateCommand struct {
	Reflexes calibrateReflexesCommand `cmd:"" help:"The gains of balance, for the time that the newborn stands with all its reflexes."`
	Cord     calibrateCordCommand     `cmd:"" help:"The cord's weights and drives, for the figures that cpg judges."`
	Evaluate calibrateEvaluateCommand `cmd:"" help:"Find the costs of candidates that --evaluate-with handed out."`
}

// searchFlags are those of every calibration.
type searchFlags struct {
	Out         string   `required:"" placeholder:"FILE.toml" help:"Where the parameters found go; --params reads them."`
	Checkpoint  string   `placeholder:"FILE.json" help:"Kept after each generation and continued from, with the same result as without the break."`
	Generations int      `default:"200" help:"Where the search ends, 1 to 100000."`
	Population  int      `default:"0" placeholder:"N" help:"Candidates in a generation, 4 to 10000 (default: 4 + 3 ln n)."`
	Episodes    int      `default:"4" help:"Noise seeds that judge each candidate, 1 to 1000; each generation has its own."`
	Step        float64  `default:"0.15" help:"First step size, in natural scales of the parameters, above 0 and up to 10."`
	SearchSeed  uint64   `default:"1" help:"Seed of the search."`
	Params      string   `placeholder:"FILE.toml" help:"Parameters to begin with that differ from their defaults."`
	Set         []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter to begin with; may be given again."`
	Threads     int      `default:"0" placeholder:"N" help:"Candidates at once, 1 to 64 (default: the number of cores). Never changes the result."`
	JSON        bool     `name:"json" help:"Print JSON."`

	EvaluateWith string `placeholder:"COMMAND" help:"Let a runner of jobs judge the candidates: the shell's COMMAND gets their files' names, one a line, from its input and in the file $CANDIDATES, and ends when \"encephagen calibrate evaluate FILE\" has ended for each. With GNU parallel: 'parallel encephagen calibrate evaluate'. Never changes the result."`
}

type calibrateReflexesCommand struct {
	searchFlags
	Body string `default:"humanoid-v5" placeholder:"humanoid-v5|walker2d-v5" help:"The body, or its short name: humanoid, walker2d."`
}

type calibrateCordCommand struct{ searchFlags }

func (c *calibrateReflexesCommand) Run(s *session) error {
	model, ok := body.FullName(c.Body)
	if !ok {
		return oneOf("--body", c.Body, body.Models()...)
	}
	p, err := c.start(model)
	if err != nil {
		return err
	}
	fit, err := experiment.FitReflexes(model, p, c.Episodes)
	if err != nil {
		return err
	}
	return c.search(s, "reflexes", model, p, fit)
}

func (c *calibrateCordCommand) Run(s *session) error {
	p, err := c.start(sim.DefaultBody)
	if err != nil {
		return err
	}
	return c.search(s, "cord", sim.DefaultBody, p, experiment.FitCord(p, c.Episodes))
}

// start checks the flags and gives the parameters to begin with.
func (f *searchFlags) start(model string) (*sim.Params, error) {
	for _, flag := range []struct {
		name       string
		value, min float64
		max        float64
	}{
		{"--generations", float64(f.Generations), 1, 100000},
		{"--episodes", float64(f.Episodes), 1, 1000},
		{"--step", f.Step, 1e-6, 10},
	} {
		if !(flag.value >= flag.min && flag.value <= flag.max) {
			return nil, usageError{fmt.Errorf("%s: %v is not allowed; allowed: %v to %v", flag.name, flag.value, flag.min, flag.max)}
		}
	}
	if f.Population != 0 && (f.Population < 4 || f.Population > 10000) {
		return nil, usageError{fmt.Errorf("--population: %d is not allowed; allowed: 4 to 10000", f.Population)}
	}
	if _, err := workersFor(f.Threads); err != nil {
		return nil, err
	}
	p := sim.DefaultParams(model)
	return p, changeParams(p.Fields(), f.Params, f.Set)
}

// calibration is what `calibrate` prints.
type calibration struct {
	Search      string  `json:"search"`
	Objective   string  `json:"objective"`
	Start       float64 `json:"start"`  // of what was begun with, on validation seeds
	Result      float64 `json:"result"` // of what is written, on the same
	Generations int     `json:"generations"`
	Evaluations int     `json:"evaluations"`
	Reason      string  `json:"reason"`
	Out         string  `json:"out"`
}

// validations are how many generations' worth of fresh seeds, far beyond those of
// any search, judge what it found; firstValidation is the number of the first.
const (
	validations     = 5
	firstValidation = 1_000_000
)

// search runs the search and writes the parameters if they are better.
func (f *searchFlags) search(s *session, search, model string, p *sim.Params, fit *experiment.Fit) error {
	workers, err := workersFor(f.Threads)
	if err != nil {
		return err
	}
	var files replacements
	defer files.discard()
	out, err := files.open(f.Out)
	if err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	var evaluate calibrate.Evaluate
	if f.EvaluateWith != "" {
		runner, err := f.outside(s, search, model, p, fit)
		if err != nil {
			return err
		}
		defer os.RemoveAll(runner.folder)
		evaluate = runner.evaluate
	}
	bar := newProgress(s.stderr, "searching "+fit.Name, float64(f.Generations))
	result, err := calibrate.Minimize(s.ctx, fit.Problem, calibrate.Options{
		Step: f.Step, Population: f.Population, Seed: f.SearchSeed, Workers: workers, Evaluate: evaluate,
		Generations: f.Generations, Checkpoint: f.Checkpoint,
		Progress: func(p calibrate.Progress) {
			if !f.JSON {
				bar.at(float64(p.Generation))
			}
		},
	})
	bar.end()
	if s.ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return err
	}
	judge := func(x []float64) (value float64) {
		for v := range validations {
			value -= fit.Cost(calibrate.Candidate{X: x, Generation: firstValidation + v}) / validations
		}
		return value
	}
	// The best cost there ever was is partly luck; the mean of the candidates is
	// the better estimate more often than not.
	c := calibration{
		Search: fit.Name, Objective: fit.Objective, Start: judge(fit.Start), Result: math.Inf(-1),
		Generations: result.Generations, Evaluations: result.Evaluations, Reason: result.Reason, Out: f.Out,
	}
	var x []float64
	for _, found := range [][]float64{result.Mean, result.X} {
		if value := judge(found); value > c.Result {
			x, c.Result = found, value
		}
	}
	if c.Result <= c.Start {
		return errors.New("the search found nothing better than what it began with; more --generations or --episodes may")
	}
	fmt.Fprintf(out, "# %s: %s; search seed %d, %d generations, %d evaluations.\n# On fresh seeds %.4g, before %.4g.\n",
		fit.Name, fit.Objective, f.SearchSeed, c.Generations, c.Evaluations, c.Result, c.Start)
	if err := params.SaveTOML(out, fit.Found(p, x), false); err != nil {
		return unwritable(f.Out, err)
	}
	if err := files.replace(); err != nil {
		return err
	}
	if f.JSON {
		return json.NewEncoder(s.stdout).Encode(c)
	}
	_, err = fmt.Fprintf(s.stdout, `search       %s
objective    %s
before       %.4g on fresh seeds
found        %.4g on the same
generations  %d, %d evaluations, ended by %s
written      %s
`, c.Search, c.Objective, c.Start, c.Result, c.Generations, c.Evaluations, c.Reason, c.Out)
	return err
}
