package overlay

import (
	"slices"
	"testing"

	"encephagen/render/internal/specimen"
	"encephagen/sim/frame"
)

func TestOrderHoldsEveryNeuronOnce(t *testing.T) {
	n := specimen.New()
	o := newOrder(n.Static)
	shown := slices.Clone(o.shown)
	slices.Sort(shown)
	for i, neuron := range shown {
		if int(neuron) != i {
			t.Fatalf("neuron %d is missing or twice", i)
		}
	}
	if want := []string{"Frontal", "Insula", "Limbic", "Occipital", "Temporal", "Parietal"}; !slices.Equal(o.lobes, want) {
		t.Errorf("lobes %v, want %v", o.lobes, want)
	}
	if o.count != [2]int{12800, 3200} {
		t.Errorf("%v excitatory and inhibitory neurons", o.count)
	}
	for _, b := range o.blocks {
		for r := b.first; r < b.first+b.rows; r++ {
			from := o.start[r]
			for _, neuron := range o.shown[from : from+int32(o.size[r])] {
				region := n.Static.Regions[n.Static.RegionOf[neuron]]
				if region.Lobe != o.lobes[b.lobe] || n.Static.Inhibitory[neuron] != b.inhibitory || int(o.rowOf[neuron]) != r {
					t.Fatalf("neuron %d of %s lies in row %d of %s", neuron, region.Label, r, o.lobes[b.lobe])
				}
			}
		}
	}
}

func TestBandsShareTheRaster(t *testing.T) {
	o := newOrder(specimen.New().Static)
	for height := 12; height < 700; height += 7 {
		at := 0
		for _, b := range bands(o, height) {
			if b.top < at || b.bottom() > height || b.height < 0 {
				t.Fatalf("height %d: band %+v after row %d", height, b, at)
			}
			at = b.bottom()
		}
		if at < height-12 {
			t.Errorf("height %d: only %d rows are used", height, at)
		}
	}
}

func TestLanesFitIntoTheStrip(t *testing.T) {
	for _, scale := range []float32{0.25, 1, 1.5, 3} {
		for h := int(60 * scale); h < int(500*scale); h += 13 {
			l := share(h, scale, 80)
			if bottom := l.height + l.axis + int(laneTop*scale+0.5); bottom > h+2 {
				t.Errorf("scale %v, height %d: lanes and axis take %d", scale, h, bottom)
			}
		}
	}
}

func TestRatesCountEverySpike(t *testing.T) {
	n := specimen.New()
	h := NewHistory(n.Static, n.Streams)
	n.Live(100)
	h.Advance(15000)
	if h.next != 15000/ColumnSteps {
		t.Fatalf("%d columns are complete, want %d", h.next, 15000/ColumnSteps)
	}
	var got int64
	for c := range h.next {
		col := &h.columns[c]
		got += int64(col.total[0] + col.total[1])
		if col.gap || col.noCord {
			t.Errorf("column %d: gap %v, cord %v", c, col.gap, col.noCord)
		}
	}
	if want := n.Streams.Spikes.Next(); got != want {
		t.Errorf("%d spikes in the strip, %d were fired", got, want)
	}
	var rows int64
	for _, k := range h.counts[:int(h.next)*len(h.order.size)] {
		rows += int64(k)
	}
	if rows != got {
		t.Errorf("%d spikes in the rows, %d in the rates", rows, got)
	}
}

// Nothing of a tick that is still being simulated is shown.
func TestStripWaitsForTheSimulation(t *testing.T) {
	n := specimen.New()
	h := NewHistory(n.Static, n.Streams)
	n.Live(10)
	h.Advance(1e6)
	if want := int64(10 * 150 / ColumnSteps); h.next != want {
		t.Errorf("%d columns, want %d", h.next, want)
	}
	h.Advance(100)
	if want := int64(10 * 150 / ColumnSteps); h.next != want {
		t.Errorf("an earlier step left %d columns", h.next)
	}
}

// Spikes that were overwritten before the strip read them are a gap, not a
// silence.
func TestLostSpikesAreAGap(t *testing.T) {
	n := specimen.New()
	n.Streams.Spikes = frame.NewRing[frame.Spike](20000) // about 0.2 s
	h := NewHistory(n.Static, n.Streams)
	n.Live(60)
	h.Advance(9000)
	n.Live(60)
	h.Advance(18000)
	var gaps []int64
	for c := range h.next {
		if h.columns[c].gap {
			gaps = append(gaps, c)
		}
	}
	if len(gaps) == 0 {
		t.Fatal("no gap although the ring is shorter than the pause")
	}
	for _, c := range gaps {
		if c >= h.next-20 {
			t.Errorf("column %d of %d is a gap although its spikes were there", c, h.next)
		}
	}
	for c := range h.next {
		col := &h.columns[c]
		if !col.gap && col.total[0] == 0 {
			t.Errorf("column %d is silent but no gap", c)
		}
	}
}

func TestPointerFindsTheNeuron(t *testing.T) {
	c, f := canvas(t, 900, 300)
	n := specimen.New()
	h := NewHistory(n.Static, n.Streams)
	s := NewStrip(h)
	t.Cleanup(s.Close)
	n.Live(200)
	h.Advance(30000)
	begin(c, f)
	s.Draw(c, 0, 0, 900, 300, 1)
	c.End()
	lobes, kinds, lanes := map[string]bool{}, map[bool]bool{}, map[Lane]bool{}
	for y := range 300 {
		hover, ok := s.At(700, y)
		if !ok {
			continue
		}
		lanes[hover.Lane] = true
		if hover.Lane == RasterLane {
			lobes[n.Static.Regions[hover.Region].Lobe] = true
			kinds[hover.Inhibitory] = true
			if n.Static.Inhibitory[hover.Neuron] != hover.Inhibitory || int(n.Static.RegionOf[hover.Neuron]) != hover.Region {
				t.Fatalf("row %d: %+v", y, hover)
			}
		}
	}
	if len(lobes) != 6 || len(kinds) != 2 || len(lanes) != 5 {
		t.Errorf("found lobes %v, kinds %v, lanes %v", lobes, kinds, lanes)
	}
	right, _ := s.At(s.left+s.plot-1, 10)
	if want := int64(30000 - ColumnSteps); right.Step != want {
		t.Errorf("at the right edge it is step %d, want %d", right.Step, want)
	}
	if _, ok := s.At(s.left+s.plot, 10); ok {
		t.Error("beyond now there is nothing")
	}
}

func BenchmarkHistory(b *testing.B) {
	n := specimen.New()
	h := NewHistory(n.Static, n.Streams)
	n.Live(660)
	b.ReportAllocs()
	step := 0.0
	for b.Loop() {
		if step += 333; step > 90000 {
			b.StopTimer()
			h, step = NewHistory(n.Static, n.Streams), 333
			b.StartTimer()
		}
		h.Advance(step)
	}
}

func BenchmarkStrip(b *testing.B) {
	c, f := canvas(b, 973, 158)
	n := specimen.New()
	h := NewHistory(n.Static, n.Streams)
	s := NewStrip(h)
	b.Cleanup(s.Close)
	n.Live(660)
	b.ReportAllocs()
	step := 0.0
	for b.Loop() {
		if step += 333; step > 90000 {
			step = 0
			h = NewHistory(n.Static, n.Streams)
			s.history = h
			s.painted = 0
		}
		h.Advance(step)
		begin(c, f)
		s.Draw(c, 0, 0, 973, 158, 1)
		c.End()
	}
}
