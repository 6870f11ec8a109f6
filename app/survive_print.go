package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// print writes a survival for people.
func (r *survival) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "body\t%s\ncontroller\t%s\n", r.Body, r.Controller)
	fmt.Fprintf(w, "episodes\t%d, of at most %d steps of %g ms\n", len(r.Steps), r.Cap, 1000*r.StepS)
	fmt.Fprintf(w, "survival\t%.1f +- %.1f steps (standard deviation), mean %.2f s\n", r.Mean, r.SD, r.Mean*r.StepS)
	fmt.Fprintf(w, "95 %% of the mean\t%.1f to %.1f (bootstrap)\n", r.Low, r.High)
	fmt.Fprintf(w, "steps\t%v\n", r.Steps)
	if c := r.Against; c != nil {
		fmt.Fprintf(w, "against\t%s: %.1f +- %.1f steps, 95 %% %.1f to %.1f\n", c.Controller, c.Mean, c.SD, c.Low, c.High)
		fmt.Fprintf(w, "Mann-Whitney\tU %g, p %.2g, %d and %d episodes: %s\n", c.U, c.P, len(r.Steps), len(c.Steps), c.verdict(r))
	}
	if len(r.Ablations) > 0 {
		fmt.Fprintf(w, "\nwithout\tsteps\t95 %% of the mean\tp against the whole\n")
		for _, a := range r.Ablations {
			fmt.Fprintf(w, "%s\t%.1f +- %.1f\t%.1f to %.1f\t%.2g\n", a.Without, a.Mean, a.SD, a.Low, a.High, a.P)
		}
	}
	if len(r.Pushes) > 0 {
		fmt.Fprintf(w, "\npush\tlargest that half recover from\tshare that recovers, by N.s%s\n", impulseHead(r.Pushes[0].Impulses))
		for _, p := range r.Pushes {
			largest := "none"
			if p.Largest >= 0 {
				largest = fmt.Sprintf("%g N.s", p.Largest)
			}
			fmt.Fprintf(w, "%s\t%s\t", p.Direction, largest)
			for _, share := range p.Share {
				fmt.Fprintf(w, "%4.2f ", share)
			}
			fmt.Fprintln(w)
		}
	}
	if r.Walks != nil {
		m := r.Walks.Mean
		fmt.Fprintf(w, "\nwalk\t%.2f m in %.1f s upright, %.2f m of them forward, %d steps of the feet (means of %d, 10 s at most)\n",
			m.Metres, m.Seconds, m.Forward, m.Steps, len(r.Walks.All))
	}
	return w.Flush()
}

func impulseHead(impulses []float64) string {
	var b strings.Builder
	for _, x := range impulses {
		fmt.Fprintf(&b, " %g", x)
	}
	return b.String()
}

// verdict speaks of better balance only where the test shows it.
func (c *comparison) verdict(r *survival) string {
	switch {
	case !(c.P < significant):
		return fmt.Sprintf("no difference is shown (that needs p < %g)", significant)
	case c.U > float64(len(r.Steps)*len(c.Steps))/2:
		return r.Controller + " improves balance over " + c.Controller
	}
	return c.Controller + " improves balance over " + r.Controller
}
