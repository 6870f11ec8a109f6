package figure

import (
	"fmt"
	"math"
	"slices"

	"github.com/go-gl/mathgl/mgl32"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"encephagen/render/look"
)

// Sweep is functional connectivity over a parameter: theory as lines, spiking
// networks as dots.
type Sweep struct {
	Over                         string
	Value, LoopGain              []float64
	FC, GSR, Mean                []float64 // NaN where there is none
	SpikeFC, SpikeGSR, SpikeMean []float64
	MeasuredMean                 float64
	Edge                         float64 // first value that runs away by theory; NaN: none
}

func (f *Sweep) head() (title, note string) {
	title = "Functional connectivity over " + f.Over
	best := 0
	for k, x := range f.FC {
		if finite(x) && !(x <= f.FC[best]) {
			best = k
		}
	}
	if len(f.FC) > 0 && finite(f.FC[best]) {
		title += fmt.Sprintf(": best near %.3g", f.Value[best])
	}
	note = "Lines: linear theory. "
	if slices.ContainsFunc(f.SpikeFC, finite) {
		note += "Dots: spiking networks, balanced for each value. "
	}
	return title, note + "Left: r with HCP subjects 5-7. Right: mean correlation of all pairs; the dashed line is that measured."
}

func (f *Sweep) draw(c draw.Canvas) error {
	half := (c.Max.X - c.Min.X) / 2
	type curve struct {
		theory, spikes []float64
		ink            mgl32.Vec3
		name           string
	}
	for k, side := range []struct {
		label  string
		low    float64
		high   float64
		curves []curve
	}{
		{"r with measured connectivity", min(0, least(f.FC, f.GSR, f.SpikeFC, f.SpikeGSR)), 0.8, []curve{{f.GSR, f.SpikeGSR, look.Inhibitory, "global signal regressed"}, {f.FC, f.SpikeFC, look.Excitatory, "plain"}}},
		{"mean functional connectivity", min(0, least(f.Mean, f.SpikeMean)), 1, []curve{{f.Mean, f.SpikeMean, look.Excitatory, ""}}},
	} {
		p := axes(f.Over, side.label)
		span(&p.Y, side.low, side.high)
		span(&p.X, f.Value[0], f.Value[len(f.Value)-1])
		if finite(f.Edge) {
			p.Add(shade{from: f.Edge, words: "runs away"})
		}
		if k == 1 {
			p.Add(rule{at: f.MeasuredMean, ink: look.Quiet, words: "measured"})
		}
		for i, l := range side.curves {
			p.Add(line(f.Value, l.theory, l.ink, 1.75), dots(f.Value, l.spikes, l.ink, 1, 3.2, false))
			if l.name != "" {
				p.Add(words{f.Value[0], side.high, l.name, l.ink, 8, -8 - 13*vg.Length(i), false, true})
			}
		}
		p.draw(draw.Crop(c, half*vg.Length(k)+gap*vg.Length(k), -half*vg.Length(1-k)-gap*vg.Length(1-k), 0, 0))
	}
	return nil
}

// least of all numbers.
func least(all ...[]float64) float64 {
	m := math.Inf(1)
	for _, x := range slices.Concat(all...) {
		if finite(x) {
			m = min(m, x)
		}
	}
	return m
}

// shade covers all from a value of x on.
type shade struct {
	from  float64
	words string
}

// Plot implements plot.Plotter.
func (s shade) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	at := min(c.Max.X, max(c.Min.X, x(s.from)))
	c.FillPolygon(tint(look.Record, 0.10), []vg.Point{{X: at, Y: c.Min.Y}, {X: c.Max.X, Y: c.Min.Y}, {X: c.Max.X, Y: c.Max.Y}, {X: at, Y: c.Max.Y}})
	t := style(tickSize, false, look.Record)
	t.XAlign = draw.XRight
	c.FillText(t, vg.Point{X: c.Max.X - 3, Y: c.Max.Y - 3}, s.words)
}

// Cost is what a biological second takes over the size of the network.
type Cost struct {
	Neurons, Synapses  []float64
	Seconds, Megabytes []float64 // of processor time; of memory
	Slope              float64   // NaN with one size
	Threads            int
}

func (f *Cost) head() (title, note string) {
	title = "Cost of a biological second"
	if finite(f.Slope) {
		title = fmt.Sprintf("Cost grows with synapses to the power of %.2f", f.Slope)
	}
	return title, fmt.Sprintf("Processor time of all threads (%d workers) and the most memory that the process held. Below the dashed line one core keeps up with biology.", f.Threads)
}

func (f *Cost) draw(c draw.Canvas) error {
	half := (c.Max.X - c.Min.X) / 2
	for k, m := range []struct {
		of    []float64
		label string
	}{{f.Seconds, "processor time per biological second (s)"}, {f.Megabytes, "memory (MB)"}} {
		p := axes("neurons", m.label)
		decades(&p.X)
		decades(&p.Y)
		span(&p.X, slices.Min(f.Neurons)/1.5, slices.Max(f.Neurons)*1.5)
		span(&p.Y, slices.Min(m.of)/1.6, slices.Max(m.of)*1.6)
		if k == 0 {
			p.Y.Min, p.Y.Max = min(p.Y.Min, 0.5), max(p.Y.Max, 2)
			p.Add(rule{at: 1, ink: look.Quiet, words: "real time on one core"})
		}
		p.Add(line(f.Neurons, m.of, look.Accent, 1.5), dots(f.Neurons, m.of, look.Accent, 1, 3.5, false))
		for i, x := range m.of {
			p.Add(words{f.Neurons[i], x, short(x), look.Normal, -7, 7, true, false})
		}
		p.draw(draw.Crop(c, half*vg.Length(k)+gap*vg.Length(k), -half*vg.Length(1-k)-gap*vg.Length(1-k), 0, 0))
	}
	return nil
}
