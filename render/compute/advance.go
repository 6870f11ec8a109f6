//go:build !headless

package compute

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/sim/cortex/backend"
)

// deliverGroups is how many work groups go through the spikes of a window: enough
// to fill a card, few enough to be cheap in windows without a spike. The size of a
// group stands in network.glsl.
const deliverGroups = 128

// headBytes stand before the spikes: where those of the window begin, and how many
// there are.
const headBytes = 8

// Advance queues all windows, then reads back.
func (b *Backend) Advance(windows int, dst []backend.Spike, state *backend.State) ([]backend.Spike, error) {
	if err := backend.CheckWindows(windows); err != nil {
		return dst, err
	}
	err := b.thread.Do(func() error {
		clear(b.head)
		upload(b.buffer[backend.SpikeBuffer], 0, b.head)
		for k := range windows {
			b.dispatch(backend.Background, k, b.m.Regions*b.m.Pieces)
			b.dispatch(backend.Update, k, (b.m.Neurons()+b.groupSize-1)/b.groupSize)
			b.dispatch(backend.Deliver, k, deliverGroups)
			b.window++
		}
		gl.MemoryBarrier(gl.BUFFER_UPDATE_BARRIER_BIT)
		dst = b.readSpikes(dst)
		b.readState(state)
		if err := b.check("advancing the cortex"); err != nil {
			return err
		}
		return b.keep(len(b.words)/2, windows)
	})
	return dst, err
}

// dispatch queues a kernel of window k of this Advance.
func (b *Backend) dispatch(kernel, k, groups int) {
	gl.UseProgram(b.programs[kernel])
	gl.Uniform1ui(b.places[kernel].window, uint32(b.window))
	gl.Uniform1ui(b.places[kernel].firstStep, uint32(k*backend.StepsPerWindow))
	gl.DispatchCompute(uint32(groups), 1, 1)
	gl.MemoryBarrier(gl.SHADER_STORAGE_BARRIER_BIT)
	b.dispatches++
}

func (b *Backend) readSpikes(dst []backend.Spike) []backend.Spike {
	download(b.buffer[backend.SpikeBuffer], 0, b.head)
	n := min(int(b.head[1]), b.m.MostSpikes())
	b.words = slices.Grow(b.words[:0], 2*n)[:2*n]
	download(b.buffer[backend.SpikeBuffer], headBytes, b.words)
	return backend.AppendSpikes(dst, b.words)
}

func (b *Backend) readState(s *backend.State) {
	n := b.m.Neurons()
	s.Window = b.window
	for i, x := range [][]float32{s.V, s.S, s.N, s.Y} {
		download(b.buffer[backend.StateBuffer], 4*i*n, x)
	}
	download(b.buffer[backend.StateBuffer], 4*4*n, s.Hold)
	download(b.buffer[backend.StateBuffer], 4*5*n, s.Raise)
}

// Snapshot reads the whole state.
func (b *Backend) Snapshot(s *backend.State) error {
	return b.thread.Do(func() error {
		b.readState(s)
		b.downloadRing(0, s.Fast)
		b.downloadRing(backend.StepsPerWindow*b.m.Slots*b.m.Neurons(), s.Slow)
		return b.check("reading the cortex")
	})
}

var (
	errMemory = errors.New("out of memory")
	errLost   = errors.New("the OpenGL context is lost: the graphics driver was reset or ended")
)

// contextLost is GL_CONTEXT_LOST of OpenGL 4.5 and KHR_robustness.
const contextLost = 0x0507

// check returns the pending error of OpenGL, if any.
func (b *Backend) check(doing string) error {
	code := gl.GetError()
	if b.fault != gl.NO_ERROR {
		code, b.fault = b.fault, gl.NO_ERROR
	}
	switch {
	case code == contextLost, gl.GetString(gl.VERSION) == nil: // without a context nothing answers
		return fmt.Errorf("%s: %w", doing, errLost)
	case code == gl.OUT_OF_MEMORY:
		return fmt.Errorf("%s: %w", doing, errMemory)
	case code != gl.NO_ERROR:
		return fmt.Errorf("%s: OpenGL error %#x", doing, code)
	}
	return nil
}
