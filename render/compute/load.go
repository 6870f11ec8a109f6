//go:build !headless

package compute

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"unsafe"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/sim/cortex/backend"
)

// largestIndex is how many bytes the kernels' 32-bit indices of words reach.
const largestIndex = 4 << 32

// Load puts a network on the card.
func (b *Backend) Load(m *backend.Model, s *backend.State) error {
	return b.thread.Do(func() error {
		b.m, b.codes, b.window = *m, -1, s.Window
		b.m.Row, b.m.Synapse, b.m.Lag = nil, nil, nil // the caller's, not to be kept
		size := m.Sizes()
		var largest int64
		gl.GetInteger64v(gl.MAX_SHADER_STORAGE_BLOCK_SIZE, &largest)
		if most := min(largest, largestIndex); int64(slices.Max(size[:])) > most {
			return fmt.Errorf("%d neurons need %d MB, %d MB of it in one buffer; this OpenGL has buffers of at most %d MB: take fewer neurons per region, or --backend cpu",
				m.Neurons(), sum(size[:])>>20, slices.Max(size[:])>>20, most>>20)
		}
		for i, bytes := range size {
			if i == backend.LiveBuffer {
				continue
			}
			err := b.allocate(i, bytes)
			if errors.Is(err, errMemory) {
				err = fmt.Errorf("%d neurons need %d MB on the card: %w; take fewer neurons per region, or --backend cpu", m.Neurons(), sum(size[:])>>20, err)
			}
			if err != nil {
				return err
			}
		}
		b.fill(m, s)
		b.beginTrail()
		return b.check("loading the network")
	})
}

func sum(all []int) (s int) {
	for _, x := range all {
		s += x
	}
	return s
}

// allocate makes a buffer and binds it to its place.
func (b *Backend) allocate(i, bytes int) error {
	if b.buffer[i] == 0 {
		gl.GenBuffers(1, &b.buffer[i])
	}
	gl.BindBuffer(gl.SHADER_STORAGE_BUFFER, b.buffer[i])
	gl.BufferData(gl.SHADER_STORAGE_BUFFER, bytes, nil, gl.DYNAMIC_COPY)
	gl.BindBufferBase(gl.SHADER_STORAGE_BUFFER, uint32(i), b.buffer[i])
	b.size[i] = bytes
	return b.check("taking memory")
}

// upload writes numbers into a buffer from a byte on.
func upload[T uint32 | int32 | float32 | uint16](b *Backend, buffer, at int, from []T) {
	if len(from) == 0 {
		return
	}
	gl.BindBuffer(gl.SHADER_STORAGE_BUFFER, b.buffer[buffer])
	gl.BufferSubData(gl.SHADER_STORAGE_BUFFER, at, len(from)*int(unsafe.Sizeof(from[0])), unsafe.Pointer(&from[0]))
}

// download reads them.
func download[T uint32 | int32 | float32](b *Backend, buffer, at int, to []T) {
	if len(to) == 0 {
		return
	}
	gl.BindBuffer(gl.SHADER_STORAGE_BUFFER, b.buffer[buffer])
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
		upload(b, backend.StateBuffer, 4*i*n, x)
	}
	upload(b, backend.StateBuffer, 4*4*n, s.Hold)
	upload(b, backend.RingBuffer, 0, s.Fast)
	upload(b, backend.RingBuffer, 4*len(s.Fast), s.Slow)
	upload(b, backend.SynapseBuffer, 0, m.Synapse)
	upload(b, backend.LagBuffer, 0, m.Lag)
	b.words = m.AppendWords(b.words[:0])
	upload(b, backend.ModelBuffer, 0, b.words)
}

// Set puts in force what can change.
func (b *Backend) Set(l *backend.Live) error {
	return b.thread.Do(func() error {
		b.words = l.AppendWords(b.words[:0])
		if need := 4 * len(b.words); need > b.size[backend.LiveBuffer] {
			if err := b.allocate(backend.LiveBuffer, 2*need); err != nil { // tables grow and shrink
				return err
			}
		}
		upload(b, backend.LiveBuffer, 0, b.words)
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
