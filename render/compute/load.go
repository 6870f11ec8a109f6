//go:build !headless

package compute

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"unsafe"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/sim/cortex/backend"
)

// Load puts a network on the card.
func (b *Backend) Load(m *backend.Model, s *backend.State) error {
	if err := m.CheckReach(); err != nil {
		return err
	}
	return b.thread.Do(func() error {
		b.m, b.codes, b.window = *m, -1, s.Window
		b.m.Row, b.m.Synapse, b.m.Lag = nil, nil, nil // the caller's, not to be kept
		rings, words, err := b.split(m)
		if err != nil {
			return err
		}
		if rings != len(b.ring.buffer) {
			if err := b.compile(rings); err != nil {
				return err
			}
		}
		size := m.Sizes()
		err = b.allocateRing(words, size[backend.RingBuffer])
		for i, bytes := range size {
			if err == nil && i != backend.LiveBuffer && i != backend.RingBuffer {
				err = b.allocate(&b.buffer[i], i, bytes)
			}
		}
		if err == nil {
			err = b.beginTrail()
		}
		if errors.Is(err, errMemory) {
			return fmt.Errorf("%d neurons need %d MB on the card: %w; take fewer neurons per region, or --backend cpu", m.Neurons(), sum(size[:])>>20, err)
		}
		if err != nil {
			return err
		}
		b.fill(m, s)
		return b.check("loading the network")
	})
}

func sum(all []int) (s int) {
	for _, x := range all {
		s += x
	}
	return s
}

// allocate makes a buffer, if it is none yet, and binds it to a place.
func (b *Backend) allocate(buffer *uint32, place, bytes int) error {
	if *buffer == 0 {
		gl.GenBuffers(1, buffer)
	}
	gl.BindBuffer(gl.SHADER_STORAGE_BUFFER, *buffer)
	gl.BufferData(gl.SHADER_STORAGE_BUFFER, bytes, nil, gl.DYNAMIC_COPY)
	gl.BindBufferBase(gl.SHADER_STORAGE_BUFFER, uint32(place), *buffer)
	return b.check("taking memory")
}

// upload writes numbers into a buffer from a byte on.
func upload[T uint32 | int32 | float32 | uint16](buffer uint32, at int, from []T) {
	if len(from) == 0 {
		return
	}
	gl.BindBuffer(gl.SHADER_STORAGE_BUFFER, buffer)
	gl.BufferSubData(gl.SHADER_STORAGE_BUFFER, at, len(from)*int(unsafe.Sizeof(from[0])), unsafe.Pointer(&from[0]))
}

// download reads them.
func download[T uint32 | int32 | float32](buffer uint32, at int, to []T) {
	if len(to) == 0 {
		return
	}
	gl.BindBuffer(gl.SHADER_STORAGE_BUFFER, buffer)
	gl.GetBufferSubData(gl.SHADER_STORAGE_BUFFER, at, 4*len(to), unsafe.Pointer(&to[0]))
}

// fill writes the network and its state.
func (b *Backend) fill(m *backend.Model, s *backend.State) {
	n := m.Neurons()
	raise := s.Raise
	if raise == nil {
		raise = make([]float32, n)
	}
	for i, x := range [][]float32{s.V, s.S, s.N, s.Y, nil, raise} {
		upload(b.buffer[backend.StateBuffer], 4*i*n, x)
	}
	upload(b.buffer[backend.StateBuffer], 4*4*n, s.Hold)
	b.uploadRing(0, s.Fast)
	b.uploadRing(len(s.Fast), s.Slow)
	upload(b.buffer[backend.SynapseBuffer], 0, m.Synapse)
	upload(b.buffer[backend.LagBuffer], 0, m.Lag)
	b.words = m.AppendWords(b.words[:0])
	upload(b.buffer[backend.ModelBuffer], 0, b.words)
}

// Set puts in force what can change.
func (b *Backend) Set(l *backend.Live) error {
	return b.thread.Do(func() error {
		b.words = l.AppendWords(b.words[:0])
		if need := 4 * len(b.words); need > b.liveRoom {
			b.liveRoom = 2 * need // tables grow and shrink
			if err := b.allocate(&b.buffer[backend.LiveBuffer], backend.LiveBuffer, b.liveRoom); err != nil {
				return err
			}
		}
		upload(b.buffer[backend.LiveBuffer], 0, b.words)
		if b.codes != len(l.Fast) {
			b.codes = len(l.Fast)
			b.setConstants()
		}
		return b.check("changing parameters")
	})
}

func (b *Backend) setConstants() {
	for k, program := range b.programs {
		gl.UseProgram(program)
		gl.Uniform1ui(b.uniform(k, "ringBits"), uint32(bits.TrailingZeros(uint(b.ring.words))))
		for _, c := range b.m.Constants(b.codes) {
			switch at := b.uniform(k, c.Name); c.Kind {
			case 'u':
				gl.Uniform1ui(at, c.Bits)
			case 'i':
				gl.Uniform1i(at, int32(c.Bits))
			case 'f':
				gl.Uniform1f(at, math.Float32frombits(c.Bits))
			}
		}
	}
}
