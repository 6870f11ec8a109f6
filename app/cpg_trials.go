package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"encephagen/sim"
	"encephagen/sim/experiment"
	"encephagen/sim/spinal"
)

// lesionSeeds are how many of the seeds the table of lesions is averaged over, at
// most: it takes two drives for each of nine cords.
const lesionSeeds = 5

// cpgWork is how far `cpg` is, counted in cords.
type cpgWork struct {
	bar         *progress
	done, total int
	step        func() bool // one cord more; false: interrupted
}

func (c *cpgCommand) newWork(s *session, seeds int) *cpgWork {
	w := &cpgWork{total: seeds*len(c.Drive) + c.Random + c.Shuffle}
	if c.Perturb {
		w.total += len(spinal.Perturbations())
	}
	if c.Lesions {
		w.total += (len(experiment.CordLesions) + 1) * len(experiment.LesionDrives) * min(seeds, lesionSeeds)
	}
	if c.Body != "" {
		w.total += 2 * min(seeds, gaitSeeds)
	}
	w.bar = newProgress(s.stderr, "running the cord", float64(w.total))
	w.step = func() bool {
		w.done++
		if !c.JSON {
			w.bar.at(float64(w.done))
		}
		return s.ctx.Err() == nil
	}
	return w
}

// gaitSeeds are how many of the seeds live in a body, at most.
const gaitSeeds = 8

// gait is what the cord does in a body.
type gait struct {
	Body    string          `json:"body"`
	With    experiment.Gait `json:"with_cord"`
	Without experiment.Gait `json:"without_cord"`
}

// measureGait lets newborns live with the cord's torque and without.
func measureGait(model string, p *sim.Params, seeds []uint64, step func() bool) (*gait, error) {
	g := &gait{Body: model}
	cut := *p
	cut.Cord.Force.Gain = 0
	seeds = seeds[:min(len(seeds), gaitSeeds)]
	var err error
	if g.With, err = experiment.MeasureGait(model, p, seeds, step); err != nil {
		return nil, err
	}
	g.Without, err = experiment.MeasureGait(model, &cut, seeds, step)
	return g, err
}

// orDefault is a flag's value, or what it stands for when it is empty.
func orDefault(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}

// lesionRow is a row of the table of lesions.
type lesionRow struct {
	Out    string        `json:"out"`
	Low    cordQuality   `json:"low_drive"`
	High   cordQuality   `json:"high_drive"`
	Claims []lesionClaim `json:"literature"`
}

type lesionClaim struct {
	Text   string `json:"finding"`
	Source string `json:"source"`
	Agrees bool   `json:"agrees"`
	Shown  bool   `json:"shown_to_the_search"`
}

// trials runs what was asked for beyond the figures of the cord as it is.
func (c *cpgCommand) trials(p *spinal.Params, seeds []uint64, r *cordReport, work *cpgWork) {
	if c.Perturb {
		total, lost := experiment.Perturb(p, seeds[0], work.step)
		r.Perturb = &perturbed{total - len(lost), total, slices.Clip(append([]experiment.LostCord{}, lost...))}
	}
	if c.Random > 0 {
		r.Random = &rewired{experiment.Rewired(p, c.Random, seeds[0], (*spinal.Cord).Random, work.step), c.Random}
	}
	if c.Shuffle > 0 {
		r.Shuffled = &rewired{experiment.Rewired(p, c.Shuffle, seeds[0], (*spinal.Cord).Shuffle, work.step), c.Shuffle}
	}
	if !c.Lesions {
		return
	}
	for _, row := range experiment.LesionTable(p, seeds[:min(len(seeds), lesionSeeds)], c.Seconds, work.step) {
		out := lesionRow{Out: row.Name, Low: qualityOf(&row.At[0]), High: qualityOf(&row.At[1]), Claims: []lesionClaim{}}
		for i, claim := range row.Claims {
			out.Claims = append(out.Claims, lesionClaim{claim.Text, claim.Source, row.Agrees[i], claim.Shown})
		}
		r.Lesions = append(r.Lesions, out)
	}
}

// printRates writes the rates of the interneurons.
func (r *cordReport) printRates(b *strings.Builder) {
	b.WriteString("interneurons, Hz            ")
	for _, name := range []string{"Shox2 flexor", "Shox2 extensor", "V1", "V2a", "V2b", "V0d", "V0v", "V3"} {
		fmt.Fprintf(b, " %s %.0f", name, r.ClassHz[name])
		if name != "V3" {
			b.WriteByte(',')
		}
	}
	b.WriteByte('\n')
}

// printTrials writes what was asked for beside the figures.
func (r *cordReport) printTrials(b *strings.Builder) {
	for _, d := range r.Drives {
		fmt.Fprintf(b, "drive %-4g period %4.0f ms, left-right %6.3f, flexor-extensor %6.3f %6.3f, motor neurons %3.0f %3.0f Hz\n",
			d.Drive, d.PeriodMS, d.LeftRight, d.LeftFE, d.RightFE, d.MotorHz.Flexor, d.MotorHz.Extensor)
	}
	if r.Falls != nil {
		fmt.Fprintf(b, "period falls with drive      %s\n", yesNo(*r.Falls))
	}
	if r.Perturb != nil {
		fmt.Fprintf(b, "perturbations survived       %d of %d     at least 105 of 112\n", r.Perturb.Survived, r.Perturb.Total)
		for _, l := range r.Perturb.Lost {
			fmt.Fprintf(b, "  lost: %s times %g (left-right %.2f)\n", l.Number, l.Factor, l.LeftRight)
		}
	}
	for _, c := range []struct {
		name string
		*rewired
	}{{"random cords oscillating  ", r.Random}, {"shuffled cords oscillating", r.Shuffled}} {
		if c.rewired != nil {
			fmt.Fprintf(b, "%s   %d of %d       none\n", c.name, c.Oscillating, c.Total)
		}
	}
	if g := r.Gait; g != nil {
		fmt.Fprintf(b, `
in %s, all reflexes at work   with the cord   without
cord's share of the torque range   hips %3.0f %%, knees %3.0f %%
steps until the fall                    %6.0f    %6.0f
swing of hips, left against right       %6.3f    %6.3f rad/s (standard deviation)
hips follow the motor neurons           %6.2f    %6.2f (correlation 60 ms later)
knees follow the motor neurons          %6.2f    %6.2f (correlation)
`, g.Body, 100*g.With.HipShare, 100*g.With.KneeShare, g.With.Steps, g.Without.Steps,
			g.With.HipSwing, g.Without.HipSwing, g.With.HipsFollow, g.Without.HipsFollow, g.With.KneesFollow, g.Without.KneesFollow)
	}
	if len(r.Lesions) == 0 {
		return
	}
	fmt.Fprintf(b, "\nclass out    drive %g: period, left-right, flexor-extensor   drive %g: the same\n", experiment.LesionDrives[0], experiment.LesionDrives[1])
	for _, row := range r.Lesions {
		fmt.Fprintf(b, "%-12s", row.Out)
		for _, q := range []cordQuality{row.Low, row.High} {
			fmt.Fprintf(b, " %6.0f ms  %5.2f  %5.2f           ", q.PeriodMS, q.LeftRight, math.Max(q.LeftFE, q.RightFE))
		}
		b.WriteByte('\n')
		for _, c := range row.Claims {
			fitted := ""
			if c.Shown {
				fitted = "; the search was shown it"
			}
			fmt.Fprintf(b, "  %-3s %s (%s%s)\n", yesNo(c.Agrees), c.Text, c.Source, fitted)
		}
	}
}

func yesNo(x bool) string {
	if x {
		return "yes"
	}
	return "no"
}
