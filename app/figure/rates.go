package figure

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"encephagen/render/look"
)

// Region is what figures know of one.
type Region struct {
	Label string // ends in _L or _R
	Lobe  string
}

// Rates are those of the regions.
type Rates struct {
	Regions []Region
	E, I    []float64 // Hz
	Seconds float64
}

func (f *Rates) head() (title, note string) {
	low, high := slices.Min(f.E), slices.Max(f.E)
	title = "Rates of the regions: excitatory neurons fire at"
	if low >= 3 && high <= 10 {
		title = "Every region is alive: excitatory neurons fire at"
	}
	return fmt.Sprintf("%s %.1f to %.1f Hz", title, low, high),
		fmt.Sprintf("Mean rate of each region's neurons over %.4g s. Left and right hemisphere side by side; the band is the range that is asked for, 3 to 10 Hz.", f.Seconds)
}

func (f *Rates) draw(c draw.Canvas) error {
	p := axes("", "rate (Hz)")
	span(&p.Y, 0, max(12, 1.08*slices.Max(f.I)))
	span(&p.X, -1, float64(len(f.E)))
	order, lobes := byLobe(f.Regions, false)
	x, e, i := make([]float64, len(order)), make([]float64, len(order)), make([]float64, len(order))
	for k, r := range order {
		x[k], e[k], i[k] = float64(k), f.E[r], f.I[r]
	}
	p.Add(band{3, 10, look.Excitatory, 0.10})
	for k := range x {
		p.Add(line([]float64{x[k], x[k]}, []float64{e[k], i[k]}, look.Line, 0.75))
	}
	p.Add(dots(x, i, look.Inhibitory, 1, 2.6, true), dots(x, e, look.Excitatory, 1, 3, false))
	p.X.Tick.Marker = plot.ConstantTicks{}
	p.Add(lobes)
	last := float64(len(f.E)) + 0.5
	p.Add(words{last, mean(e), "excitatory", look.Excitatory, 0, 0, false, true}, words{last, mean(i), "inhibitory", look.Inhibitory, 0, 0, false, true})
	for k := range x {
		if e[k] == slices.Max(e) || e[k] == slices.Min(e) {
			dy := vg.Length(-10)
			if e[k] == slices.Max(e) {
				dy = 10
			}
			p.Add(words{x[k], e[k], f.Regions[order[k]].Label, look.Quiet, 0, dy, k > len(x)/2, false})
		}
	}
	p.draw(draw.Crop(c, 0, -58, 16, 0))
	return nil
}

// byLobe orders regions by lobe, as they come, each pair together; or all left
// ones first and then, the other way round, all right ones, as a matrix is best
// read. lobes names them below the axis.
func byLobe(regions []Region, mirrored bool) (order []int, lobes *groups) {
	var names []string
	for _, r := range regions {
		if !slices.Contains(names, r.Lobe) {
			names = append(names, r.Lobe)
		}
	}
	lobes = new(groups)
	side := func(keep func(Region) bool, names []string) {
		for _, name := range names {
			first := len(order)
			for i, r := range regions {
				if r.Lobe == name && keep(r) {
					order = append(order, i)
				}
			}
			if len(order) > first {
				lobes.ends, lobes.names = append(lobes.ends, len(order)), append(lobes.names, name)
			}
		}
	}
	if !mirrored {
		side(func(Region) bool { return true }, names)
		return order, lobes
	}
	left := func(r Region) bool { return len(r.Label) > 0 && r.Label[len(r.Label)-1] == 'L' }
	side(left, names)
	slices.Reverse(names)
	side(func(r Region) bool { return !left(r) }, names)
	return order, lobes
}

// groups are runs of places along x, with names below the axis.
type groups struct {
	ends  []int
	names []string
}

// Plot implements plot.Plotter.
func (g *groups) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	t := style(tickSize, false, look.Normal)
	t.XAlign = draw.XCenter
	first := 0
	for k, end := range g.ends {
		l, r := x(float64(first)-0.3), x(float64(end)-0.7)
		c.StrokeLine2(draw.LineStyle{Color: rgb(look.Quiet), Width: 1}, l, c.Min.Y-7, r, c.Min.Y-7)
		t.XAlign = draw.XCenter
		c.FillText(t, vg.Point{X: (l + r) / 2, Y: c.Min.Y - 11}, g.names[k])
		first = end
	}
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v / float64(len(x))
	}
	return sum
}

// Irregularity is how the coefficients of variation of neurons' intervals are
// spread.
type Irregularity struct {
	E, I    []float64 // a value for each neuron
	Seconds float64
}

func (f *Irregularity) head() (title, note string) {
	title = "Irregularity of the neurons"
	if mean(f.E) >= 0.8 {
		title = "Neurons fire irregularly"
	}
	return fmt.Sprintf("%s: CV %.2f", title, mean(f.E)),
		fmt.Sprintf("Coefficient of variation of the intervals of each neuron with at least 10 of them in %.4g s: 0 for a clock, 1 for a Poisson process.", f.Seconds)
}

func (f *Irregularity) draw(c draw.Canvas) error {
	p := axes("CV of intervals", "share of neurons (%)")
	const bins, most = 80, 1.6
	span(&p.X, 0, most)
	top := 0.0
	histogram := func(values []float64) (x, y []float64) {
		x, y = make([]float64, bins), make([]float64, bins)
		for k := range x {
			x[k] = (float64(k) + 0.5) * most / bins
		}
		for _, v := range values {
			y[min(bins-1, int(v/most*bins))] += 100 / float64(len(values))
		}
		top = max(top, slices.Max(y))
		return x, y
	}
	for _, kind := range []struct {
		values []float64
		name   string
		i      int
	}{{f.I, "inhibitory", 1}, {f.E, "excitatory", 0}} {
		ink := look.Excitatory
		if kind.i == 1 {
			ink = look.Inhibitory
		}
		if len(kind.values) == 0 {
			continue
		}
		x, y := histogram(kind.values)
		l := line(x, y, ink, 1.75)
		l.FillColor = tint(ink, 0.22)
		l.StepStyle = plotter.MidStep
		at := x[slices.Index(y, slices.Max(y))]
		side := kind.i == 0
		if side {
			at -= 0.14
		} else {
			at += 0.14
		}
		p.Add(l, words{at, 0.6 * slices.Max(y), fmt.Sprintf("%s, mean %.2f", kind.name, mean(kind.values)), ink, 0, 0, side, true})
	}
	span(&p.Y, 0, 1.12*top)
	p.Add(rule{at: 1, upright: true, ink: look.Quiet, words: "Poisson"}, rule{at: 0.8, upright: true, ink: look.Quiet, words: "asked for: at least 0.8", leftward: true})
	p.draw(c)
	return nil
}
