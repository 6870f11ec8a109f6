//go:build !headless

package compute

import (
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/sim/cortex/backend"
)

// ring is the arrivals' memory. It is the largest there is, and OpenGL limits the
// size of a buffer: so it goes on from one to the next.
type ring struct {
	buffer []uint32 // bound behind the others, from backend.Buffers on
	words  int      // of each; a power of two if there are several
}

// split says how many buffers the ring of a network takes, and of how many words.
// An error tells what does not fit.
func (b *Backend) split(m *backend.Model) (buffers, words int, err error) {
	var largest int64 // bytes
	gl.GetInteger64v(gl.MAX_SHADER_STORAGE_BLOCK_SIZE, &largest)
	if largest == 0 { // nothing answers
		return 0, 0, b.check("asking for the size of buffers")
	}
	size := m.Sizes()
	what := fmt.Sprintf("%d neurons need %d MB", m.Neurons(), sum(size[:])>>20)
	const remedy = "take fewer neurons per region, or --backend cpu"
	arrivals := size[backend.RingBuffer]
	size[backend.RingBuffer] = 0
	if most := slices.Max(size[:]); most > int(largest) {
		return 0, 0, fmt.Errorf("%s, %d MB of it in one buffer; this OpenGL has buffers of at most %d MB: %s", what, most>>20, largest>>20, remedy)
	}
	limit := int(min(largest, backend.Reach))
	if b.ringLimit > 0 {
		limit = b.ringLimit
	}
	if arrivals <= limit {
		return 1, arrivals / 4, nil
	}
	words = 1 << (bits.Len(uint(limit/4)) - 1)
	if room := 4 * words * mostRings(); arrivals > room {
		return 0, 0, fmt.Errorf("%s, %d MB of it for arrivals; this OpenGL has room for %d MB of them: %s", what, arrivals>>20, room>>20, remedy)
	}
	return (arrivals/4 + words - 1) / words, words, nil
}

// mostRings is how many buffers a kernel may have beside the others.
func mostRings() int {
	most := math.MaxInt32
	for limit, others := range map[uint32]int{
		gl.MAX_COMPUTE_SHADER_STORAGE_BLOCKS:    backend.Buffers - 1,
		gl.MAX_COMBINED_SHADER_STORAGE_BLOCKS:   backend.Buffers - 1,
		gl.MAX_COMBINED_SHADER_OUTPUT_RESOURCES: backend.Buffers - 1,
		gl.MAX_SHADER_STORAGE_BUFFER_BINDINGS:   backend.Buffers, // one place is left empty
	} {
		var n int32
		gl.GetIntegerv(limit, &n)
		most = min(most, int(n)-others)
	}
	return most
}

// allocateRing makes the buffers of a ring of some bytes, as many as the kernels
// were compiled for.
func (b *Backend) allocateRing(words, bytes int) error {
	b.ring.words = words
	for k := range b.ring.buffer {
		part := min(bytes-4*k*words, 4*words)
		if err := b.allocate(&b.ring.buffer[k], backend.Buffers+k, part); err != nil {
			return err
		}
	}
	return nil
}

func (r *ring) free() {
	for k := range r.buffer {
		gl.DeleteBuffers(1, &r.buffer[k])
	}
}

// uploadRing writes arrivals from a word on, downloadRing reads them.
func (b *Backend) uploadRing(at int, from []int32) {
	b.ring.each(at, from, func(buffer uint32, at int, part []int32) { upload(buffer, 4*at, part) })
}

func (b *Backend) downloadRing(at int, to []int32) {
	b.ring.each(at, to, func(buffer uint32, at int, part []int32) { download(buffer, 4*at, part) })
}

// each cuts words of the ring into those of its buffers.
func (r *ring) each(at int, words []int32, f func(buffer uint32, at int, part []int32)) {
	for len(words) > 0 {
		k, from := at/r.words, at%r.words
		n := min(len(words), r.words-from)
		f(r.buffer[k], from, words[:n])
		at, words = at+n, words[n:]
	}
}
