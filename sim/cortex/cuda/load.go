package cuda

import (
	"fmt"
	"unsafe"

	"encephagen/sim/cortex/backend"
)

// Load puts a network on the card.
func (b *Backend) Load(m *backend.Model, s *backend.State) error {
	if err := m.CheckReach(); err != nil {
		return err
	}
	return b.thread.Do(func() error {
		b.drop()
		b.m, b.codes, b.window = *m, -1, s.Window
		b.m.Row, b.m.Synapse, b.m.Lag = nil, nil, nil // the caller's, not to be kept
		size := m.Sizes()
		for i, bytes := range size {
			if i == backend.LiveBuffer {
				continue
			}
			if err := b.allocate(i, bytes); err != nil {
				b.drop() // before it is asked what is free
				return fmt.Errorf("%d neurons: %w; take fewer neurons per region, or --backend cpu", m.Neurons(), b.memoryError(err, size[:]))
			}
		}
		if err := b.check("cuMemAlloc", b.alloc(&b.constants, uint64(4*len(m.Constants(0))))); err != nil {
			return err
		}
		return b.fill(m, s)
	})
}

// memoryError adds to an error of an allocation what is needed and what is free.
func (b *Backend) memoryError(err error, size []int) error {
	need := 0
	for _, bytes := range size {
		need += bytes
	}
	var free, total uint64
	if b.memory(&free, &total) != 0 {
		return fmt.Errorf("%d MB are needed on the card: %w", need>>20, err)
	}
	return fmt.Errorf("%d MB are needed on the card, which has %d MB, %d MB of them free: %w", need>>20, total>>20, free>>20, err)
}

func (b *Backend) allocate(i, bytes int) error {
	if b.buffer[i] != 0 {
		b.free(b.buffer[i])
	}
	b.buffer[i], b.size[i] = 0, 0
	if err := b.check("cuMemAlloc", b.alloc(&b.buffer[i], uint64(bytes))); err != nil {
		return err
	}
	b.size[i] = bytes
	return nil
}

// upload writes numbers to an address on the card.
func upload[T uint32 | int32 | float32 | uint16](b *Backend, at uint64, from []T) error {
	if len(from) == 0 {
		return nil
	}
	return b.check("cuMemcpyHtoD", b.toDevice(at, unsafe.Pointer(&from[0]), uint64(len(from))*uint64(unsafe.Sizeof(from[0]))))
}

// download reads them.
func download[T uint32 | int32 | float32](b *Backend, at uint64, to []T) error {
	if len(to) == 0 {
		return nil
	}
	return b.check("cuMemcpyDtoH", b.fromDevice(unsafe.Pointer(&to[0]), at, uint64(4*len(to))))
}

// fill writes the network and its state.
func (b *Backend) fill(m *backend.Model, s *backend.State) error {
	n := uint64(m.Neurons())
	raise := s.Raise
	if raise == nil {
		raise = make([]float32, n)
	}
	state, ring := b.buffer[backend.StateBuffer], b.buffer[backend.RingBuffer]
	for i, x := range [][]float32{s.V, s.S, s.N, s.Y, nil, raise} {
		if err := upload(b, state+4*uint64(i)*n, x); err != nil {
			return err
		}
	}
	b.words = m.AppendWords(b.words[:0])
	for _, err := range []error{
		upload(b, state+4*4*n, s.Hold),
		upload(b, ring, s.Fast),
		upload(b, ring+4*uint64(len(s.Fast)), s.Slow),
		upload(b, b.buffer[backend.SynapseBuffer], m.Synapse),
		upload(b, b.buffer[backend.LagBuffer], m.Lag),
		upload(b, b.buffer[backend.ModelBuffer], b.words),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// Set puts in force what can change.
func (b *Backend) Set(l *backend.Live) error {
	return b.thread.Do(func() error {
		if b.codes != len(l.Fast) {
			b.codes = len(l.Fast)
			b.words = b.words[:0]
			for _, c := range b.m.Constants(b.codes) {
				b.words = append(b.words, c.Bits)
			}
			if err := upload(b, b.constants, b.words); err != nil {
				return err
			}
		}
		b.words = l.AppendWords(b.words[:0])
		if need := 4 * len(b.words); need > b.size[backend.LiveBuffer] {
			if err := b.allocate(backend.LiveBuffer, 2*need); err != nil { // tables grow and shrink
				return b.memoryError(err, []int{2 * need})
			}
		}
		return upload(b, b.buffer[backend.LiveBuffer], b.words)
	})
}
