//go:build !headless

package panel

import (
	"fmt"
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/analysis"
	"encephagen/sim/frame"
)

// Spectrum shows the power spectral density of the excitatory population rate of
// a region, or of the whole cortex, on logarithmic axes: Welch's estimate over
// the last 20 s or so. Beside it stands what as many neurons would show that
// fire at the same rate without knowing of each other: what is above is common
// to them.
type Spectrum struct {
	regions *regions
	spikes  spikeReader
	welch   *analysis.Welch

	region  int
	neurons float64
	counted []bool // neurons of the population
	begun   bool
	bin     int64 // that is being filled
	count   int
	rate    float64 // Hz, over about as long as the spectrum

	density  []float64 // by frequency
	points   []point   // of the line, log10
	low, top float64   // decades of the power that are shown
	text     []byte
}

type point struct{ f, power float64 }

// Welch's segments: 2.05 s of bins of 2 ms, so that the spectrum reaches from
// 0.5 to 250 Hz; and how many of them, overlapping, a mean takes.
const (
	spectrumBin     = 2 * frame.StepsPerMS
	spectrumRate    = frame.StepsPerSecond / spectrumBin
	spectrumSegment = 1024
	spectrumMemory  = 20
	// The frequencies that are shown, Hz.
	lowestHz, highestHz = 0.45, 200.0
	// perDecade is how many points of the line a decade has: single bins at its
	// low end, means of many at the high one.
	perDecade = 24
)

// bands are the rhythms of the electroencephalogram, by their usual borders, Hz.
var bands = [...]struct {
	sign, name string
	from, to   float64
}{{"δ", "delta", 1, 4}, {"θ", "theta", 4, 8}, {"α", "alpha", 8, 13}, {"β", "beta", 13, 30}, {"γ", "gamma", 30, 80}}

func newSpectrum(r *regions, str *frame.Streams) *Spectrum {
	p := &Spectrum{
		regions: r, spikes: newSpikeReader(str), counted: make([]bool, len(r.static.RegionOf)),
		welch: analysis.NewWelch(spectrumSegment, spectrumRate),
	}
	p.welch.Memory = spectrumMemory
	p.density = make([]float64, p.welch.Bins())
	return p
}

// begin counts another population, from the oldest spikes there are.
func (p *Spectrum) begin(region int, upTo int64) {
	p.region, p.begun = region, true
	p.neurons = 0
	st := p.regions.static
	for i, r := range st.RegionOf {
		p.counted[i] = !st.Inhibitory[i] && (region < 0 || int(r) == region)
		if p.counted[i] {
			p.neurons++
		}
	}
	p.welch.Restart()
	// The ring keeps 10 s at the usual rate; its first bin may be cut.
	p.bin = max(0, upTo-spectrumReach*frame.StepsPerSecond)/spectrumBin + 1
	p.spikes.seek(p.bin * spectrumBin)
	p.count, p.rate = 0, 0
	p.points = p.points[:0]
}

// spectrumReach is how far back a spectrum begins, s.
const spectrumReach = 8

// advance takes in the spikes up to a step.
func (p *Spectrum) advance(region int, upTo int64) {
	if !p.begun || region != p.region || upTo < (p.bin-1)*spectrumBin {
		p.begin(region, upTo)
	}
	fresh := false
	for spikes := p.spikes.next(upTo); len(spikes) > 0; spikes = p.spikes.next(upTo) {
		for _, s := range spikes {
			for s.Step >= (p.bin+1)*spectrumBin {
				fresh = p.end() || fresh
			}
			if p.counted[s.Neuron] && s.Step >= p.bin*spectrumBin {
				p.count++
			}
		}
	}
	for upTo >= (p.bin+1)*spectrumBin {
		fresh = p.end() || fresh
	}
	if fresh {
		p.draft()
	}
}

// end ends a bin.
func (p *Spectrum) end() (fresh bool) {
	rate := float64(p.count) * spectrumRate / p.neurons
	p.count = 0
	p.bin++
	const memory = spectrumMemory * spectrumSegment / 2
	seen := float64(min(memory, p.welch.Segments()*spectrumSegment/2+spectrumSegment))
	p.rate += (rate - p.rate) / max(1, seen)
	return p.welch.Add(rate)
}

// draft makes the line: means over bins that share a point.
func (p *Spectrum) draft() {
	p.welch.Density(p.density)
	p.points = p.points[:0]
	step := p.welch.Resolution()
	sum, n, at := 0.0, 0, -1
	put := func(k int) {
		if n > 0 && sum > 0 {
			p.points = append(p.points, point{(float64(at) + 0.5) / perDecade, math.Log10(sum / float64(n))})
		}
		sum, n, at = 0, 0, k
	}
	for k := 1; k < len(p.density); k++ {
		f := float64(k) * step
		if f > highestHz {
			break
		}
		if of := int(math.Floor(math.Log10(f) * perDecade)); of != at || n == 0 {
			put(of)
		}
		sum += p.density[k]
		n++
	}
	put(0)
	if len(p.points) == 0 {
		return
	}
	low, top := math.Inf(1), math.Inf(-1)
	for _, q := range p.points {
		low, top = min(low, q.power), max(top, q.power)
	}
	if f := p.floor(); f > 0 {
		low = min(low, math.Log10(f))
	}
	p.low, p.top = math.Floor(low-0.1), math.Ceil(top+0.1)
}

// floor is the density of independent neurons of the population's mean rate,
// one-sided: 2 r/N.
func (p *Spectrum) floor() float64 {
	if p.rate <= 0 {
		return 0
	}
	return 2 * p.rate / p.neurons
}

// spectrumHigh is the height of the axes, px.
const spectrumHigh = 170

// Draw shows the spectrum up to a biological step.
func (p *Spectrum) Draw(c *gui.Context, region int, step float64) {
	p.advance(region, int64(math.Floor(step)))
	px := c.Scale()
	c.Push(c.Regular, look.Axis)
	defer c.Pop()
	left := gui.Size("10⁻⁴").X + look.Gap1*px
	at := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	head := imgui.FontSize() + look.Gap1*px
	lo := imgui.Vec2{X: at.X + left, Y: at.Y + head}
	hi := imgui.Vec2{X: at.X + width, Y: lo.Y + spectrumHigh*px}
	imgui.SetCursorScreenPos(lo)
	gui.Spot("##spectrum", imgui.Vec2{X: max(1, hi.X-lo.X), Y: hi.Y - lo.Y}, 0)
	hovered := imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip)

	fl, fh := math.Log10(lowestHz), math.Log10(highestHz)
	x := func(f float64) float32 { return lo.X + (hi.X-lo.X)*float32((f-fl)/(fh-fl)) }
	d := imgui.WindowDrawList()
	d.AddRectFilled(lo, hi, gui.Pack(look.Stage, 1))
	for k, b := range bands {
		from, to := x(math.Log10(b.from)), x(math.Log10(b.to))
		if k%2 == 0 {
			d.AddRectFilled(imgui.Vec2{X: from, Y: lo.Y}, imgui.Vec2{X: to, Y: hi.Y}, gui.Pack(look.Line, 0.55))
		}
		gui.TextAt(imgui.Vec2{X: (from + to - gui.Size(b.sign).X) / 2, Y: at.Y}, look.Quiet, b.sign)
	}
	gui.TextAt(imgui.Vec2{X: at.X, Y: at.Y}, look.Quiet, "Hz²/Hz")
	if len(p.points) < 2 {
		const wait = "needs 2\u2009s of spikes"
		gui.TextAt(imgui.Vec2{X: (lo.X + hi.X - gui.Size(wait).X) / 2, Y: (lo.Y + hi.Y) / 2}, look.Quiet, wait)
		p.ticks(c, lo, hi, x)
		return
	}
	y := func(power float64) float32 { return hi.Y - (hi.Y-lo.Y)*float32((power-p.low)/(p.top-p.low)) }
	for e := int(p.low); e <= int(p.top); e++ {
		line := y(float64(e))
		d.AddRectFilled(imgui.Vec2{X: lo.X, Y: line}, imgui.Vec2{X: hi.X, Y: line + look.HairPx}, gui.Pack(look.Line, 1))
		if e == int(p.low) || e == int(p.top) || p.top-p.low < 5 {
			textRight(powers[max(0, min(len(powers)-1, e+powersOffset))], lo.X-look.Gap1*px, max(lo.Y, min(line-imgui.FontSize()/2, hi.Y-imgui.FontSize())), look.Quiet)
		}
	}
	if f := p.floor(); f > 0 {
		line := y(math.Log10(f))
		for at := lo.X; at < hi.X; at += 8 * px {
			d.AddRectFilled(imgui.Vec2{X: at, Y: line}, imgui.Vec2{X: min(at+4*px, hi.X), Y: line + max(1, px)}, gui.Pack(look.Quiet, 1))
		}
	}
	for _, q := range p.points {
		if q.f >= fl && q.f <= fh {
			d.PathLineTo(imgui.Vec2{X: x(q.f), Y: y(q.power)})
		}
	}
	d.PathStrokeV(gui.Pack(look.Excitatory, 1), 0, 1.6*px)
	p.ticks(c, lo, hi, x)
	p.legend(c, lo.X, hi.X)
	if hovered {
		p.hint(d, lo, hi, fl, fh)
	}
}

// powers are powers of ten from -8 to 8.
var powers = [...]string{"10⁻⁸", "10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "0.1", "1", "10", "100", "10³", "10⁴", "10⁵", "10⁶", "10⁷", "10⁸"}

const powersOffset = 8

// ticks writes the frequencies under the axes.
func (p *Spectrum) ticks(c *gui.Context, lo, hi imgui.Vec2, x func(f float64) float32) {
	px := c.Scale()
	d := imgui.WindowDrawList()
	for _, t := range [...]struct {
		f    float64
		text string
	}{{1, "1"}, {10, "10"}, {100, "100\u2009Hz"}} {
		at := x(math.Log10(t.f))
		d.AddRectFilled(imgui.Vec2{X: at, Y: hi.Y}, imgui.Vec2{X: at + look.HairPx, Y: hi.Y + 3*px}, gui.Pack(look.Quiet, 1))
		gui.TextAt(imgui.Vec2{X: min(at-gui.Size(t.text).X/2, hi.X-gui.Size(t.text).X), Y: hi.Y + 3*px}, look.Quiet, t.text)
	}
	imgui.SetCursorScreenPos(imgui.Vec2{X: lo.X, Y: hi.Y})
	imgui.Dummy(imgui.Vec2{X: 1, Y: imgui.FontSize() + 3*px})
}

// legend says whose rate it is, how high, and what the dashed line is.
func (p *Spectrum) legend(c *gui.Context, left, right float32) {
	px := c.Scale()
	top := imgui.CursorScreenPos().Y
	p.text = append(strconv.AppendFloat(append(p.text[:0], "rate of E, "...), p.rate, 'f', 1, 64), "\u2009Hz"...)
	d := imgui.WindowDrawList()
	y := top + imgui.FontSize()/2
	d.AddRectFilled(imgui.Vec2{X: left, Y: y - 0.8*px}, imgui.Vec2{X: left + 12*px, Y: y + 0.8*px}, gui.Pack(look.Excitatory, 1))
	gui.TextAt(imgui.Vec2{X: left + 16*px, Y: top}, look.Normal, p.text)
	const dashed = "independent neurons"
	x := right - gui.Size(dashed).X
	if x-16*px < left+16*px+gui.Size(p.text).X+look.Gap2*px {
		top += imgui.FontSize() + look.Gap1*px
		y, x = top+imgui.FontSize()/2, left+16*px
	}
	for k := range 2 {
		d.AddRectFilled(imgui.Vec2{X: x - float32(16-7*k)*px, Y: y - 0.5*px}, imgui.Vec2{X: x - float32(12-7*k)*px, Y: y + 0.5*px}, gui.Pack(look.Quiet, 1))
	}
	gui.TextAt(imgui.Vec2{X: x, Y: top}, look.Normal, dashed)
	imgui.Dummy(imgui.Vec2{X: 1, Y: top + imgui.FontSize() - imgui.CursorScreenPos().Y})
}

// hint reads the line off under the pointer.
func (p *Spectrum) hint(d *imgui.DrawList, lo, hi imgui.Vec2, fl, fh float64) {
	mouse := imgui.MousePos()
	f := fl + (fh-fl)*float64((mouse.X-lo.X)/(hi.X-lo.X))
	nearest := p.points[0]
	for _, q := range p.points {
		if math.Abs(q.f-f) < math.Abs(nearest.f-f) {
			nearest = q
		}
	}
	d.AddRectFilled(imgui.Vec2{X: mouse.X, Y: lo.Y}, imgui.Vec2{X: mouse.X + look.HairPx, Y: hi.Y}, gui.Pack(look.Quiet, 1))
	imgui.SetNextWindowPos(imgui.Vec2{X: lo.X, Y: hi.Y + 2*imgui.FontSize()}) // the line stays in view
	if !imgui.BeginTooltip() {
		return
	}
	hz := math.Pow(10, nearest.f)
	name := ""
	for _, b := range bands {
		if hz >= b.from && hz < b.to {
			name = ", " + b.name
		}
	}
	gui.Text(p.regions.name(p.region), look.Strong)
	gui.Text(fmt.Sprintf("%.3g\u2009Hz%s: %.2g\u2009Hz²/Hz", hz, name, math.Pow(10, nearest.power)), look.Normal)
	gui.Text(fmt.Sprintf("%.1f × independent neurons", math.Pow(10, nearest.power)/p.floor()), look.Quiet)
	imgui.EndTooltip()
}
