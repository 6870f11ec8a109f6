package philox

// CallsPerBatch is the grain of Fill: it draws whole batches of this many
// calls, 4 words each.
const CallsPerBatch = 8

// fill does the work of Fill; a vector kernel may take its place.
var fill = fillPlain

// Fill writes the words of the calls (stream, a, b, c), (stream, a, b, c+1),
// ... to dst in order: dst[4*i+l] is Draw(key, stream, a, b, c+i)[l]. Its
// length must be a multiple of 4*CallsPerBatch.
func Fill(dst []uint32, key uint64, stream, a, b, c uint32) {
	if len(dst)%(4*CallsPerBatch) != 0 {
		panic("philox: Fill of a part of a batch")
	}
	if len(dst) > 0 {
		fill(dst, key, stream, a, b, c)
	}
}

func fillPlain(dst []uint32, key uint64, stream, a, b, c uint32) {
	for ; len(dst) >= 4; dst = dst[4:] {
		x := Draw(key, stream, a, b, c)
		copy(dst, x[:])
		c++
	}
}
