//go:build !headless

package panel

import (
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/colormap"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Theory is what the linear theory of the cortex predicts at the present
// parameters. It is never changed.
type Theory struct {
	FC       []float32 // row by row; nil if there is none
	LoopGain float64   // at 1 activity runs away
	Reason   string    // why there is no prediction
}

// Connectivity shows the functional connectivity that the newborn's cortex has
// shown so far beside that of people and the linear theory's prediction.
type Connectivity struct {
	regions *regions
	source  *frame.Connectivity
	theory  *Theory

	version                   int64
	seconds                   float64
	fresh                     []float32
	soFar, people, prediction matrix
	// Correlations: so far and people, theory and people, so far and theory.
	r    [3]float64
	text []byte
}

// newConnectivity takes the connectivity of people, or nil where the regions are
// not those that were measured.
func newConnectivity(r *regions, str *frame.Streams, people [][]float64) *Connectivity {
	n := len(r.names)
	p := &Connectivity{regions: r, source: &str.Connectivity, version: -1, fresh: make([]float32, n*n)}
	if len(people) == n {
		var flat []float32
		for _, row := range people {
			for _, x := range row {
				flat = append(flat, float32(x))
			}
		}
		p.people.set(flat)
	}
	p.compare()
	return p
}

// update takes in what is new.
func (p *Connectivity) update(t *Theory) {
	version, seconds := p.source.Read(p.version, p.fresh)
	if version == p.version && t == p.theory {
		return
	}
	if version != p.version {
		p.version, p.seconds = version, seconds
		if seconds > 0 {
			p.soFar.set(p.fresh)
		} else {
			p.soFar.set(nil)
		}
	}
	if t != p.theory {
		p.theory = t
		p.prediction.set(nil)
		if t != nil {
			p.prediction.set(t.FC)
		}
	}
	p.compare()
}

func (p *Connectivity) compare() {
	n := len(p.regions.names)
	p.r = [3]float64{
		similarity(p.soFar.values, p.people.values, n), similarity(p.prediction.values, p.people.values, n),
		similarity(p.soFar.values, p.prediction.values, n),
	}
}

// Draw shows the three matrices and how alike they are. It tells whether the
// user wants to begin anew.
func (p *Connectivity) Draw(c *gui.Context, t *Theory) (restart bool) {
	p.update(t)
	px := c.Scale()
	c.Push(c.Regular, look.Axis)
	defer c.Pop()
	gap := look.Gap3 * px
	width := imgui.ContentRegionAvail().X
	side := float32(int((width - gap) / 2))
	at := imgui.CursorScreenPos()
	right := at.X + width - side
	line := imgui.FontSize() + look.Gap1*px

	p.text = append(p.text[:0], "so far"...)
	if p.seconds > 0 {
		p.text = append(strconv.AppendFloat(append(p.text, ", "...), p.seconds, 'f', 0, 64), "\u2009s"...)
		if long := append(p.text, " of BOLD"...); gui.Size(long).X < side {
			p.text = long
		}
	}
	people := "measured, 3 adults"
	if gui.Size(people).X > side {
		people = "3 adults"
	}
	gui.TextAt(at, look.Normal, p.text)
	p.square(c, "##so far", &p.soFar, at, side, "needs 27\u2009s")
	gui.TextAt(imgui.Vec2{X: right, Y: at.Y}, look.Normal, people)
	p.square(c, "##people", &p.people, imgui.Vec2{X: right, Y: at.Y}, side, "other regions")
	below := at.Y + line + side + look.Gap2*px
	reason := ""
	if p.theory == nil {
		reason = "none"
	} else if p.theory.FC == nil {
		reason = p.theory.Reason
	}
	gui.TextAt(imgui.Vec2{X: at.X, Y: below}, look.Normal, "linear theory")
	p.square(c, "##theory", &p.prediction, imgui.Vec2{X: at.X, Y: below}, side, reason)

	restart = p.figures(c, imgui.Vec2{X: right, Y: below}, side)
	imgui.SetCursorScreenPos(imgui.Vec2{X: at.X, Y: max(below+line+side, imgui.CursorScreenPos().Y)})
	imgui.Dummy(imgui.Vec2{X: 1, Y: look.Gap1 * px})
	return restart
}

// square is a matrix, a line below at; empty is said in its middle if there is
// none.
func (p *Connectivity) square(c *gui.Context, id string, m *matrix, at imgui.Vec2, side float32, empty string) {
	px := c.Scale()
	at.Y += imgui.FontSize() + look.Gap1*px
	m.draw(c, p.regions.order, at, side)
	imgui.SetCursorScreenPos(at)
	gui.Spot(id, imgui.Vec2{X: max(1, side), Y: max(1, side)}, 0)
	if len(m.values) == 0 {
		size := gui.Size(empty)
		gui.TextAt(imgui.Vec2{X: at.X + (side-size.X)/2, Y: at.Y + (side-size.Y)/2}, look.Quiet, empty)
		return
	}
	if imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip) {
		p.hint(at, side)
	}
}

// hint names the pair under the pointer, with its value in all three.
func (p *Connectivity) hint(at imgui.Vec2, side float32) {
	n := len(p.regions.order)
	mouse := imgui.MousePos()
	row, column := int((mouse.Y-at.Y)/side*float32(n)), int((mouse.X-at.X)/side*float32(n))
	if row < 0 || row >= n || column < 0 || column >= n || !imgui.BeginTooltip() {
		return
	}
	i, j := p.regions.order[row], p.regions.order[column]
	gui.Text(p.regions.names[i], look.Strong)
	gui.Text(p.regions.names[j], look.Strong)
	for _, q := range [...]struct {
		name string
		m    *matrix
	}{{"so far ", &p.soFar}, {"measured ", &p.people}, {"theory ", &p.prediction}} {
		if len(q.m.values) > 0 {
			gui.Text(strconv.AppendFloat([]byte(q.name), float64(q.m.values[i*n+j]), 'f', 2, 64), look.Normal)
		}
	}
	gui.Text("Theory is of a network balanced for the present parameters", look.Quiet)
	imgui.EndTooltip()
}

// figures say how alike the matrices are, and what their colours mean.
func (p *Connectivity) figures(c *gui.Context, at imgui.Vec2, side float32) (restart bool) {
	px := c.Scale()
	line := imgui.FontSize() + look.Gap1*px
	edge := at.X + side
	gui.TextAt(at, look.Normal, "r over all pairs")
	y := at.Y + line
	for k, name := range [...]string{"so far, adults", "theory, adults", "so far, theory"} {
		p.text = appendR(p.text[:0], p.r[k])
		color := look.Strong
		if math.IsNaN(p.r[k]) {
			color = look.Quiet
		}
		gui.TextAt(imgui.Vec2{X: at.X, Y: y}, look.Quiet, name)
		if at.X+gui.Size(name).X+gui.Size(p.text).X+look.Gap1*px > edge {
			y += line // a narrow panel: below
		}
		textRight(p.text, edge, y, color)
		y += line
	}
	if p.theory != nil && p.theory.LoopGain > 0 {
		p.text = strconv.AppendFloat(p.text[:0], p.theory.LoopGain, 'f', 2, 64)
		gui.TextAt(imgui.Vec2{X: at.X, Y: y}, look.Quiet, "loop gain")
		color := look.Strong
		if p.theory.LoopGain >= 1 {
			color = look.Record
		}
		if at.X+gui.Size("loop gain").X+gui.Size(p.text).X+look.Gap1*px > edge {
			y += line
		}
		textRight(p.text, edge, y, color)
		y += line
	}
	y += look.Gap1 * px
	scaleBar(at.X, y, side, 6*px)
	y += 6*px + look.Gap1*px
	gui.TextAt(imgui.Vec2{X: at.X, Y: y}, look.Quiet, "0, less")
	textRight("1", edge, y, look.Quiet)
	imgui.SetCursorScreenPos(imgui.Vec2{X: at.X, Y: y + line})
	restart = gui.Button("begin anew", imgui.Vec2{X: side})
	gui.Tooltip("Forget the connectivity so far, as after a change of the coupling. 20\u2009s of BOLD are dropped, then a correlation takes some images", 300*px)
	return restart
}

func appendR(dst []byte, r float64) []byte {
	if math.IsNaN(r) {
		return append(dst, "–"...)
	}
	return strconv.AppendFloat(dst, r, 'f', 2, 64)
}

// scaleBar shows the colours from 0 to 1.
func scaleBar(x, y, width, height float32) {
	const steps = 32
	d := imgui.WindowDrawList()
	scale := colormap.Amounts()
	for k := range steps {
		from, to := x+width*float32(k)/steps, x+width*float32(k+1)/steps
		d.AddRectFilled(imgui.Vec2{X: from, Y: y}, imgui.Vec2{X: to, Y: y + height}, gui.Pack(scale.At((float32(k)+0.5)/steps), 1))
	}
}

// Close frees the textures.
func (p *Connectivity) Close() {
	p.soFar.close()
	p.people.close()
	p.prediction.close()
}
