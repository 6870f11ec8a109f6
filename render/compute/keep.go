//go:build !headless

package compute

import (
	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/render/trail"
	"encephagen/sim/cortex/backend"
)

// keptPerNeuron is how many spikes of a neuron the trail has room for: at 5 Hz
// some 3 s, of which a quarter can be drawn.
const keptPerNeuron = 16

// spikeBytes are those of a spike's two words.
const spikeBytes = 8

// beginTrail makes room for the spikes that pictures take.
func (b *Backend) beginTrail() error {
	if b.trail == nil {
		return nil
	}
	room := keptPerNeuron * b.m.Neurons()
	if b.keptLimit > 0 {
		room = b.keptLimit
	}
	b.trail.Begin(0, 0, 0) // nobody draws from the buffer while it changes
	if b.kept == 0 {
		gl.GenBuffers(1, &b.kept)
	}
	gl.BindBuffer(gl.COPY_WRITE_BUFFER, b.kept)
	gl.BufferData(gl.COPY_WRITE_BUFFER, spikeBytes*room, nil, gl.DYNAMIC_COPY)
	if err := b.check("taking memory"); err != nil {
		return err
	}
	b.trail.Begin(b.kept, room, backend.NeuronBits)
	return nil
}

// keep copies the spikes of an Advance of some windows, which is complete, to where
// the next one leaves them alone, and offers them to whoever draws.
func (b *Backend) keep(spikes, windows int) error {
	if b.trail == nil {
		return nil
	}
	first, ok := b.trail.Place(spikes)
	if !ok {
		return nil
	}
	gl.BindBuffer(gl.COPY_READ_BUFFER, b.buffer[backend.SpikeBuffer])
	gl.BindBuffer(gl.COPY_WRITE_BUFFER, b.kept)
	gl.CopyBufferSubData(gl.COPY_READ_BUFFER, gl.COPY_WRITE_BUFFER, headBytes, spikeBytes*first, spikeBytes*spikes)
	gl.Finish() // other contexts see what is complete
	end := b.window * backend.StepsPerWindow
	if err := b.check("keeping spikes for pictures"); err != nil {
		return err
	}
	b.trail.Add(trail.Batch{Step: end - int64(windows)*backend.StepsPerWindow, End: end, First: first, Count: spikes})
	return nil
}
