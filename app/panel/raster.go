//go:build !headless

package panel

import (
	"fmt"
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/mathgl/mgl32"

	gui "encephagen/app/imgui"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Raster shows the spikes of a region, a line for each neuron, or of the whole
// cortex, a line for some neighbours, over the last moments, now at the right
// edge. It draws spikes once, into a texture whose rows are moments and which is
// used as a ring; a frame adds the moments that are new.
type Raster struct {
	regions *regions
	spikes  spikeReader
	span    int // index into spans

	region        int
	theme         *look.Theme
	moments, rows int   // of the texture
	dot           int   // of its texels a line, and px a moment
	bin           int64 // steps a moment
	lines         []rasterLine
	lineOf        []int32 // by neuron; -1 for none
	light         []float32

	texture *rgl.Texture
	cells   []uint16 // spikes by moment of the ring and line
	pixels  []byte
	newest  int64 // moment, -1 for none
	hover   []byte
}

// rasterLine is what shares a line of the picture.
type rasterLine struct {
	region, first, n int // its first neuron and how many
	inhibitory       bool
}

// spans are how many seconds the raster can show.
var spans = [...]struct {
	label   string
	seconds float64
}{{"0.5 s", 0.5}, {"2 s", 2}, {"8 s", 8}}

func newRaster(r *regions, str *frame.Streams) *Raster {
	return &Raster{regions: r, spikes: newSpikeReader(str), span: 1}
}

// rasterLines is how many neurons of a region have a line of their own.
const rasterLines = 200

// Draw shows the spikes up to a biological step.
func (p *Raster) Draw(c *gui.Context, region int, step float64) {
	px := c.Scale()
	labels := [...]string{spans[0].label, spans[1].label, spans[2].label}
	changed := choice(c, "last", labels[:], &p.span, "How much of the past is shown")

	dot := max(1, int(px+0.5))
	width := int(imgui.ContentRegionAvail().X) / dot
	if width < 8 {
		return
	}
	if changed || region != p.region || width != p.moments || dot != p.dot || look.Current() != p.theme || p.texture == nil {
		p.begin(region, width, dot)
	}
	p.advance(int64(math.Floor(step)))

	at := imgui.CursorScreenPos()
	at.X, at.Y = float32(int(at.X)), float32(int(at.Y))
	size := imgui.Vec2{X: float32(width * dot), Y: float32(p.rows)}
	gui.Spot("##raster", size, 0)
	d := imgui.WindowDrawList()
	end := imgui.Vec2{X: at.X + size.X, Y: at.Y + size.Y}
	d.AddRectFilled(at, end, gui.Pack(look.Stage, 1))
	// Rows of the texture are moments: it is drawn on its side. The oldest
	// moment is the one after the newest.
	from := float32((p.newest+1)%int64(p.moments)) / float32(p.moments)
	d.AddImageQuadV(c.Image(p.texture.ID()), at, imgui.Vec2{X: end.X, Y: at.Y}, end, imgui.Vec2{X: at.X, Y: end.Y},
		imgui.Vec2{X: 0, Y: from}, imgui.Vec2{X: 0, Y: from + 1}, imgui.Vec2{X: 1, Y: from + 1}, imgui.Vec2{X: 1, Y: from}, 0xffffffff)
	p.hint(at, size)
	p.foot(c, at.X, end.X)
}

// foot is the time axis and what the colours mean.
func (p *Raster) foot(c *gui.Context, left, right float32) {
	px := c.Scale()
	top := imgui.CursorScreenPos()
	p.hover = append(append(append(p.hover[:0], "−"...), spans[p.span].label...), ' ')
	gui.TextAt(imgui.Vec2{X: left, Y: top.Y}, look.Quiet, p.hover)
	textRight("now", right, top.Y, look.Quiet)
	const e, i = "excitatory", "inhibitory"
	r := 4 * px
	between := gui.Size(e).X + gui.Size(i).X + 4*r + look.Gap4*px
	if right-left > between+gui.Size(p.hover).X+gui.Size("now").X+2*look.Gap2*px {
		x, y := (left+right-between)/2, top.Y+imgui.FontSize()/2
		d := imgui.WindowDrawList()
		d.AddCircleFilledV(imgui.Vec2{X: x + r, Y: y}, 0.8*r, gui.Pack(look.Excitatory, 1), 16)
		gui.TextAt(imgui.Vec2{X: x + 2.5*r, Y: top.Y}, look.Normal, e)
		x += 3*r + gui.Size(e).X + look.Gap3*px
		d.AddCircleV(imgui.Vec2{X: x + r, Y: y}, 0.7*r, gui.Pack(look.Inhibitory, 1), 16, 0.4*r)
		gui.TextAt(imgui.Vec2{X: x + 2.5*r, Y: top.Y}, look.Normal, i)
	}
	imgui.Dummy(imgui.Vec2{X: 1, Y: imgui.FontSize()})
}

// begin starts the picture anew.
func (p *Raster) begin(region, moments, dot int) {
	p.region, p.moments, p.dot, p.theme = region, moments, dot, look.Current()
	p.bin = max(1, int64(spans[p.span].seconds*frame.StepsPerSecond)/int64(moments))
	p.arrange()
	if p.texture != nil {
		p.texture.Delete()
	}
	p.texture = rgl.NewTexture(p.rows, moments, rgl.RGBA8)
	p.texture.Filter(false)
	p.texture.Repeat(false, true)
	p.cells = make([]uint16, len(p.lines)*moments)
	p.pixels = make([]byte, 4*p.rows*moments)
	p.newest = -1
}

// arrange says which neurons share a line, and how much light a spike there
// gives: alone in its line all of it; among others so much that a cortex at rest
// reaches a third.
func (p *Raster) arrange() {
	st := p.regions.static
	p.lines = p.lines[:0]
	p.lineOf = make([]int32, len(st.RegionOf))
	for i := range p.lineOf {
		p.lineOf[i] = -1
	}
	if p.region >= 0 {
		n := min(rasterLines, st.Regions[p.region].Neurons)
		inhibits := max(1, n/5)
		p.share(p.region, false, n-inhibits)
		p.share(p.region, true, inhibits)
	} else {
		for _, r := range p.regions.order {
			p.share(r, false, 2)
		}
		for _, r := range p.regions.order {
			p.share(r, true, 1)
		}
	}
	p.rows = len(p.lines) * p.dot
	p.light = p.light[:0]
	for k := range p.lines {
		l := &p.lines[k]
		rest := 5.0
		if l.inhibitory {
			rest = 10
		}
		expected := rest * float64(l.n) * float64(p.bin) / frame.StepsPerSecond
		p.light = append(p.light, float32(max(0.12, min(1, 0.33/expected))))
	}
}

// share gives a region's neurons of a kind some lines.
func (p *Raster) share(region int, inhibitory bool, lines int) {
	st := p.regions.static
	r := &st.Regions[region]
	first, end := r.First, r.First+r.Neurons
	for first < end && st.Inhibitory[first] != inhibitory {
		first++
	}
	for end > first && st.Inhibitory[end-1] != inhibitory {
		end--
	}
	lines = min(lines, end-first)
	for k := range lines {
		from, to := first+k*(end-first)/lines, first+(k+1)*(end-first)/lines
		for i := from; i < to; i++ {
			p.lineOf[i] = int32(len(p.lines))
		}
		p.lines = append(p.lines, rasterLine{region: region, first: from, n: to - from, inhibitory: inhibitory})
	}
}

// advance takes in the spikes up to a step and draws the moments that they
// change.
func (p *Raster) advance(upTo int64) {
	now := upTo / p.bin
	if now < p.newest {
		p.begin(p.region, p.moments, p.dot) // time went back
	}
	first := max(p.newest, now-int64(p.moments)+1) // the newest moment was not over
	if p.newest < 0 {
		first = now - int64(p.moments) + 1
		p.spikes.seek(first * p.bin)
	}
	for m := max(first, p.newest+1); m <= now; m++ {
		clear(p.at(m))
	}
	p.newest = now
	for spikes := p.spikes.next(upTo); len(spikes) > 0; spikes = p.spikes.next(upTo) {
		for _, s := range spikes {
			m := s.Step / p.bin
			if line := p.lineOf[s.Neuron]; line >= 0 && m >= first {
				p.at(m)[line]++
			}
		}
	}
	for m := first; m <= now; m++ {
		p.paint(m)
	}
}

// at is a moment's line of the ring; before birth there was nothing, too.
func (p *Raster) at(m int64) []uint16 {
	return p.cells[p.row(m)*len(p.lines):][:len(p.lines)]
}

// row is a moment's row of the texture.
func (p *Raster) row(m int64) int {
	return int((m%int64(p.moments) + int64(p.moments)) % int64(p.moments))
}

// paint hands a moment to the graphics card.
func (p *Raster) paint(m int64) {
	k := p.row(m)
	row := p.pixels[4*k*p.rows:][:4*p.rows]
	for i, n := range p.at(m) {
		l := &p.lines[i]
		color := look.Excitatory
		if l.inhibitory {
			color = look.Inhibitory
		}
		texel := rgba(color, min(1, float32(n)*p.light[i]))
		for r := i * p.dot; r < (i+1)*p.dot; r++ {
			copy(row[4*r:], texel[:])
		}
	}
	p.texture.UploadRows(k, 1, row)
}

func rgba(c mgl32.Vec3, alpha float32) [4]byte {
	return [4]byte{byte(c[0]*255 + 0.5), byte(c[1]*255 + 0.5), byte(c[2]*255 + 0.5), byte(alpha*255 + 0.5)}
}

// hint says what lies under the pointer.
func (p *Raster) hint(at, size imgui.Vec2) {
	if !imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip) {
		return
	}
	mouse := imgui.MousePos()
	k := int((mouse.Y - at.Y) / size.Y * float32(len(p.lines)))
	if k < 0 || k >= len(p.lines) || !imgui.BeginTooltip() {
		return
	}
	l := &p.lines[k]
	kind := "excitatory"
	if l.inhibitory {
		kind = "inhibitory"
	}
	gui.Text(p.regions.name(l.region), look.Strong)
	if l.n == 1 {
		gui.Text(fmt.Sprintf("neuron %d, %s", l.first, kind), look.Normal)
	} else {
		gui.Text(fmt.Sprintf("neurons %d to %d, %s", l.first, l.first+l.n-1, kind), look.Normal)
	}
	m := p.newest - int64(p.moments) + 1 + int64((mouse.X-at.X)/size.X*float32(p.moments))
	if m >= 0 {
		n := p.at(m)[k]
		text := append(strconv.AppendInt(nil, int64(n), 10), ' ')
		text = append(append(text, plural(int(n), "spike")...), " at "...)
		text = strconv.AppendFloat(text, float64(m*p.bin)/frame.StepsPerSecond, 'f', 3, 64)
		gui.Text(append(text, "\u2009s"...), look.Quiet)
	}
	imgui.EndTooltip()
}

// Close frees the texture.
func (p *Raster) Close() {
	if p.texture != nil {
		p.texture.Delete()
	}
}
