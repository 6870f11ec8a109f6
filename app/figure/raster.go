package figure

import (
	"fmt"
	"image"
	"image/color"
	draw2 "image/draw"
	"math"
	"slices"

	"github.com/go-gl/mathgl/mgl32"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"encephagen/render/look"
)

// Raster shows single spikes, and the rate of all neurons below.
type Raster struct {
	Regions    []Region
	RegionOf   []uint16 // by neuron
	Inhibitory []bool
	Seconds    float64 // what is shown
	Times      []float64
	Neurons    []int32 // of the spikes at Times, s
}

// Neurons of each region in a raster, of either kind, and bins of the rates
// below it.
const (
	rasterE = 4
	rasterI = 1
	rateBin = 0.005 // s
)

func (f *Raster) head() (title, note string) {
	return fmt.Sprintf("%.3g seconds of the cortex", f.Seconds),
		fmt.Sprintf("A row is a neuron: %d excitatory and %d inhibitory of each of the %d regions. Below, the mean rate of all %s neurons in bins of 5 ms.",
			rasterE, rasterI, len(f.Regions), short(float64(len(f.RegionOf))))
}

func (f *Raster) draw(c draw.Canvas) error {
	order, lobes := byLobe(f.Regions, false)
	row := f.rows(order)
	rows := len(order) * (rasterE + rasterI)

	// The rates first: their axis says where the picture begins and ends.
	x, e, i := f.population()
	q := axes("time (s)", "")
	span(&q.X, 0, f.Seconds)
	span(&q.Y, 0, 1.25*max(slices.Max(e), slices.Max(i)))
	q.Y.Tick.Marker = plot.TickerFunc(func(least, most float64) []plot.Tick {
		return []plot.Tick{{Value: 0, Label: "0"}, {Value: 10, Label: "10"}}
	})
	q.Add(line(x, i, look.Inhibitory, 1), line(x, e, look.Excitatory, 1.4))
	const side, below = 46, 84
	bottom := draw.Crop(c, side, 0, 0, -(c.Max.Y - c.Min.Y - below))
	q.draw(bottom)
	d := q.DataCanvas(bottom)

	top := draw.Crop(c, d.Min.X-c.Min.X, d.Max.X-c.Max.X, below+gap, 0)
	c.DrawImage(top.Rectangle, f.picture(row, rows))

	// Names of the lobes at the left, from the top down.
	span := top.Max.Y - top.Min.Y
	first := 0
	t := style(tickSize, false, look.Normal)
	t.XAlign, t.YAlign = draw.XRight, draw.YCenter
	for k, end := range lobes.ends {
		high := top.Max.Y - span*vg.Length(first)/vg.Length(len(order)) - 1
		low := top.Max.Y - span*vg.Length(end)/vg.Length(len(order)) + 1
		c.StrokeLine2(draw.LineStyle{Color: rgb(look.Quiet), Width: 1}, top.Min.X-6, low, top.Min.X-6, high)
		c.FillText(t, vg.Point{X: top.Min.X - 11, Y: (high + low) / 2}, lobes.names[k])
		first = end
	}

	c.FillText(t, vg.Point{X: top.Min.X - 26, Y: (d.Min.Y + d.Max.Y) / 2}, "rate (Hz)")
	bold := style(tickSize, true, look.Inhibitory)
	bold.XAlign, bold.YAlign = draw.XRight, draw.YTop
	c.FillText(bold, vg.Point{X: d.Max.X, Y: d.Max.Y + 4}, "inhibitory")
	bold.Color, bold.YAlign = rgb(look.Excitatory), draw.YBottom
	c.FillText(bold, vg.Point{X: d.Max.X, Y: d.Min.Y + 1}, "excitatory")
	return nil
}

// rows gives the shown neurons their rows from the top; -1 for the others.
func (f *Raster) rows(order []int) []int {
	place := make([]int, len(f.Regions))
	for k, r := range order {
		place[r] = k
	}
	taken := make([][2]int, len(f.Regions))
	row := make([]int, len(f.RegionOf))
	for n, region := range f.RegionOf {
		row[n] = -1
		kind, limit, base := 0, rasterE, 0
		if f.Inhibitory[n] {
			kind, limit, base = 1, rasterI, rasterE
		}
		if k := taken[region][kind]; k < limit {
			row[n] = place[region]*(rasterE+rasterI) + base + k
			taken[region][kind]++
		}
	}
	return row
}

// picture draws the spikes: so many dots would make an SVG of many megabytes.
func (f *Raster) picture(row []int, rows int) image.Image {
	const wide = 1650 // about its size in the PNG
	img := image.NewNRGBA(image.Rect(0, 0, wide, 3*rows))
	draw2.Draw(img, img.Bounds(), image.NewUniform(rgb(look.Panel)), image.Point{}, draw2.Src)
	inks := [2]color.NRGBA{rgb(look.Excitatory), rgb(look.Inhibitory)}
	for k, n := range f.Neurons {
		if row[n] < 0 || f.Times[k] >= f.Seconds {
			continue
		}
		ink := inks[0]
		if f.Inhibitory[n] {
			ink = inks[1]
		}
		x := int(f.Times[k] / f.Seconds * wide)
		for dot := range 16 {
			img.SetNRGBA(x+dot%4, 3*row[n]+dot/4, ink)
		}
	}
	return img
}

// population are the mean rates of both kinds.
func (f *Raster) population() (x, e, i []float64) {
	bins := int(f.Seconds / rateBin)
	x, e, i = make([]float64, bins), make([]float64, bins), make([]float64, bins)
	var cells [2]float64
	for _, is := range f.Inhibitory {
		if is {
			cells[1]++
		} else {
			cells[0]++
		}
	}
	for k := range x {
		x[k] = (float64(k) + 0.5) * rateBin
	}
	for k, n := range f.Neurons {
		if b := int(f.Times[k] / rateBin); b < bins {
			if f.Inhibitory[n] {
				i[b] += 1 / (cells[1] * rateBin)
			} else {
				e[b] += 1 / (cells[0] * rateBin)
			}
		}
	}
	return x, e, i
}

// Spectrum is the power of the mean rates over frequency.
type Spectrum struct {
	Frequency []float64 // Hz
	E, I      []float64 // Hz^2/Hz
	Region    []float64 // mean over regions of that of each one's excitatory rate
	Seconds   float64
}

func (f *Spectrum) head() (title, note string) {
	return "Power of the population rates over frequency",
		fmt.Sprintf("Power spectral density of population rates in bins of 10 ms over %.4g s (Welch: windows of %.3g s that overlap by half).", f.Seconds, 1/f.Frequency[1])
}

func (f *Spectrum) draw(c draw.Canvas) error {
	p := axes("frequency (Hz)", "power of the rate (Hz²/Hz)")
	decades(&p.X)
	decades(&p.Y)
	x := smooth(f.Frequency)
	region, i, e := smooth(f.Region), smooth(f.I), smooth(f.E)
	all := slices.Concat(e, i, region)
	span(&p.X, x[0], 50)
	span(&p.Y, slices.Min(all)/1.5, slices.Max(all)*2)
	for _, l := range []struct {
		y    []float64
		ink  mgl32.Vec3
		name string
	}{{region, look.Quiet, "excitatory, one region"}, {i, look.Inhibitory, "inhibitory, all"}, {e, look.Excitatory, "excitatory, all"}} {
		p.Add(line(x, l.y, l.ink, 1.75), words{x[len(x)-1], tail(l.y), l.name, l.ink, 4, 0, false, true})
	}
	p.draw(draw.Crop(c, 0, -112, 0, 0))
	return nil
}

// smooth takes means over a twelfth of an octave, as far as there are so many
// frequencies, without the first, 0, and the last.
func smooth(y []float64) (out []float64) {
	ratio := math.Pow(2, 1.0/12)
	for from := 1; from < len(y)-1; {
		to := min(len(y)-1, max(from+1, int(float64(from)*ratio)))
		out = append(out, mean(y[from:to]))
		from = to
	}
	return out
}

// tail is the level at the end of a noisy line.
func tail(y []float64) float64 { return mean(y[len(y)-len(y)/8:]) }
