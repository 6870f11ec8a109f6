//go:build !headless

package panel

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"encephagen/app/form"
	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/frame"
)

// Cortex is the section about the cortex: the spikes and the spectrum of a
// region or of all, functional connectivity so far, and what a hand can do to a
// region. Folded, it costs nothing and shows only that the biases are stale.
type Cortex struct {
	Form *form.Form // has the coupling
	Page int        // of Pages, that is shown

	regions      *regions
	raster       *Raster
	spectrum     *Spectrum
	connectivity *Connectivity
	touch        *Touch

	open   bool
	reveal bool // was just unfolded
	text   []byte

	scale, width, tall float32 // height of the highest page at this scale and width
}

// CortexState is what the section shows beside the streams.
type CortexState struct {
	Frame   *frame.Frame
	Step    float64 // biological time that is shown
	Region  int     // that is picked, -1 for none
	Played  bool    // spikes of a file, which can be looked at only
	Theory  *Theory // nil as long as there is none
	Balance Balance
}

// The pages of the section.
const (
	rasterPage = iota
	spectrumPage
	connectivityPage
	touchPage
)

// Pages are the names of the section's pages.
var Pages = []string{"spikes", "power", "FC", "act"}

// NewCortex makes the section for a newborn. people is the functional
// connectivity of people by region, nil where there is none for these regions.
func NewCortex(st *frame.Static, str *frame.Streams, people [][]float64) *Cortex {
	r := newRegions(st)
	return &Cortex{
		regions: r, raster: newRaster(r, str), spectrum: newSpectrum(r, str),
		connectivity: newConnectivity(r, str, people), touch: newTouch(r),
	}
}

// Draw hands what the user does to w, and returns the region that is picked then.
func (p *Cortex) Draw(c *gui.Context, w World, s CortexState) (region int) {
	head := imgui.CursorPosY()
	p.open = section(c, "Cortex", p.open)
	p.reveal = p.reveal || p.open && imgui.IsItemToggledOpen()
	gap := imgui.CurrentStyle().ItemInnerSpacing().X
	imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{X: gap, Y: look.Gap1 * c.Scale()})
	defer imgui.PopStyleVar()
	p.balance(c, w, s.Balance)
	if !p.open {
		return s.Region
	}
	p.tabs(c, s.Played)
	top := imgui.CursorPosY()
	defer p.end(c, head, top)
	region = s.Region
	if p.Page != connectivityPage {
		region = p.regions.Draw(c, region)
	}
	switch p.Page {
	case rasterPage:
		p.raster.Draw(c, region, s.Step)
	case spectrumPage:
		p.spectrum.Draw(c, region, s.Step)
	case connectivityPage:
		if p.Form != nil && !s.Played && p.regions.static.Preset == "default" { // the others have fixed synapses
			p.Form.Row(c, couplingKey)
		}
		if p.connectivity.Draw(c, s.Theory) {
			w.Rescan()
		}
	case touchPage:
		p.touch.Draw(c, w, region, s.Frame)
	}
	return region
}

// Unfold opens the section, or folds it if it is open.
func (p *Cortex) Unfold() {
	p.open = !p.open
	p.reveal = p.open
}

// end makes all pages as high as the highest that was shown, so that what lies
// below stays where it is, and shows a section that was just unfolded from its
// head on if it does not fit.
func (p *Cortex) end(c *gui.Context, head, top float32) {
	width := imgui.ContentRegionAvail().X
	if p.scale != c.Scale() || p.width != width {
		p.scale, p.width, p.tall = c.Scale(), width, 0
	}
	high := imgui.CursorPosY() - top
	p.tall = max(p.tall, high)
	if left := p.tall - high - imgui.CurrentStyle().ItemSpacing().Y; left > 0 {
		imgui.Dummy(imgui.Vec2{X: 1, Y: left})
	}
	if p.reveal && imgui.CursorPosY()-imgui.ScrollY() > imgui.WindowSize().Y {
		imgui.SetScrollYFloat(head - look.Gap2*c.Scale())
	}
	p.reveal = false
}

// couplingKey is the parameter that functional connectivity hangs on most.
const couplingKey = "cortex.coupling.gain"

// tabs choose the page. A played cortex obeys nothing.
func (p *Cortex) tabs(c *gui.Context, played bool) {
	gap := imgui.CurrentStyle().ItemSpacing().X
	shown := Pages
	if played {
		shown = Pages[:touchPage]
	}
	tabs := grid(c, len(shown), "spikes", gap)
	for i, name := range shown {
		if tabs.pick(c, name, pageHints[i], i == p.Page) {
			p.Page = i
		}
	}
}

var pageHints = [...]string{
	"Spikes of the picked region or of the whole cortex",
	"Power spectrum of the rate of the picked region or of the whole cortex",
	"Functional connectivity so far beside that of people and the linear theory's",
	"Stimulate and lesion the picked region",
}

// Close frees what the graphics card holds.
func (p *Cortex) Close() {
	p.raster.Close()
	p.connectivity.Close()
}

// Open tells whether the section is unfolded.
func (p *Cortex) Open() bool { return p.open }
