package overlay

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
)

// Fixed ranges: a scale that follows the data would make silence look busy.
const (
	rasterFull = 40  // Hz per neuron at full brightness
	rateFull   = 20  // Hz at the top of the population rates
	cordFull   = 200 // Hz at the edges of the motor-neuron lane
)

// dim bends brightness so that single spikes show, yet the raster at rest stays
// darker than the scene above it.
const dim = 0.7

// cell is one row of pixels of the raster: which finest rows it sums.
type cell struct {
	first, rows int
	kind        uint8   // 0 excitatory, 1 inhibitory, 2 between lobes
	hz          float32 // of one spike in a column, per neuron
}

// painter turns columns of a History into columns of pixels, top to bottom,
// RGBA, sRGB with straight alpha.
type painter struct {
	lanes lanes
	bands []band
	cells []cell
	glow  [2][256][3]byte // by kind, by brightness
	cord  []int           // cord neuron of each row of the cord's spikes, -1 for none
	hue   [][3]byte       // and its colour
	line  float32         // width of a curve, px
}

func newPainter(h *History, l lanes, scale float32) *painter {
	p := &painter{lanes: l, bands: bands(h.order, l.raster.height), cells: make([]cell, l.raster.height), line: max(1.4*scale, 1.4)}
	for i := range p.cells {
		p.cells[i].kind = 2
	}
	for _, b := range p.bands {
		block := h.order.blocks[b.block]
		for y := range b.height {
			lo := block.first + block.rows*y/b.height
			hi := max(block.first+block.rows*(y+1)/b.height, lo+1)
			c := cell{first: lo, rows: hi - lo}
			if block.inhibitory {
				c.kind = 1
			}
			n := 0
			for r := lo; r < hi; r++ {
				n += int(h.order.size[r])
			}
			c.hz = 10000 / float32(ColumnSteps*n)
			p.cells[b.top+y] = c
		}
	}
	for kind, hue := range [2]mgl32.Vec3{look.Excitatory, look.Inhibitory} {
		for i := range p.glow[kind] {
			p.glow[kind][i] = ember(hue, float32(i)/255)
		}
	}
	p.cordRows(h)
	return p
}

// ember is a hue at a brightness 0..1: dark at rest, the hue itself at four
// fifths, and towards white above, so that a burst stands out.
func ember(hue mgl32.Vec3, x float32) [3]byte {
	const knee = 0.8
	c := mix(look.Stage, hue, x/knee)
	if x >= knee {
		c = mix(hue, look.Strong, (x-knee)/(1-knee)*0.7)
	}
	b := rgba(c, 1)
	return [3]byte(b[:3])
}

func mix(a, b mgl32.Vec3, t float32) mgl32.Vec3 { return a.Mul(1 - t).Add(b.Mul(t)) }

// cordRows spreads the neurons of the cord over their lane.
func (p *painter) cordRows(h *History) {
	n := p.lanes.spikes.height
	p.cord, p.hue = make([]int, n), make([][3]byte, n)
	for y := range n {
		p.cord[y] = h.neurons * y / n
		for _, c := range h.static.Cord {
			if p.cord[y] < c.First || p.cord[y] >= c.First+c.N {
				continue
			}
			hue := look.Excitatory
			if c.Inhibitory {
				hue = look.Inhibitory
			}
			b := rgba(hue, 1)
			p.hue[y] = [3]byte(b[:3])
		}
	}
}

// paint fills the pixels of column c. before is the column to its left.
func (p *painter) paint(dst []byte, h *History, c int64) {
	clear(dst)
	if c < h.born || c >= h.next || c < h.next-historyColumns || c < 0 {
		return // not lived yet, or forgotten
	}
	col := &h.columns[c%historyColumns]
	before := col
	if c > h.born && c-1 > h.next-historyColumns {
		before = &h.columns[(c-1)%historyColumns]
	}
	if col.gap {
		hatch(dst, p.lanes.raster, c)
		hatch(dst, p.lanes.rate, c)
		hatch(dst, p.lanes.spikes, c)
	} else {
		p.raster(dst, h, c)
		p.spikes(dst, h, c)
		if before.gap {
			before = col
		}
		for kind, hue := range [2]mgl32.Vec3{look.Excitatory, look.Inhibitory} {
			p.curve(dst, p.lanes.rate, before.rate[kind]/rateFull, col.rate[kind]/rateFull, hue)
		}
	}
	if col.noCord {
		hatch(dst, p.lanes.cord, c)
		hatch(dst, p.lanes.drive, c)
		return
	}
	if before.noCord {
		before = col
	}
	p.muscles(dst, before, col)
	d := p.lanes.drive
	fill(dst, d, float32(d.bottom())-col.drive*float32(d.height), float32(d.bottom()), look.Families[3], 1)
}

// raster paints the spikes of the cortex.
func (p *painter) raster(dst []byte, h *History, c int64) {
	rows := len(h.order.size)
	at := int(c%historyColumns) * rows
	counts := h.counts[at : at+rows]
	for y, cell := range p.cells {
		if cell.kind == 2 {
			continue
		}
		n := 0
		for _, k := range counts[cell.first : cell.first+cell.rows] {
			n += int(k)
		}
		level := 0
		if n > 0 {
			x := float64(float32(n) * cell.hz / rasterFull)
			level = min(int(math.Pow(x, dim)*255), 255)
		}
		px := dst[4*(p.lanes.raster.top+y):]
		g := &p.glow[cell.kind][level]
		px[0], px[1], px[2], px[3] = g[0], g[1], g[2], 255
	}
}

// spikes paints those of the cord, one neuron a row or several.
func (p *painter) spikes(dst []byte, h *History, c int64) {
	at := int(c%historyColumns) * h.neurons
	for y, n := range p.cord {
		hi := h.neurons
		if y+1 < len(p.cord) {
			hi = max(p.cord[y+1], n+1)
		}
		for ; n < hi; n++ {
			if h.cord[at+n] > 0 {
				px := dst[4*(p.lanes.spikes.top+y):]
				px[0], px[1], px[2], px[3] = p.hue[y][0], p.hue[y][1], p.hue[y][2], 255
			}
		}
	}
}

// muscles paints the motor neurons: left above the middle, right below it,
// extensors as areas and flexors as lines.
func (p *painter) muscles(dst []byte, before, col *column) {
	const flexorL, extensorL, flexorR, extensorR = 0, 1, 2, 3
	l := p.lanes.cord
	middle := float32(l.top) + float32(l.height)/2
	reach := float32(l.height) / 2
	at := func(hz float32) float32 { return reach * min(hz/cordFull, 1) }
	fill(dst, l, middle-at(col.cord[extensorL]), middle, look.Extensor, 1)
	fill(dst, l, middle, middle+at(col.cord[extensorR]), look.Extensor, 1)
	stroke(dst, l, middle-at(before.cord[flexorL]), middle-at(col.cord[flexorL]), p.line, look.Flexor)
	stroke(dst, l, middle+at(before.cord[flexorR]), middle+at(col.cord[flexorR]), p.line, look.Flexor)
}

// curve paints a value 0..1 and the way to it from the last one.
func (p *painter) curve(dst []byte, s span, before, now float32, hue mgl32.Vec3) {
	y := func(v float32) float32 {
		half := p.line / 2
		return float32(s.bottom()) - half - min(max(v, 0), 1)*(float32(s.height)-p.line)
	}
	stroke(dst, s, y(before), y(now), p.line, hue)
}

// stroke covers from a to b and half a line's width beyond.
func stroke(dst []byte, s span, a, b, width float32, hue mgl32.Vec3) {
	fill(dst, s, min(a, b)-width/2, max(a, b)+width/2, hue, 1)
}

// fill covers the rows from top to bottom, their edges by their share.
func fill(dst []byte, s span, top, bottom float32, hue mgl32.Vec3, alpha float32) {
	ink := rgba(hue, 1)
	top, bottom = max(top, float32(s.top)), min(bottom, float32(s.bottom()))
	for y := int(top); y < s.bottom() && float32(y) < bottom; y++ {
		cover := min(float32(y+1), bottom) - max(float32(y), top)
		if cover <= 0 {
			continue
		}
		over(dst[4*y:4*y+4], ink, cover*alpha)
	}
}

// over blends ink on a pixel with straight alpha.
func over(px []byte, ink [4]byte, a float32) {
	under := float32(px[3]) / 255
	out := a + under*(1-a)
	if out <= 0 {
		return
	}
	for k := range 3 {
		px[k] = byte((float32(ink[k])*a+float32(px[k])*under*(1-a))/out + 0.5)
	}
	px[3] = byte(out*255 + 0.5)
}

// hatch marks what was lost: diagonal lines, outside every scale.
func hatch(dst []byte, s span, c int64) {
	ink := rgba(look.Line, 1)
	for y := s.top; y < s.bottom(); y++ {
		if (int64(y)+c)%6 < 2 {
			copy(dst[4*y:4*y+4], ink[:])
		}
	}
}
