package figure

import (
	"math"
	"slices"
	"strconv"

	"github.com/go-gl/mathgl/mgl32"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"encephagen/render/look"
)

// chart is a plot whose y axis is named above it, level, as it is read.
type chart struct {
	*plot.Plot
	y string
}

// draw fills an area.
func (p chart) draw(c draw.Canvas) {
	if p.y != "" {
		c.FillText(style(textSize, false, look.Normal), vg.Point{X: c.Min.X, Y: c.Max.Y}, p.y)
		c = draw.Crop(c, 0, 0, 0, -(textSize + gap))
	}
	p.Draw(c)
}

// axes makes a plot in the program's look: no box, quiet ticks, no background.
func axes(x, y string) chart {
	p := plot.New()
	p.BackgroundColor = nil
	p.TextHandler = handler()
	p.Legend.TextStyle = style(textSize, false, look.Normal)
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.LineStyle.Color, a.LineStyle.Width = rgb(look.Line), 0.75
		a.Tick.LineStyle, a.Tick.Length = a.LineStyle, 3
		a.Tick.Label.Color, a.Tick.Label.Font, a.Tick.Label.Handler = rgb(look.Quiet), style(tickSize, false, look.Quiet).Font, handler()
		a.Label.TextStyle.Color, a.Label.TextStyle.Font, a.Label.TextStyle.Handler = rgb(look.Normal), style(textSize, false, look.Normal).Font, handler()
		a.Label.Padding = 3
		a.Padding = 4
		a.Tick.Marker = plot.TickerFunc(decimalTicks)
	}
	p.X.Label.Text = x
	return chart{p, y}
}

// span sets the range of an axis.
func span(a *plot.Axis, least, most float64) { a.Min, a.Max = least, most }

// decimalTicks are about five round numbers.
func decimalTicks(least, most float64) []plot.Tick {
	step := math.Pow(10, math.Floor(math.Log10(max(1e-12, (most-least)/4))))
	for _, m := range []float64{5, 2, 1} {
		if (most-least)/(step*m) >= 4 || m == 1 {
			step *= m
			break
		}
	}
	digits := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	var ticks []plot.Tick
	for k := math.Ceil(least/step - 1e-9); k*step <= most+1e-9*step; k++ {
		ticks = append(ticks, plot.Tick{Value: k * step, Label: strconv.FormatFloat(k*step+0, 'f', digits, 64)})
	}
	return ticks
}

// decades puts an axis on a logarithmic scale, with a label for each power of 10,
// and more where there are few of them.
func decades(a *plot.Axis) {
	a.Scale = plot.LogScale{}
	a.Tick.Marker = plot.TickerFunc(func(least, most float64) []plot.Tick {
		var named []float64
		switch width := math.Log10(most / least); {
		case width < 1.2:
			named = []float64{1, 1.5, 2, 3, 4, 5, 7}
		case width < 2.5:
			named = []float64{1, 2, 5}
		default:
			named = []float64{1}
		}
		var ticks []plot.Tick
		for e := math.Floor(math.Log10(least)); e <= math.Ceil(math.Log10(most)); e++ {
			for m := 1.0; m < 10; m += 0.5 {
				x := m * math.Pow(10, e)
				if x < least*(1-1e-9) || x > most*(1+1e-9) {
					continue
				}
				if slices.Contains(named, m) {
					ticks = append(ticks, plot.Tick{Value: x, Label: short(x)})
				} else if m == math.Trunc(m) {
					ticks = append(ticks, plot.Tick{Value: x})
				}
			}
		}
		return ticks
	})
}

// short is a number of a few digits, thousands apart.
func short(x float64) string {
	s := strconv.FormatFloat(x, 'g', 3, 64)
	if x >= 1000 {
		s = strconv.FormatFloat(x, 'f', 0, 64)
		for at := len(s) - 3; at > 0; at -= 3 {
			s = s[:at] + "," + s[at:]
		}
	}
	return s
}

// line draws a series.
func line(x, y []float64, ink mgl32.Vec3, wide vg.Length) *plotter.Line {
	return &plotter.Line{XYs: points(x, y), LineStyle: draw.LineStyle{Color: rgb(ink), Width: wide}}
}

// dots draws points: filled for what is excitatory or measured, else as rings.
func dots(x, y []float64, ink mgl32.Vec3, opacity float32, radius vg.Length, ring bool) *plotter.Scatter {
	s := &plotter.Scatter{XYs: points(x, y), GlyphStyle: draw.GlyphStyle{Color: tint(ink, opacity), Radius: radius, Shape: draw.CircleGlyph{}}}
	if ring {
		s.Shape = ringGlyph{}
	}
	return s
}

// ringGlyph is a circle with a line of its own width.
type ringGlyph struct{}

// DrawGlyph implements draw.GlyphDrawer.
func (ringGlyph) DrawGlyph(c *draw.Canvas, s draw.GlyphStyle, at vg.Point) {
	c.SetLineStyle(draw.LineStyle{Color: s.Color, Width: 1.1})
	var path vg.Path
	path.Move(vg.Point{X: at.X + s.Radius, Y: at.Y})
	path.Arc(at, s.Radius, 0, 2*math.Pi)
	path.Close()
	c.Stroke(path)
}

func points(x, y []float64) plotter.XYs {
	xys := make(plotter.XYs, 0, len(x))
	for i := range x {
		if finite(x[i]) && finite(y[i]) {
			xys = append(xys, plotter.XY{X: x[i], Y: y[i]})
		}
	}
	return xys
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// band shades a range of y over the whole width.
type band struct {
	least, most float64
	ink         mgl32.Vec3
	opacity     float32
}

// Plot implements plot.Plotter.
func (b band) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	low, high := max(c.Min.Y, y(b.least)), min(c.Max.Y, y(b.most))
	c.FillPolygon(tint(b.ink, b.opacity), []vg.Point{{X: c.Min.X, Y: low}, {X: c.Max.X, Y: low}, {X: c.Max.X, Y: high}, {X: c.Min.X, Y: high}})
}

// rule is a line across at a value of x or y, with words at its end.
type rule struct {
	at       float64
	upright  bool
	ink      mgl32.Vec3
	words    string
	leftward bool // words left of an upright rule
}

// Plot implements plot.Plotter.
func (r rule) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	dash := draw.LineStyle{Color: rgb(r.ink), Width: 0.9, Dashes: []vg.Length{4, 3}}
	t := style(tickSize, false, r.ink)
	if r.upright {
		at := x(r.at)
		c.StrokeLine2(dash, at, c.Min.Y, at, c.Max.Y)
		to := vg.Point{X: at + 4, Y: c.Max.Y}
		if r.leftward {
			t.XAlign, to.X = draw.XRight, at-4
		}
		c.FillText(t, to, r.words)
		return
	}
	at := y(r.at)
	c.StrokeLine2(dash, c.Min.X, at, c.Max.X, at)
	t.XAlign, t.YAlign = draw.XRight, draw.YBottom
	c.FillText(t, vg.Point{X: c.Max.X, Y: at + 2}, r.words)
}

// words puts text at a place of the data.
type words struct {
	x, y   float64
	text   string
	ink    mgl32.Vec3
	dx, dy vg.Length
	right  bool // ends there
	bold   bool
}

// Plot implements plot.Plotter.
func (w words) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	t := style(tickSize, w.bold, w.ink)
	t.YAlign = draw.YCenter
	if w.right {
		t.XAlign = draw.XRight
	}
	c.FillText(t, vg.Point{X: x(w.x) + w.dx, Y: y(w.y) + w.dy}, w.text)
}
