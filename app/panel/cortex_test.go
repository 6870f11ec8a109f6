//go:build !headless

package panel

import (
	"math"
	"sync"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	gui "encephagen/app/imgui"
	"encephagen/render/look"
	"encephagen/sim/connectome"
	"encephagen/sim/frame"
	"encephagen/sim/philox"
)

// brain is 80 regions with ten seconds of spikes whose rates waver at 6 and
// 20 Hz in the frontal lobe.
type brain struct {
	static  *frame.Static
	streams *frame.Streams
	people  [][]float64
	step    float64
}

var sharedBrain = sync.OnceValue(func() *brain {
	con, err := connectome.HCP7()
	if err != nil {
		panic(err)
	}
	people, err := connectome.HCP7Measured(con.Regions)
	if err != nil {
		panic(err)
	}
	b := &brain{static: &frame.Static{StepsPerTick: 150, SubSteps: 5, Geoms: make([]frame.Geom, 1)}, people: people.Test}
	const neurons = 200
	for i, r := range con.Regions {
		b.static.Regions = append(b.static.Regions, frame.Region{Label: r.Label, Name: r.Name, Hemisphere: r.Hemisphere, Lobe: r.Lobe, Neurons: neurons, First: i * neurons})
		for k := range neurons {
			b.static.RegionOf = append(b.static.RegionOf, uint16(i))
			b.static.Inhibitory = append(b.static.Inhibitory, k >= neurons*4/5)
		}
	}
	b.streams = frame.NewStreams(b.static)
	const seconds = 10
	for ms := range seconds * 1000 {
		t := float64(ms) / 1000
		for r := range b.static.Regions {
			rate := 6.0 + 2*math.Sin(2*math.Pi*0.7*t+float64(r))
			if b.static.Regions[r].Lobe == "Frontal" {
				rate += 3*math.Sin(2*math.Pi*6*t) + 2*math.Sin(2*math.Pi*20*t+float64(r))
			}
			words := philox.Draw(11, philox.StreamState, uint32(ms), uint32(r), 0)
			expected := rate * neurons / 1000
			n := int(expected + philox.Unit(words[0]))
			for k := range min(n, 3) {
				word := words[1+k]
				b.streams.Spikes.Append(frame.Spike{Step: int64(ms*10 + k), Neuron: int32(r*neurons) + int32(word%neurons)})
			}
		}
	}
	b.step = seconds * frame.StepsPerSecond
	return b
})

// flat lays a matrix out row by row, less or more, with noise.
func flat(m [][]float64, gain, noise float64) (out []float32) {
	for i, row := range m {
		for j, x := range row {
			a, b := min(i, j), max(i, j)
			w := philox.Unit(philox.Draw(2, philox.StreamState, uint32(a), uint32(b), 0)[0]) - 0.5
			if i != j {
				x = gain*x + noise*w
			}
			out = append(out, float32(x))
		}
	}
	return out
}

// TestCortex draws every page of the section, dark and light, at two sizes of
// the text: for a region, the whole cortex, and with nothing there yet.
func TestCortex(t *testing.T) {
	b := sharedBrain()
	b.streams.Connectivity.Watch(len(b.people))
	b.streams.Connectivity.Write(flat(b.people, 1.2, 0.5), 143)
	f := &frame.Frame{Step: int64(b.step), Lesioned: make([]bool, 80), Stimuli: make([]frame.Stimulus, 80)}
	f.Lesioned[17] = true
	f.Stimuli[4] = frame.Stimulus{Strength: 12, Left: 230}
	f.Stimuli[55] = frame.Stimulus{Poisson: true, Strength: 120}
	theory := &Theory{FC: flat(b.people, 0.9, 0.2), LoopGain: 0.93}
	for _, c := range []struct {
		name   string
		page   int
		region int
		theme  *look.Theme
		text   float32
		width  float32
		b      Balance
	}{
		{"spikes", rasterPage, 4, look.Dark, 1, 307, Balance{}},
		{"spikes_all_light", rasterPage, -1, look.Light, 1, 307, Balance{}},
		{"spikes_200", rasterPage, 4, look.Light, 2, 600, Balance{}},
		{"spectrum", spectrumPage, 4, look.Dark, 1, 307, Balance{}},
		{"spectrum_all_light", spectrumPage, -1, look.Light, 1, 307, Balance{}},
		{"fc", connectivityPage, -1, look.Dark, 1, 307, Balance{Stale: true}},
		{"fc_light", connectivityPage, -1, look.Light, 1, 307, Balance{Stale: true, Running: true, Done: 23, Total: 60}},
		{"fc_300", connectivityPage, -1, look.Dark, 3, 640, Balance{}},
		{"fc_played", connectivityPage, -1, look.Dark, 1, 307, Balance{}},
		{"act", touchPage, 4, look.Dark, 1, 307, Balance{}},
		{"act_none_light", touchPage, -1, look.Light, 1, 307, Balance{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			look.Use(c.theme)
			defer look.Use(look.Dark)
			p := NewCortex(b.static, b.streams, b.people)
			p.open, p.Page = true, c.page
			p.spectrum.advance(c.region, 0) // it has lived all the time
			height := 420 * c.text
			img := stage(t, int(c.width), int(height), c.text, 3, func(g *gui.Context) {
				column("column", 0, 0, c.width, height, func() {
					s := CortexState{Frame: f, Step: b.step, Region: c.region, Theory: theory, Balance: c.b}
					if c.name == "fc_played" {
						s.Played, s.Theory = true, nil
					}
					p.Draw(g, nil, s)
				})
			})
			golden(t, "cortex_"+c.name, img)
		})
	}
}

// TestFoldedCortexWarns: a change of coupling is said even where the section is
// folded, and nothing else is.
func TestFoldedCortexWarns(t *testing.T) {
	b := sharedBrain()
	heights := map[bool]float32{}
	for _, stale := range []bool{false, true} {
		p := NewCortex(b.static, b.streams, nil)
		stage(t, 307, 200, 1, 2, func(g *gui.Context) {
			column("column", 0, 0, 307, 200, func() {
				top := imgui.CursorPosY()
				p.Draw(g, nil, CortexState{Balance: Balance{Stale: stale}, Region: -1})
				heights[stale] = imgui.CursorPosY() - top
			})
		})
	}
	if heights[false] > 30 || heights[true] < heights[false]+40 {
		t.Errorf("folded it is %v px high, with stale biases %v", heights[false], heights[true])
	}
}

// TestRasterCountsEverySpike: what is drawn while time goes on in uneven pieces
// is what is drawn at once.
func TestRasterCountsEverySpike(t *testing.T) {
	b := sharedBrain()
	stage(t, 40, 40, 1, 1, func(*gui.Context) {
		r := newRegions(b.static)
		for _, region := range []int{-1, 54} {
			once, pieces := newRaster(r, b.streams), newRaster(r, b.streams)
			defer once.Close()
			defer pieces.Close()
			once.begin(region, 250, 1)
			pieces.begin(region, 250, 1)
			for at := 50000.0; at < 99123; at *= 1.013 {
				pieces.advance(int64(at))
			}
			pieces.advance(99123)
			once.advance(99123)
			total := 0
			for i := range once.cells {
				if once.cells[i] != pieces.cells[i] {
					t.Fatalf("region %d: cell %d has %d spikes, in pieces %d", region, i, once.cells[i], pieces.cells[i])
				}
				total += int(once.cells[i])
			}
			if first := once.newest - 249; total != spikesBetween(b, region, first*once.bin, 99123) {
				t.Errorf("region %d: %d spikes drawn, there were %d", region, total, spikesBetween(b, region, first*once.bin, 99123))
			}
		}
	})
}

func spikesBetween(b *brain, region int, first, last int64) (n int) {
	buf := make([]frame.Spike, 1<<20)
	got, _, _ := b.streams.Spikes.Read(0, buf)
	for _, s := range buf[:got] {
		if s.Step >= first && s.Step <= last && (region < 0 || int(b.static.RegionOf[s.Neuron]) == region) {
			n++
		}
	}
	return n
}

// TestSpectrumFindsTheRhythm: the frontal lobe's 6 and 20 Hz stand out of the
// spectrum of one of its regions, and the floor is that of independent neurons.
func TestSpectrumFindsTheRhythm(t *testing.T) {
	b := sharedBrain()
	p := newSpectrum(newRegions(b.static), b.streams)
	for at := 0.0; at <= b.step; at += 170 {
		p.advance(0, int64(at))
	}
	if p.welch.Segments() < 8 || math.Abs(p.rate-6) > 1 {
		t.Fatalf("%d segments, a rate of %.2f Hz", p.welch.Segments(), p.rate)
	}
	power := func(hz float64) float64 { return p.density[int(math.Round(hz/p.welch.Resolution()))] }
	for _, hz := range []float64{6, 20} {
		if power(hz) < 5*power(40) {
			t.Errorf("%v Hz: %.3g, 40 Hz: %.3g", hz, power(hz), power(40))
		}
	}
	if f := p.floor(); math.Abs(f-2*p.rate/160) > 1e-9 {
		t.Errorf("floor %v", f)
	}
}

func TestSimilarity(t *testing.T) {
	a := []float32{1, 0.1, 0.5, 0.1, 1, 0.9, 0.5, 0.9, 1}
	b := []float32{1, -0.2, -1, -0.2, 1, -1.8, -1, -1.8, 1}
	if r := similarity(a, b, 3); math.Abs(r+1) > 1e-6 {
		t.Errorf("r %v, want -1", r)
	}
	if r := similarity(a, nil, 3); !math.IsNaN(r) {
		t.Errorf("r %v with nothing", r)
	}
}

// TestRegionOrder puts each hemisphere's regions together, partners in the same
// place of their halves.
func TestRegionOrder(t *testing.T) {
	r := newRegions(sharedBrain().static)
	for k := range 40 {
		l, rt := r.order[k], r.order[k+40]
		if r.static.Regions[l].Hemisphere != 'L' || rt != l+1 {
			t.Errorf("place %d has %s, place %d %s", k, r.names[l], k+40, r.names[rt])
		}
		if r.place[l] != k {
			t.Errorf("%s is at %d, not %d", r.names[l], r.place[l], k)
		}
	}
	if r.name(-1) != "whole cortex" || !matches(r.search[0], []string{"precentral", "left"}) || matches(r.search[0], []string{"right"}) {
		t.Errorf("%q, %q", r.name(-1), r.search[0])
	}
}

// BenchmarkCortex is a frame of each page with spikes coming in.
func BenchmarkCortex(b *testing.B) {
	br := sharedBrain()
	br.streams.Connectivity.Watch(len(br.people))
	br.streams.Connectivity.Write(flat(br.people, 1.2, 0.5), 143)
	f := &frame.Frame{Lesioned: make([]bool, 80), Stimuli: make([]frame.Stimulus, 80)}
	theory := &Theory{FC: flat(br.people, 0.9, 0.2), LoopGain: 0.93}
	for page, name := range Pages {
		b.Run(name, func(b *testing.B) {
			p := NewCortex(br.static, br.streams, br.people)
			p.open, p.Page = true, page
			b.ReportAllocs()
			step := 50000.0
			stage(b, 307, 420, 1, b.N+3, func(g *gui.Context) {
				step = min(step+166, br.step)
				column("column", 0, 0, 307, 420, func() {
					p.Draw(g, nil, CortexState{Frame: f, Step: step, Region: 4, Theory: theory})
				})
			})
		})
	}
}
