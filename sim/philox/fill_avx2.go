//go:build goexperiment.simd && amd64

package philox

import (
	"simd/archsimd"
	"unsafe"
)

func init() {
	if archsimd.X86.AVX2() {
		fill = fillAVX2
	}
}

// lanes is the order of the calls in the 64-bit lanes of a vector: with it the
// interleaving stores at the end leave the words in order of the calls.
var lanes = [4]uint64{0, 2, 1, 3}

// fillAVX2 makes four calls at once, each word in the low half of a 64-bit
// lane. The high halves hold rubbish: the multiplication does not read them,
// and the last round is cleaned before it is stored. The high half of a product
// comes down by a shuffle, since the compiler turns a shift by a constant into
// one by a register, loaded in the loop by an old-style instruction that stalls
// the wide registers.
func fillAVX2(dst []uint32, key uint64, stream, a, b, c uint32) {
	m0, m1 := archsimd.BroadcastUint64x4(mul0).AsUint32x8(), archsimd.BroadcastUint64x4(mul1).AsUint32x8()
	w0, w1 := archsimd.BroadcastUint64x4(weyl0).AsUint32x8(), archsimd.BroadcastUint64x4(weyl1).AsUint32x8()
	key0, key1 := archsimd.BroadcastUint64x4(key&0xffffffff).AsUint32x8(), archsimd.BroadcastUint64x4(key>>32).AsUint32x8()
	s := archsimd.BroadcastUint64x4(uint64(stream)).AsUint32x8()
	va, vb := archsimd.BroadcastUint64x4(uint64(a)).AsUint32x8(), archsimd.BroadcastUint64x4(uint64(b)).AsUint32x8()
	count := archsimd.BroadcastUint64x4(uint64(c)).Add(archsimd.LoadUint64x4(&lanes)).AsUint32x8()
	next := archsimd.BroadcastUint64x4(4).AsUint32x8()
	out := unsafe.Pointer(&dst[0])
	for i := range len(dst) / 16 {
		x0, x1, x2, x3 := s, va, vb, count
		k0, k1 := key0, key1
		for range rounds / 2 {
			h, g := x0.MulEvenWiden(m0).AsUint32x8(), x2.MulEvenWiden(m1).AsUint32x8()
			x0 = g.PermuteScalarsGrouped(1, 1, 3, 3).Xor(x1).Xor(k0)
			x2 = h.PermuteScalarsGrouped(1, 1, 3, 3).Xor(x3).Xor(k1)
			k0, k1 = k0.Add(w0), k1.Add(w1)
			x3, x1 = x2.MulEvenWiden(m1).AsUint32x8(), x0.MulEvenWiden(m0).AsUint32x8()
			x0 = x3.PermuteScalarsGrouped(1, 1, 3, 3).Xor(g).Xor(k0)
			x2 = x1.PermuteScalarsGrouped(1, 1, 3, 3).Xor(h).Xor(k1)
			x1, x3 = x3, x1
			k0, k1 = k0.Add(w0), k1.Add(w1)
		}
		x01 := pairs(x0, x1)
		x23 := pairs(x2, x3)
		x01.InterleaveLoGrouped(x23).Store((*[4]uint64)(unsafe.Add(out, i*64)))
		x01.InterleaveHiGrouped(x23).Store((*[4]uint64)(unsafe.Add(out, i*64+32)))
		count = count.Add(next)
	}
	archsimd.ClearAVXUpperBits()
}

// pairs joins the low halves of a and b to 64-bit lanes b:a.
func pairs(a, b archsimd.Uint32x8) archsimd.Uint64x4 {
	a = a.PermuteScalarsGrouped(0, 2, 0, 2)
	b = b.PermuteScalarsGrouped(0, 2, 0, 2)
	return a.InterleaveLoGrouped(b).AsUint64x4()
}
