//go:build !headless

package compute

import (
	"slices"
	"testing"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/render/trail"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/cortextest"
	"encephagen/sim/frame"
)

// TestKeep: the spikes of each tick lie on the card where the trail says, after
// many turns of the ring, too; with another network they are gone, as when the
// backend is closed.
func TestKeep(t *testing.T) {
	b, err := OpenShared(own) // with nobody, here
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	c, _, err := cortextest.New("default", 1)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	const room = 8000 // spikes
	b.keptLimit = room
	if err := c.MoveTo(b); err != nil {
		t.Fatal(err)
	}
	const tick = 15 * backend.StepsPerWindow
	seen := 0
	for k := range int64(80) {
		c.Advance(tick / backend.StepsPerWindow)
		want := c.Spikes()
		var batches []trail.Batch
		ok := b.Trail().Draw(k*tick-1, (k+1)*tick-1, func(_ uint32, _ int, offered []trail.Batch) { batches = offered })
		if !ok || len(batches) != min(1, len(want)) {
			t.Fatalf("tick %d: batches %v, %v", k, batches, ok)
		}
		var got []frame.Spike
		for _, at := range batches {
			for _, s := range b.keptSpikes(at.First, at.Count) {
				got = append(got, frame.Spike{Step: at.Step + int64(s.Step), Neuron: int32(s.Neuron)})
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("tick %d: %d spikes on the card, %d by the CPU's account", k, len(got), len(want))
		}
		seen += len(got)
	}
	if turns := float64(seen) / room; turns < 5 {
		t.Errorf("%d spikes: %.1f turns of the ring", seen, turns)
	}
	if err := c.GaveUp(); err != nil {
		t.Fatal(err)
	}
	none := func(uint32, int, []trail.Batch) {}
	if !b.Trail().Draw(80*tick-2, 80*tick-1, none) {
		t.Error("the last spikes are not offered")
	}
	if err := c.MoveTo(b); err != nil { // anew, as when a lesion is lifted
		t.Fatal(err)
	}
	if b.Trail().Draw(80*tick-2, 80*tick-1, none) {
		t.Error("spikes of the network of before are offered")
	}
	c.Advance(1)
	if !b.Trail().Draw(80*tick-1, 80*tick, none) {
		t.Error("those of the new one are not")
	}
	c.MoveTo(nil)
	b.Close()
	if b.Trail().Draw(80*tick-1, 80*tick, none) {
		t.Error("a closed backend offers its spikes")
	}
}

// keptSpikes reads spikes from the trail's buffer, in order.
func (b *Backend) keptSpikes(first, count int) (spikes []backend.Spike) {
	words := make([]uint32, 2*count)
	b.thread.Do(func() error {
		gl.BindBuffer(gl.COPY_READ_BUFFER, b.kept)
		gl.GetBufferSubData(gl.COPY_READ_BUFFER, spikeBytes*first, spikeBytes*count, gl.Ptr(words))
		return nil
	})
	return backend.AppendSpikes(nil, words)
}
