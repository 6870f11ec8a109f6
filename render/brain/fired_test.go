package brain

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"testing"

	"github.com/go-gl/gl/v3.3-core/gl"

	rgl "encephagen/render/gl"
	"encephagen/render/trail"
	"encephagen/sim/frame"
)

// TestFlashFades: light over that at rest falls to 1/e in tau, and is none before
// the spike and after ten of them; the newest spike counts.
func TestFlashFades(t *testing.T) {
	r, st := scene(t)
	r.Options = Options{Somata: true, Flash: 1, Rate: r.Options.Rate}
	const neuron, side, spike = 54*200 + 3, 64, 1000
	cam := Camera(1)
	cam.Target = r.form.at(&r.somata[neuron])
	cam.Distance = 8 // mm: larger than a pixel
	f := canvas(t, side, side)
	quiet := make([]float32, len(st.Regions))
	light := func(step int64, spikes ...frame.Spike) float64 {
		r.Advance(float64(step), spikes, quiet)
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
		gl.Finish() // Mesa's llvmpipe may hand over what was there before
		gl.BindTexture(gl.TEXTURE_2D, r.inside.Color())
		linear := make([]float32, 4*side*side)
		gl.GetTexImage(gl.TEXTURE_2D, 0, gl.RGBA, gl.FLOAT, gl.Ptr(linear))
		return float64(linear[4*(side/2*side+side/2)])
	}
	rest := light(spike - 500)
	light(spike-400, frame.Spike{Step: spike - 400, Neuron: neuron})
	full := light(spike, frame.Spike{Step: spike, Neuron: neuron}) - rest
	if full < 0.2 {
		t.Fatalf("a spike adds %.3g of light", full)
	}
	for _, c := range []struct {
		age  int64
		want float64
	}{{FlashTau / 2, math.Exp(-0.5)}, {FlashTau, math.Exp(-1)}, {10 * FlashTau, 0}} {
		if got := (light(spike+c.age) - rest) / full; math.Abs(got-c.want) > 0.005 {
			t.Errorf("%d steps after the spike there is %.3f of its light, want %.3f", c.age, got, c.want)
		}
	}
	if got := light(spike+5000, frame.Spike{Step: spike + 5001, Neuron: neuron}) - rest; math.Abs(got) > 0.005*full {
		t.Errorf("a spike that is still to come adds %.3g of light", got)
	}
}

// card is a graphics card that computes, as far as pictures see it: it writes
// spikes into a ring, as package compute does.
type card struct {
	trail.Trail
	buffer uint32
	words  []uint32
}

const cardBits = 21

func newCard(t *testing.T, room int) *card {
	c := new(card)
	gl.GenBuffers(1, &c.buffer)
	t.Cleanup(func() { gl.DeleteBuffers(1, &c.buffer) })
	gl.BindBuffer(gl.COPY_WRITE_BUFFER, c.buffer)
	gl.BufferData(gl.COPY_WRITE_BUFFER, 8*room, nil, gl.DYNAMIC_COPY)
	c.Begin(c.buffer, room, cardBits)
	return c
}

// compute writes the spikes of steps from..to-1. Within a window of 1 ms their
// order is nobody's: here the last neuron comes first, and its own in time.
func (c *card) compute(t *testing.T, spikes []frame.Spike, from, to int64) {
	listed := slices.Clone(spikes)
	slices.SortStableFunc(listed, func(a, b frame.Spike) int {
		return cmp.Or(cmp.Compare(a.Step/frame.StepsPerMS, b.Step/frame.StepsPerMS), cmp.Compare(b.Neuron, a.Neuron))
	})
	c.words = c.words[:0]
	for _, s := range listed {
		c.words = append(c.words, uint32(s.Step-from)<<cardBits|uint32(s.Neuron), 1<<16)
	}
	first, ok := c.Place(len(spikes))
	if !ok {
		t.Fatalf("no room for %d spikes", len(spikes))
	}
	if len(spikes) > 0 {
		gl.BindBuffer(gl.COPY_WRITE_BUFFER, c.buffer)
		gl.BufferSubData(gl.COPY_WRITE_BUFFER, 8*first, 4*len(c.words), gl.Ptr(c.words))
	}
	c.Add(trail.Batch{Step: from, End: to, First: first, Count: len(spikes)})
}

// TestSpikesOnCard: spikes that are on the card make the same picture, to the byte,
// as those that come from the host; where the card has forgotten some, the host's
// are taken, and the card's again from there.
func TestSpikesOnCard(t *testing.T) {
	r, st := scene(t)
	a := newActivity(st, lively)
	const w, h = 320, 300
	f := canvas(t, w, h)
	cam := Camera(float32(w) / h)
	draw := func(source *trail.Trail) (px []byte, words []uint32) {
		t.Helper()
		r.SpikesFrom(source)
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
		px, words = make([]byte, 4*w*h), make([]uint32, len(r.state.flashes.last))
		rgl.ReadRGBA(f, px)
		gl.Finish()
		gl.BindTexture(gl.TEXTURE_2D, r.fired.picture.Color())
		gl.GetTexImage(gl.TEXTURE_2D, 0, gl.RED_INTEGER, gl.UNSIGNED_INT, gl.Ptr(words))
		return px, words
	}
	c := newCard(t, 4*len(st.RegionOf))
	const tick, stride = 150, 97 // pictures end in the middle of what the card computes
	done, shown := int64(0), int64(-1)
	advance := func(to int64) {
		for ; done <= to; done += tick {
			c.compute(t, a.spikes(done, done+tick), done, done+tick)
		}
		r.Advance(float64(to)+0.3, a.spikes(shown+1, to+1), a.rate)
		shown = to
	}
	fromCard := 0
	for to := int64(40); to < 3000; to += stride {
		advance(to)
		px, words := draw(&c.Trail)
		if r.SpikesOnCard() {
			fromCard++
		} else if fromCard > 0 {
			t.Fatalf("step %d: spikes came from the host", to)
		}
		if !slices.Equal(words, r.state.flashes.last) {
			t.Fatalf("step %d: the card's last spikes are others than the host's", to)
		}
		if to%5 != 0 {
			continue
		}
		if want, _ := draw(nil); r.SpikesOnCard() || !bytes.Equal(px, want) {
			t.Fatalf("step %d: the picture is another one", to)
		}
		draw(&c.Trail) // nothing is new
	}
	if fromCard < 25 {
		t.Errorf("%d pictures came from the card", fromCard)
	}

	// Nobody looks for a second.
	for to := shown + tick; to < 13000; to += tick {
		advance(to)
	}
	if _, words := draw(&c.Trail); r.SpikesOnCard() || !slices.Equal(words, r.state.flashes.last) {
		t.Error("after a second without a picture the spikes came from a card that has forgotten some")
	}
	advance(shown + stride)
	if _, words := draw(&c.Trail); !r.SpikesOnCard() || !slices.Equal(words, r.state.flashes.last) {
		t.Error("after that they no longer come from the card")
	}

	// After a jump back the picture begins anew, from the host.
	r.Advance(float64(shown-1000), nil, a.rate)
	r.Advance(float64(shown), nil, a.rate)
	if draw(&c.Trail); r.SpikesOnCard() {
		t.Error("the picture of before a jump back goes on")
	}
}
