package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"encephagen/sim"
	"encephagen/sim/motor"
	"encephagen/sim/spinal"
)

type cpgCommand struct {
	Seeds   string   `default:"0:20" placeholder:"A:B" help:"Seeds of the membrane noise: A to B-1; single ones and ranges are joined by commas."`
	Seconds float64  `default:"10" help:"Biological seconds for each, 4 to 600; the first is left out."`
	Drive   float64  `default:"0" help:"Descending stepping drive, 0 to 1."`
	Params  string   `placeholder:"FILE.toml" help:"Parameters that differ from their defaults; the cord's are used."`
	Set     []string `placeholder:"KEY=VALUE" sep:"none" help:"Set one parameter of the cord; may be given again."`
	JSON    bool     `name:"json" help:"Print JSON."`
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
	Silent      []string `json:"silent_classes"`
	Fitness     float64  `json:"fitness"` // the reference system's
}

type motorHz struct {
	Flexor   float64 `json:"flexor"`
	Extensor float64 `json:"extensor"`
}

// cordQualities is the mean over the seeds and each of them.
type cordQualities struct {
	cordQuality
	Seconds float64       `json:"seconds"`
	Drive   float64       `json:"drive"`
	Seeds   []cordQuality `json:"seeds"`
}

const (
	leastCordSeconds = 4
	mostCordSeconds  = 600
)

// Run judges the cord by itself, without a body.
func (c *cpgCommand) Run(s *session) error {
	seeds, err := parseSeeds(c.Seeds)
	if err != nil {
		return err
	}
	if !(c.Seconds >= leastCordSeconds && c.Seconds <= mostCordSeconds) {
		return usageError{fmt.Errorf("--seconds: %v is not allowed; allowed: %d to %d", c.Seconds, leastCordSeconds, mostCordSeconds)}
	}
	if !(c.Drive >= 0 && c.Drive <= 1) {
		return usageError{fmt.Errorf("--drive: %v is not allowed; allowed: 0 to 1", c.Drive)}
	}
	p := sim.DefaultParams(sim.DefaultBody)
	if err := changeParams(p.Fields(), c.Params, c.Set); err != nil {
		return err
	}
	all := cordQualities{Seconds: c.Seconds, Drive: c.Drive}
	bar := newProgress(s.stderr, "running the cord", float64(len(seeds)))
	for i, seed := range seeds {
		if s.ctx.Err() != nil {
			bar.end()
			return errInterrupted
		}
		r := spinal.Measure(spinal.New(&p.Cord, motor.HumanoidPlan, seed), c.Seconds, c.Drive)
		q := cordQuality{
			Seed: &seeds[i], LeftRight: r.LeftRight, LeftFE: r.FlexExt[motor.Left], RightFE: r.FlexExt[motor.Right],
			PeriodMS: r.PeriodMS, Periodicity: r.Periodicity, Silent: r.Silent(), Fitness: r.Fitness,
		}
		q.MotorHz.Flexor, q.MotorHz.Extensor = r.MotorHz()
		all.Seeds = append(all.Seeds, q)
		if !c.JSON {
			bar.at(float64(i + 1))
		}
	}
	bar.end()
	all.cordQuality = meanQuality(all.Seeds)
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(all)
	}
	m := all.cordQuality
	silent := "none"
	if len(m.Silent) > 0 {
		silent = strings.Join(m.Silent, ", ")
	}
	_, err = fmt.Fprintf(s.stdout, `cord, %d seeds, %g s each, drive %g (means; wanted)
left-right correlation       %6.3f         at most -0.95
flexor-extensor correlation  %6.3f %6.3f  at most -0.9, left and right
period                       %6.0f ms      500 to 2000
periodicity                  %6.2f         at least 0.75
motor neurons                %6.1f %6.1f Hz  20 to 120, flexor and extensor
silent classes               %s
fitness of the reference     %6.2f         of 7.5; no aim
`, len(seeds), c.Seconds, c.Drive, m.LeftRight, m.LeftFE, m.RightFE, m.PeriodMS, m.Periodicity,
		m.MotorHz.Flexor, m.MotorHz.Extensor, silent, m.Fitness)
	return err
}

// meanQuality averages over seeds. A class is silent if it is so with every seed.
func meanQuality(seeds []cordQuality) cordQuality {
	m := cordQuality{Silent: slices.Clone(seeds[0].Silent)}
	n := float64(len(seeds))
	for _, q := range seeds {
		m.LeftRight += q.LeftRight / n
		m.LeftFE += q.LeftFE / n
		m.RightFE += q.RightFE / n
		m.PeriodMS += q.PeriodMS / n
		m.Periodicity += q.Periodicity / n
		m.MotorHz.Flexor += q.MotorHz.Flexor / n
		m.MotorHz.Extensor += q.MotorHz.Extensor / n
		m.Fitness += q.Fitness / n
		m.Silent = slices.DeleteFunc(m.Silent, func(name string) bool { return !slices.Contains(q.Silent, name) })
	}
	m.PeriodMS = math.Round(m.PeriodMS*10) / 10
	return m
}
