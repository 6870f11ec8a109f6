package figure

import (
	"fmt"
	"image"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"encephagen/render/colormap"
	"encephagen/render/look"
)

// Connectivity is a simulated matrix beside the measured one.
type Connectivity struct {
	Regions             []Region
	Simulated, Measured [][]float64
	R                   float64 // over the pairs of regions
	Null, Strict        float64 // the largest R of random connectomes; NaN without any
	Runs                int
	Seconds             float64
	Global              bool // after regression of the global signal
}

func (f *Connectivity) head() (title, note string) {
	what := ""
	if f.Global {
		what = ", global signal regressed"
	}
	runs := fmt.Sprintf("mean of %d runs", f.Runs)
	if f.Runs == 1 {
		runs = "one run"
	}
	note = fmt.Sprintf("BOLD of %.4g s simulated, %s%s; measured: mean of HCP subjects 5-7, who were not fitted to.", f.Seconds, runs, what)
	if finite(f.Null) && finite(f.Strict) {
		note += fmt.Sprintf(" Random connectomes: r %.2f at most, %.2f with distances kept.", f.Null, f.Strict)
	}
	return fmt.Sprintf("Functional connectivity, simulated and measured: r = %.2f", f.R), note
}

// fcScale is from -1 to 1, 0 in the middle.
const fcScale = 1

func (f *Connectivity) draw(c draw.Canvas) error {
	order, lobes := byLobe(f.Regions, true)
	const names, between = 54, 26
	c = draw.Crop(c, names, 0, 0, -gap)
	side := (c.Max.X - c.Min.X - 2*between) / 3
	at := func(k int) draw.Canvas {
		x := c.Min.X + vg.Length(k)*(side+between)
		return draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{
			Min: vg.Point{X: x, Y: c.Max.Y - 16 - side}, Max: vg.Point{X: x + side, Y: c.Max.Y - 16},
		}}
	}
	for k, m := range []struct {
		of   [][]float64
		name string
	}{{f.Simulated, "simulated"}, {f.Measured, "measured"}} {
		f.matrix(at(k), m.of, order, lobes, m.name)
	}
	f.pairs(at(2))
	colours(at(0), fcScale)

	// Names of the lobes beside the first matrix.
	m := at(0)
	t := style(tickSize, false, look.Normal)
	t.XAlign, t.YAlign = draw.XRight, draw.YCenter
	first := 0
	for k, end := range lobes.ends {
		middle := m.Max.Y - side*vg.Length(first+end)/vg.Length(2*len(order))
		if end-first > 2 {
			c.FillText(t, vg.Point{X: m.Min.X - 6, Y: middle}, lobes.names[k])
		}
		first = end
	}
	return nil
}

// matrix draws one with the borders between lobes, left hemisphere first.
func (f *Connectivity) matrix(c draw.Canvas, m [][]float64, order []int, lobes *groups, name string) {
	const pixels = 8 // a side of a cell
	n := len(order)
	img := image.NewNRGBA(image.Rect(0, 0, n*pixels, n*pixels))
	for i := range n * pixels {
		for j := range n * pixels {
			x := m[order[i/pixels]][order[j/pixels]]
			img.SetNRGBA(j, i, rgb(colormap.Vik.At(float32((x+fcScale)/(2*fcScale)))))
		}
	}
	p := plot.New()
	p.BackgroundColor = nil
	p.HideAxes()
	span(&p.X, 0, 1)
	span(&p.Y, 0, 1)
	p.X.Padding, p.Y.Padding = 0, 0
	p.Add(plotter.NewImage(img, 0, 0, 1, 1))
	p.Draw(c)
	t := style(textSize, true, look.Normal)
	t.YAlign = draw.YBottom
	c.FillText(t, vg.Point{X: c.Min.X, Y: c.Max.Y + 4}, name)

	place := func(k int) vg.Length { return vg.Length(k) / vg.Length(n) }
	size := c.Max.X - c.Min.X
	thin := draw.LineStyle{Color: tint(look.Panel, 0.9), Width: 0.6}
	first := 0
	hemisphere := 0
	for k, end := range lobes.ends {
		d := place(end) * size
		if end < n {
			c.StrokeLine2(thin, c.Min.X+d, c.Min.Y, c.Min.X+d, c.Max.Y)
			c.StrokeLine2(thin, c.Min.X, c.Max.Y-d, c.Max.X, c.Max.Y-d)
		}
		if k > 0 && lobes.names[k] == lobes.names[k-1] { // the last lobe of the left, the first of the right
			hemisphere = first
		}
		first = end
	}
	t = style(tickSize, false, look.Quiet)
	t.XAlign = draw.XCenter
	for _, h := range []struct {
		from, to int
		name     string
	}{{0, hemisphere, "left"}, {hemisphere, n, "right"}} {
		l, r := c.Min.X+place(h.from)*size+2, c.Min.X+place(h.to)*size-2
		c.StrokeLine2(draw.LineStyle{Color: rgb(look.Quiet), Width: 1}, l, c.Min.Y-4, r, c.Min.Y-4)
		c.FillText(t, vg.Point{X: (l + r) / 2, Y: c.Min.Y - 7}, h.name)
	}
}

// pairs draws every pair of regions as a dot.
func (f *Connectivity) pairs(c draw.Canvas) {
	var x, y []float64
	for i := range f.Simulated {
		for j := i + 1; j < len(f.Simulated); j++ {
			x, y = append(x, f.Simulated[i][j]), append(y, f.Measured[i][j])
		}
	}
	p := axes("simulated r", "")
	low := min(-0.2, math.Floor(5*min(slices.Min(x), slices.Min(y)))/5)
	span(&p.X, low, 1)
	span(&p.Y, low, 1)
	p.Add(line([]float64{low, 1}, []float64{low, 1}, look.Line, 0.9))
	p.Add(dots(x, y, look.Accent, 0.28, 1.1, false))
	t := style(textSize, true, look.Normal)
	t.YAlign = draw.YBottom
	c.FillText(t, vg.Point{X: c.Min.X, Y: c.Max.Y + 4}, fmt.Sprintf("measured r of %s pairs", short(float64(len(x)))))
	p.draw(draw.Crop(c, -4, 0, -33, 0))
}

// colours draws the scale below two matrices.
func colours(c draw.Canvas, most float64) {
	const wide, high = 96, 6
	x, y := c.Min.X, c.Min.Y-34
	for k := range wide {
		r := vg.Rectangle{Min: vg.Point{X: x + vg.Length(k), Y: y}, Max: vg.Point{X: x + vg.Length(k) + 1.3, Y: y + high}}
		c.SetColor(rgb(colormap.Vik.At(float32(k) / (wide - 1))))
		c.Fill(r.Path())
	}
	t := style(tickSize, false, look.Quiet)
	for k, label := range []string{fmt.Sprintf("-%g", most), "0", fmt.Sprintf("%g", most)} {
		t.XAlign = []draw.XAlignment{draw.XLeft, draw.XCenter, draw.XRight}[k]
		c.FillText(t, vg.Point{X: x + wide*vg.Length(k)/2, Y: y - 3}, label)
	}
	t.XAlign, t.YAlign = draw.XLeft, draw.YCenter
	c.FillText(t, vg.Point{X: x + wide + 10, Y: y + high/2}, "correlation of BOLD")
}

// Timescales are those of the regions, over their myelin.
type Timescales struct {
	Regions []Region
	Myelin  []float64 // T1w/T2w
	Tau     []float64 // ms
	Rank    float64   // Spearman
	Seconds float64
}

func (f *Timescales) head() (title, note string) {
	title = "Time scales over myelin"
	if f.Rank <= -0.5 {
		title = "Association cortex is slower than sensory cortex"
	}
	return fmt.Sprintf("%s: rank r = %.2f", title, f.Rank),
		fmt.Sprintf("Time scale of each region's excitatory rate over %.4g s, global signal regressed. The gradient is put in: slow synapses of 200 ms where T1w/T2w is low, 40 ms where it is high.", f.Seconds)
}

// shown are regions whose names everybody knows.
var shown = map[string]string{
	"Calcarine_L": "primary visual", "Postcentral_L": "primary somatosensory", "Precentral_L": "primary motor", "Heschl_R": "primary auditory",
	"Frontal_Sup_Medial_L": "medial prefrontal", "Temporal_Pole_Mid_R": "temporal pole", "Cingulate_Ant_L": "anterior cingulate",
}

func (f *Timescales) draw(c draw.Canvas) error {
	p := axes("T1w/T2w (myelin)", "time scale (ms)")
	low, high := math.Inf(1), math.Inf(-1)
	left, right := math.Inf(1), math.Inf(-1)
	var x, y, xs, ys []float64
	for i, r := range f.Regions {
		if !finite(f.Tau[i]) {
			continue
		}
		low, high = min(low, f.Tau[i]), max(high, f.Tau[i])
		left, right = min(left, f.Myelin[i]), max(right, f.Myelin[i])
		if _, ok := shown[r.Label]; ok {
			xs, ys = append(xs, f.Myelin[i]), append(ys, f.Tau[i])
		} else {
			x, y = append(x, f.Myelin[i]), append(y, f.Tau[i])
		}
	}
	if !finite(low) {
		return fmt.Errorf("no region has a time scale: the recording is too short")
	}
	decades(&p.Y)
	span(&p.Y, low/1.15, high*1.15)
	span(&p.X, left-0.03, right+0.1)
	p.Add(dots(x, y, look.Excitatory, 0.55, 3, false), dots(xs, ys, look.Accent, 1, 4, false))
	for i, r := range f.Regions {
		if name, ok := shown[r.Label]; ok && finite(f.Tau[i]) {
			p.Add(words{f.Myelin[i], f.Tau[i], name, look.Strong, 7, 5, false, false})
		}
	}
	p.draw(draw.Crop(c, 0, -40, 0, 0))
	return nil
}

// Nulls are the runs on the measured connectome among those on random ones.
type Nulls struct {
	Kind    []int // 0 measured, 1 strengths kept, 2 distances kept too
	FC, GSR []float64
}

func (f *Nulls) head() (title, note string) {
	return "What the wiring adds to strengths and distances",
		"Each dot is a spiking network: r of its functional connectivity with that of HCP subjects 5-7. Random connectomes keep the strength of each region, or strength and distance."
}

// nullNames are those of the kinds.
var nullNames = []string{"measured\nwiring", "random,\nstrengths kept", "random, strengths\nand distances kept"}

func (f *Nulls) draw(c draw.Canvas) error {
	half := (c.Max.X - c.Min.X) / 2
	for k, m := range []struct {
		of   []float64
		name string
	}{{f.FC, "r with measured FC"}, {f.GSR, "r, global signal regressed"}} {
		p := axes("", m.name)
		span(&p.X, -0.6, 2.6)
		span(&p.Y, 0, 0.8)
		p.X.Tick.Marker = plot.TickerFunc(func(least, most float64) (ticks []plot.Tick) {
			for i, name := range nullNames {
				ticks = append(ticks, plot.Tick{Value: float64(i), Label: name})
			}
			return ticks
		})
		p.X.LineStyle.Width, p.X.Tick.LineStyle.Width = 0, 0
		p.X.Tick.Label.Color = rgb(look.Normal)
		for kind := range nullNames {
			var x, y []float64
			for i, v := range m.of {
				if f.Kind[i] == kind {
					x, y = append(x, float64(kind)), append(y, v)
				}
			}
			if len(x) == 0 {
				continue
			}
			// Side by side, so that none hides another.
			for i := range x {
				x[i] += 0.09 * (float64(i) - float64(len(x)-1)/2)
			}
			ink := look.Quiet
			if kind == 0 {
				ink = look.Accent
			}
			at, height := float64(kind), mean(y)
			p.Add(line([]float64{at - 0.3, at + 0.3}, []float64{height, height}, ink, 1.5), dots(x, y, ink, 1, 3.2, kind != 0))
			p.Add(words{at + 0.33, height, fmt.Sprintf("%.2f", height), ink, 2, 0, false, true})
		}
		p.draw(draw.Crop(c, half*vg.Length(k), -half*vg.Length(1-k)-gap*vg.Length(1-k), 0, 0))
	}
	return nil
}
