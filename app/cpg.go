package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/experiment"
	"encephagen/sim/motor"
	"encephagen/sim/spinal"
)

type cpgCommand struct {
	Seeds   string    `default:"0:20" placeholder:"A:B" help:"Seeds of the membrane noise: A to B-1; single ones and ranges are joined by commas."`
	Seconds float64   `default:"10" help:"Biological seconds for each, 4 to 600; the first is left out."`
	Drive   []float64 `default:"0" placeholder:"D,..." help:"Descending stepping drive, 0 to 1; several tell how the period follows."`
	Model   string    `default:"cord" placeholder:"cord|matsuoka" help:"The spiking cord, or Matsuoka's rate model beside it."`
	Preset  string    `default:"default" placeholder:"default|reference" help:"Circuit of the cord."`
	Perturb bool      `help:"Change each of 14 numbers by -50 to 50 %: how many of 112 cords keep their rhythm."`
	Random  int       `default:"0" placeholder:"N" help:"How many of N cords with random wiring oscillate, 0 to 1000."`
	Shuffle int       `default:"0" placeholder:"N" help:"How many of N cords with shuffled weights oscillate, 0 to 1000."`
	Lesions bool      `help:"Take each class out: effect on the rhythm, beside what the literature found."`
	Body    string    `placeholder:"humanoid-v5|walker2d-v5" help:"Let newborns live in a body too: the cord's share of the torque, and the legs with and without it."`
	Params  string    `placeholder:"FILE.toml" help:"Parameters that differ from their defaults; the cord's are used."`
	Set     []string  `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the cord; may be given again."`
	JSON    bool      `name:"json" help:"Print JSON."`
}

// cordQuality is what `cpg` prints of one seed, and of the mean of all.
type cordQuality struct {
	Seed        *uint64  `json:"seed,omitempty"`
	LeftRight   float64  `json:"corr_lr"`
	LeftFE      float64  `json:"corr_fe_left"`
	RightFE     float64  `json:"corr_fe_right"`
	PeriodMS    float64  `json:"period_ms"`
	Periodicity float64  `json:"periodicity"`
	MotorHz     motorHz  `json:"mn_rates_hz"`
	ClassHz     rates    `json:"class_rates_hz"`
	Silent      []string `json:"silent_classes"`
	Fitness     float64  `json:"fitness"` // the reference system's
}

type motorHz struct {
	Flexor   float64 `json:"flexor"`
	Extensor float64 `json:"extensor"`
}

type rates map[string]float64

func qualityOf(r *spinal.Record) cordQuality {
	q := cordQuality{
		LeftRight: r.LeftRight, LeftFE: r.FlexExt[motor.Left], RightFE: r.FlexExt[motor.Right],
		PeriodMS: math.Round(r.PeriodMS*10) / 10, Periodicity: r.Periodicity, ClassHz: rates{}, Silent: r.Silent(), Fitness: r.Fitness,
	}
	q.MotorHz.Flexor, q.MotorHz.Extensor = r.MotorHz()
	names, hz := r.Rates()
	for i, name := range names {
		q.ClassHz[name] = math.Round(hz[i]*10) / 10
	}
	return q
}

// cordReport is all that `cpg` may be asked for. The figures at the top are the
// means over the seeds at the first drive.
type cordReport struct {
	cordQuality
	Model   string        `json:"model"`
	Preset  string        `json:"preset,omitempty"`
	Seconds float64       `json:"seconds"`
	Drive   float64       `json:"drive"`
	Seeds   []cordQuality `json:"seeds"`

	Drives   []driveQuality `json:"drives,omitempty"`
	Falls    *bool          `json:"period_falls_with_drive,omitempty"`
	Perturb  *perturbed     `json:"perturb,omitempty"`
	Random   *rewired       `json:"random,omitempty"`
	Shuffled *rewired       `json:"shuffle,omitempty"`
	Lesions  []lesionRow    `json:"lesions,omitempty"`
	Gait     *gait          `json:"gait,omitempty"`
}

type driveQuality struct {
	Drive float64 `json:"drive"`
	cordQuality
}

type perturbed struct {
	Survived int                   `json:"survived"`
	Total    int                   `json:"total"`
	Lost     []experiment.LostCord `json:"lost"`
}

type rewired struct {
	Oscillating int `json:"oscillating"`
	Total       int `json:"total"`
}

const (
	leastCordSeconds = 4
	mostCordSeconds  = 600
	mostRewired      = 1000
)

// check refuses flags that are out of range or do not go together.
func (c *cpgCommand) check() error {
	if !(c.Seconds >= leastCordSeconds && c.Seconds <= mostCordSeconds) {
		return usageError{fmt.Errorf("--seconds: %v is not allowed; allowed: %d to %d", c.Seconds, leastCordSeconds, mostCordSeconds)}
	}
	for _, drive := range c.Drive {
		if !(drive >= 0 && drive <= 1) {
			return usageError{fmt.Errorf("--drive: %v is not allowed; allowed: 0 to 1", drive)}
		}
	}
	for name, n := range map[string]int{"--random": c.Random, "--shuffle": c.Shuffle} {
		if n < 0 || n > mostRewired {
			return usageError{fmt.Errorf("%s: %d is not allowed; allowed: 0 to %d", name, n, mostRewired)}
		}
	}
	if err := oneOf("--model", c.Model, "cord", "matsuoka"); err != nil {
		return err
	}
	if err := oneOf("--preset", c.Preset, spinal.Presets...); err != nil {
		return err
	}
	spiking := c.Body != "" || c.Perturb || c.Lesions || c.Random > 0 || c.Shuffle > 0 || c.Params != "" || len(c.Set) > 0 || c.Preset != "default"
	if c.Model == "matsuoka" && spiking {
		return usageError{fmt.Errorf("--model: matsuoka has neither classes nor the cord's parameters; allowed with it: --seeds, --seconds, --drive, --json")}
	}
	return nil
}

// Run judges the cord by itself, without a body.
func (c *cpgCommand) Run(s *session) error {
	seeds, err := parseSeeds(c.Seeds)
	if err != nil {
		return err
	}
	if err := c.check(); err != nil {
		return err
	}
	model, ok := body.FullName(orDefault(c.Body, sim.DefaultBody))
	if !ok {
		return oneOf("--body", c.Body, body.Models()...)
	}
	p := sim.DefaultParams(model)
	if err := spinal.ApplyPreset(c.Preset, &p.Cord); err != nil {
		return usageError{fmt.Errorf("--preset: %w", err)}
	}
	if err := changeParams(p.Fields(), c.Params, c.Set); err != nil {
		return err
	}
	report := cordReport{Model: c.Model, Seconds: c.Seconds, Drive: c.Drive[0]}
	if c.Model == "cord" {
		report.Preset = c.Preset
	}
	work := c.newWork(s, len(seeds))
	for i, drive := range c.Drive {
		means, each := c.judge(&p.Cord, seeds, drive, work.step)
		if i == 0 {
			report.cordQuality, report.Seeds = means, each
		}
		if len(c.Drive) > 1 {
			report.Drives = append(report.Drives, driveQuality{drive, means})
		}
	}
	report.Falls = falls(report.Drives)
	c.trials(&p.Cord, seeds, &report, work)
	if c.Body != "" {
		report.Gait, err = measureGait(model, p, seeds, work.step)
	}
	work.bar.end()
	if s.ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(report)
	}
	return report.print(s.stdout, len(seeds))
}

// judge measures a cord, or the rate model, with each seed.
func (c *cpgCommand) judge(p *spinal.Params, seeds []uint64, drive float64, step func() bool) (means cordQuality, each []cordQuality) {
	var records []spinal.Record
	for i, seed := range seeds {
		var r spinal.Record
		if c.Model == "matsuoka" {
			r = spinal.MeasureMatsuoka(spinal.NewMatsuoka(), c.Seconds, drive)
		} else {
			r = spinal.Measure(spinal.New(p, motor.HumanoidPlan, seed), c.Seconds, drive)
		}
		records = append(records, r)
		q := qualityOf(&r)
		q.Seed = &seeds[i]
		each = append(each, q)
		if !step() {
			break
		}
	}
	mean := spinal.MeanRecord(records)
	return qualityOf(&mean), each
}

// falls tells whether the period is shorter at each drive than at the one before;
// nil if there is only one.
func falls(drives []driveQuality) *bool {
	if len(drives) < 2 {
		return nil
	}
	all := true
	for i := 1; i < len(drives); i++ {
		all = all && drives[i].PeriodMS > 0 && drives[i].PeriodMS < drives[i-1].PeriodMS
	}
	return &all
}

// print writes the report for people.
func (r *cordReport) print(w io.Writer, seeds int) error {
	silent := "none"
	if len(r.Silent) > 0 {
		silent = strings.Join(r.Silent, ", ")
	}
	what := r.Model
	if r.Preset != "" {
		what += ", preset " + r.Preset
	}
	var b strings.Builder
	fmt.Fprintf(&b, `%s, %d seeds, %g s each, drive %g (means; wanted)
left-right correlation       %6.3f         at most -0.95
flexor-extensor correlation  %6.3f %6.3f  at most -0.9, left and right
period                       %6.0f ms      500 to 2000
periodicity                  %6.2f         at least 0.75
`, what, seeds, r.Seconds, r.Drive, r.LeftRight, r.LeftFE, r.RightFE, r.PeriodMS, r.Periodicity)
	if r.Model == "cord" {
		fmt.Fprintf(&b, `motor neurons                %6.1f %6.1f Hz  20 to 120, flexor and extensor
silent classes               %s
fitness of the reference     %6.2f         of 7.5; no aim
`, r.MotorHz.Flexor, r.MotorHz.Extensor, silent, r.Fitness)
		r.printRates(&b)
	}
	r.printTrials(&b)
	_, err := io.WriteString(w, b.String())
	return err
}
