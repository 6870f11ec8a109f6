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
// many turns of the ring, too; they are gone with the network and the backend.
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
	if turns := float64(seen) / float64(keptPerNeuron*c.Neurons()); turns < 0.5 {
		t.Errorf("%d spikes: %.1f turns of the ring", seen, turns)
	}
	if err := c.GaveUp(); err != nil {
		t.Fatal(err)
	}
	c.MoveTo(nil)
	b.Close()
	if b.Trail().Draw(80*tick-1, 80*tick-1, func(uint32, int, []trail.Batch) {}) {
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
