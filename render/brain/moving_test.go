package brain

import (
	"math"
	"slices"
	"testing"

	"encephagen/render/colormap"
	"encephagen/sim/frame"
)

// two is a network of two regions of ten neurons, the last two of each
// inhibitory, and one tract between them each way.
func two() *frame.Static {
	st := &frame.Static{
		Regions: []frame.Region{
			{Label: "A", Neurons: 10, First: 0, Centroid: [3]float32{-30, 0, 20}},
			{Label: "B", Neurons: 10, First: 10, Centroid: [3]float32{30, -20, 40}},
		},
		Tracts: []frame.Tract{{Source: 0, Target: 1, Weight: 1, Delay: 270}, {Source: 1, Target: 0, Weight: 0.5, Delay: 270}},
	}
	for i := range 20 {
		st.RegionOf = append(st.RegionOf, uint16(i/10))
		st.Inhibitory = append(st.Inhibitory, i%10 >= 8)
	}
	return st
}

// TestPulseTiming: the N-th excitatory spike of the source, and no other,
// sends a comet at its own step, which stands at the delay's share of the way
// at any time and arrives exactly the delay later.
func TestPulseTiming(t *testing.T) {
	st := two()
	p := newPulses(newTracts(st, 10), 2, 3)
	p.add(st, []frame.Spike{{Step: 1000, Neuron: 0}, {Step: 1001, Neuron: 8}, {Step: 1007, Neuron: 1}, {Step: 1011, Neuron: 2}, {Step: 1020, Neuron: 3}})
	want := []pulse{{0, 1000}, {0, 1020}}
	if !slices.Equal(p.alive, want) {
		t.Fatalf("pulses %v, want %v: spikes 1 and 4 of the excitatory ones", p.alive, want)
	}
	for _, c := range []struct{ step, head float64 }{{1000, 0}, {1135, 0.5}, {1135.25, 0.5 + 0.25/270}, {1270, 1}} {
		if got := p.head(p.alive[0], c.step); math.Abs(got-c.head) > 1e-12 {
			t.Errorf("at step %g the pulse is %g of the way, want %g", c.step, got, c.head)
		}
	}
	p.at(1135, 0)
	if len(p.comets) != 8 || p.comets[1] != 0.5 || p.comets[3] != 1 {
		t.Errorf("comets at half time: %v", p.comets)
	}
	tail := 0.5 - float64(cometMM/p.tracts.arcs[0].length)
	if math.Abs(float64(p.comets[2])-tail) > 1e-6 {
		t.Errorf("tail at %g, want %g: %d mm behind", p.comets[2], tail, cometMM)
	}
	p.at(1271, 0)
	if len(p.alive) != 2 || p.comets[1] != 1 {
		t.Errorf("just arrived: %v", p.comets)
	}
	p.at(1400, 0)
	if len(p.alive) != 0 || len(p.comets) != 0 {
		t.Errorf("long after arrival %d pulses are left", len(p.alive))
	}
}

// TestPulsesShareTheSpikes: tracts of one region are sent by different spikes.
func TestPulsesShareTheSpikes(t *testing.T) {
	st := two()
	st.Tracts = []frame.Tract{{Source: 0, Target: 1, Weight: 1, Delay: 100}, {Source: 0, Target: 1, Weight: 1, Delay: 200}}
	p := newPulses(newTracts(st, 10), 2, 4)
	for i := range int64(8) {
		p.add(st, []frame.Spike{{Step: i, Neuron: int32(i)}})
	}
	want := []pulse{{0, 0}, {1, 2}, {0, 4}, {1, 6}}
	if !slices.Equal(p.alive, want) {
		t.Errorf("pulses %v, want %v", p.alive, want)
	}
}

// TestPulsesAreBounded: what there is no room for is counted, not kept.
func TestPulsesAreBounded(t *testing.T) {
	st := two()
	p := newPulses(newTracts(st, 10), 2, 1)
	for i := range int64(maxPulses + 50) {
		p.add(st, []frame.Spike{{Step: i / 100, Neuron: 0}})
	}
	if len(p.alive) != maxPulses || p.lost != 50 {
		t.Errorf("%d alive, %d lost", len(p.alive), p.lost)
	}
}

// small is a state of two without surfaces.
func small() *state {
	st := two()
	return newState(st, &Atlas{}, newTracts(st, 10))
}

// TestFrameRateDoesNotMatter: the same moment looks the same, however many
// pictures came before it; only a comet's smear knows the shutter.
func TestFrameRateDoesNotMatter(t *testing.T) {
	st := newborn(t)
	a := newActivity(st, nil)
	o := DefaultOptions()
	run := func(every int64) *state {
		s := newState(st, &Atlas{}, newTracts(st, Strongest))
		for step := int64(0); step < 1200; step += every {
			s.advance(float64(step+every), a.spikes(step, step+every), a.rate, &o)
		}
		return s
	}
	fast, slow := run(100), run(400)
	if !slices.Equal(fast.flashes.last, slow.flashes.last) || fast.flashes.shown != slow.flashes.shown {
		t.Error("flashes differ between frame rates")
	}
	heads := func(s *state) (out []float32) {
		s.pulses.at(1200, 0)
		for i := 0; i < len(s.pulses.comets); i += 4 {
			out = append(out, s.pulses.comets[i], s.pulses.comets[i+1])
		}
		return out
	}
	if h := heads(fast); !slices.Equal(h, heads(slow)) || len(h) < 40 {
		t.Errorf("comets differ between frame rates, or there are too few (%d)", len(h)/2)
	}
}

// TestTimeBackwardsStartsAfresh: nothing of the future shows after a scrub.
func TestTimeBackwardsStartsAfresh(t *testing.T) {
	s := small()
	o := DefaultOptions()
	s.advance(1000, []frame.Spike{{Step: 990, Neuron: 1}}, []float32{1, 1}, &o)
	s.advance(995, nil, []float32{1, 1}, &o)
	if age := uint32(s.flashes.shown) - s.flashes.last[1]; age < 1<<30 || len(s.pulses.alive) != 0 {
		t.Errorf("a spike of %d steps before, %d pulses", age, len(s.pulses.alive))
	}
}

func TestAdvanceDoesNotAllocate(t *testing.T) {
	st := newborn(t)
	s := newState(st, atlas(t), newTracts(st, Strongest))
	o := DefaultOptions()
	a := newActivity(st, nil)
	spikes := slices.Clone(a.spikes(0, 167))
	step := 0.0
	n := testing.AllocsPerRun(50, func() {
		step += 167
		for i := range spikes {
			spikes[i].Step += 167
		}
		s.advance(step, spikes, a.rate, &o)
	})
	if n != 0 {
		t.Errorf("%g allocations an advance", n)
	}
}

// TestGlowFollowsTheScale: a lone region at the top of the scale lights its
// inner vertices fully, none beyond its border's blur, and the middle of its
// border half.
func TestGlowFollowsTheScale(t *testing.T) {
	st, a := newborn(t), atlas(t)
	s := newState(st, a, newTracts(st, 1))
	o := DefaultOptions()
	o.Rate = colormap.Scale{Map: colormap.Inferno, Min: 0, Max: 10}
	rate := make([]float32, 80)
	const postcentral = 54
	rate[postcentral] = 20 // beyond the scale: clamped
	s.advance(0, nil, rate, &o)
	h := &a.Cortex[0]
	near := neighbours(len(h.Pial), h.Index)
	inner, outer := 0, 0
	for v := range h.Pial {
		own, others := 0, 0
		for _, x := range near[v] {
			for _, y := range append(near[x], x) {
				if h.Region[y] == postcentral {
					own++
				} else {
					others++
				}
			}
		}
		switch g := s.glow[v]; {
		case g < 0 || g > 1.0001:
			t.Fatalf("glow of vertex %d is %g", v, g)
		case others == 0:
			inner++
			if g < 0.999 {
				t.Errorf("vertex %d is inside and glows %g", v, g)
			}
		case own == 0:
			outer++
			if g > 0 {
				t.Errorf("vertex %d is outside and glows %g", v, g)
			}
		}
	}
	if inner < 50 || outer < 8000 {
		t.Errorf("%d inner, %d outer vertices: not a region's border", inner, outer)
	}
}
