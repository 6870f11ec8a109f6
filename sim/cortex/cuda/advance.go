package cuda

import (
	"slices"
	"unsafe"

	"encephagen/sim/cortex/backend"
)

// Advance launches all windows, then reads back.
func (b *Backend) Advance(windows int, dst []backend.Spike, state *backend.State) ([]backend.Spike, error) {
	if err := backend.CheckWindows(windows); err != nil {
		return dst, err
	}
	err := b.thread.Do(func() (err error) {
		if err = upload(b, b.buffer[backend.SpikeBuffer], []uint32{0, 0}); err != nil {
			return err
		}
		blocks := [backend.Kernels]int{b.m.Regions * b.m.Pieces, (b.m.Neurons() + blockSize - 1) / blockSize, deliverBlocks}
		for k := range windows {
			b.now, b.step = uint32(b.window), uint32(k*backend.StepsPerWindow)
			for kernel, n := range blocks {
				if err = b.queue(kernel, n); err != nil {
					return err
				}
			}
			b.window++
		}
		if err = b.check("computing the cortex", b.synchronize()); err != nil {
			return err
		}
		if dst, err = b.readSpikes(dst); err != nil {
			return err
		}
		return b.readState(state)
	})
	return dst, err
}

// queue launches a kernel. The driver copies the arguments before it returns; they
// are parts of the Backend, so that they stay where they are until then.
func (b *Backend) queue(kernel, blocks int) error {
	arguments := b.arguments[:0]
	arguments = append(arguments, unsafe.Pointer(&b.constants))
	for i := range b.buffer {
		arguments = append(arguments, unsafe.Pointer(&b.buffer[i]))
	}
	arguments = append(arguments, unsafe.Pointer(&b.now), unsafe.Pointer(&b.step))
	b.launches++
	return b.check("launching "+backend.KernelNames[kernel], b.launch(b.kernel[kernel], uint32(blocks), blockSize, unsafe.Pointer(&arguments[0])))
}

func (b *Backend) readSpikes(dst []backend.Spike) ([]backend.Spike, error) {
	var head [2]uint32
	at := b.buffer[backend.SpikeBuffer]
	if err := download(b, at, head[:]); err != nil {
		return dst, err
	}
	n := min(int(head[1]), b.m.MostSpikes())
	b.words = slices.Grow(b.words[:0], 2*n)[:2*n]
	if err := download(b, at+8, b.words); err != nil {
		return dst, err
	}
	return backend.AppendSpikes(dst, b.words), nil
}

func (b *Backend) readState(s *backend.State) error {
	n, state := uint64(b.m.Neurons()), b.buffer[backend.StateBuffer]
	s.Window = b.window
	for i, x := range [][]float32{s.V, s.S, s.N, s.Y, nil, s.Raise} {
		if err := download(b, state+4*uint64(i)*n, x); err != nil {
			return err
		}
	}
	return download(b, state+4*4*n, s.Hold)
}

// Snapshot reads the whole state.
func (b *Backend) Snapshot(s *backend.State) error {
	return b.thread.Do(func() error {
		if err := b.readState(s); err != nil {
			return err
		}
		ring := b.buffer[backend.RingBuffer]
		if err := download(b, ring, s.Fast); err != nil {
			return err
		}
		return download(b, ring+4*uint64(backend.StepsPerWindow*b.m.Slots*b.m.Neurons()), s.Slow)
	})
}
