//go:build goexperiment.simd && amd64

package cortex

import (
	"math/bits"
	"simd/archsimd"
	"unsafe"
)

// The vector kernels do what runPlain does, 16 or 8 neurons at a time, with the
// same operations in the same order: multiply, then add, never fused. There is
// no call and no growing slice in their loops, which would spill the registers,
// and they clear the upper halves of the registers behind them: scalar code
// after them would be several times slower.
func vectorKernels() []kernel {
	var k []kernel
	if archsimd.X86.AVX512() {
		k = append(k, kernel{"avx512", runAVX512, raiseAVX512, sendAVX512, archsimd.ClearAVXUpperBits})
	}
	if archsimd.X86.AVX2() {
		k = append(k, kernel{"avx2", runAVX2, raiseAVX2, sendPlain, archsimd.ClearAVXUpperBits})
	}
	return k
}

// checkSpan stands for the bounds checks that the kernels leave out.
func checkSpan(p *span) {
	n := len(p.groups)
	_ = p.slow[n*lanes-1]
	_ = p.fast[(stepsPerWin-1)*p.stride+n*lanes-1]
	_ = p.fired[(stepsPerWin-1)*p.firedStride+n*lanes/8-1]
}

func runAVX512(p *span) (fired bool) {
	checkSpan(p)
	threshold := archsimd.BroadcastFloat32x16(p.threshold)
	fastDecay := archsimd.BroadcastFloat32x16(p.fastDecay)
	fastUnit := archsimd.BroadcastFloat32x16(p.fastUnit)
	refract := archsimd.BroadcastInt32x16(p.refract)
	one, zero := archsimd.BroadcastInt32x16(1), archsimd.BroadcastInt32x16(0)
	reset := zero.AsFloat32x16()
	fast, slow, fires := unsafe.Pointer(&p.fast[0]), unsafe.Pointer(&p.slow[0]), unsafe.Pointer(&p.fired[0])
	stride, bitStride := uintptr(p.stride)*4, uintptr(p.firedStride)
	any := uint16(0)
	for i := range p.groups {
		g := &p.groups[i]
		arrivals := (*[lanes]int32)(unsafe.Add(slow, i*lanes*4))
		in := archsimd.LoadInt32x16(arrivals).ConvertToFloat32().Mul(archsimd.BroadcastFloat32x16(p.slowUnit))
		zero.Store(arrivals)
		n := archsimd.LoadFloat32x16(&g.n).Mul(archsimd.LoadFloat32x16(&g.decay)).Add(in.Mul(archsimd.LoadFloat32x16(&g.gain)))
		n.Store(&g.n)
		archsimd.LoadFloat32x16(&g.y).Mul(archsimd.BroadcastFloat32x16(p.recovery)).Store(&g.y)
		drive := n.Add(archsimd.LoadFloat32x16(&g.bias))

		s, v := archsimd.LoadFloat32x16(&g.s), archsimd.LoadFloat32x16(&g.v)
		hold, alpha := archsimd.LoadInt32x16(&g.hold), archsimd.LoadFloat32x16(&g.alpha)
		at, bitAt := uintptr(i)*lanes*4, uintptr(i)*lanes/8
		for range stepsPerWin {
			row := (*[lanes]int32)(unsafe.Add(fast, at))
			s = s.Add(archsimd.LoadInt32x16(row).ConvertToFloat32().Mul(fastUnit))
			zero.Store(row)
			v = alpha.Masked(hold.LessEqual(zero)).Mul(s.Add(drive).Sub(v)).Add(v)
			s = s.Mul(fastDecay)
			spike := v.GreaterEqual(threshold)
			v = reset.Merge(v, spike)
			hold = refract.Merge(hold, spike).Sub(one)
			mask := spike.ToBits()
			*(*uint16)(unsafe.Add(fires, bitAt)) = mask
			any |= mask
			at, bitAt = at+stride, bitAt+bitStride
		}
		s.Store(&g.s)
		v.Store(&g.v)
		hold.Max(zero).Store(&g.hold)
	}
	archsimd.ClearAVXUpperBits()
	return any != 0
}

func runAVX2(p *span) (fired bool) {
	checkSpan(p)
	const half = lanes / 2
	threshold := archsimd.BroadcastFloat32x8(p.threshold)
	fastDecay := archsimd.BroadcastFloat32x8(p.fastDecay)
	fastUnit := archsimd.BroadcastFloat32x8(p.fastUnit)
	refract := archsimd.BroadcastInt32x8(p.refract)
	one, zero := archsimd.BroadcastInt32x8(1), archsimd.BroadcastInt32x8(0)
	reset := zero.AsFloat32x8()
	fast, slow, fires := unsafe.Pointer(&p.fast[0]), unsafe.Pointer(&p.slow[0]), unsafe.Pointer(&p.fired[0])
	stride, bitStride := uintptr(p.stride)*4, uintptr(p.firedStride)
	any := uint8(0)
	for i := range 2 * len(p.groups) {
		g, h := &p.groups[i/2], i%2*half // the first or second half of a group
		arrivals := (*[half]int32)(unsafe.Add(slow, i*half*4))
		in := archsimd.LoadInt32x8(arrivals).ConvertToFloat32().Mul(archsimd.BroadcastFloat32x8(p.slowUnit))
		zero.Store(arrivals)
		n := archsimd.LoadFloat32x8Slice(g.n[h:]).Mul(archsimd.LoadFloat32x8Slice(g.decay[h:])).Add(in.Mul(archsimd.LoadFloat32x8Slice(g.gain[h:])))
		n.StoreSlice(g.n[h:])
		archsimd.LoadFloat32x8Slice(g.y[h:]).Mul(archsimd.BroadcastFloat32x8(p.recovery)).StoreSlice(g.y[h:])
		drive := n.Add(archsimd.LoadFloat32x8Slice(g.bias[h:]))

		s, v := archsimd.LoadFloat32x8Slice(g.s[h:]), archsimd.LoadFloat32x8Slice(g.v[h:])
		hold, alpha := archsimd.LoadInt32x8Slice(g.hold[h:]), archsimd.LoadFloat32x8Slice(g.alpha[h:]).AsInt32x8()
		at, bitAt := uintptr(i)*half*4, uintptr(i)*half/8
		for range stepsPerWin {
			row := (*[half]int32)(unsafe.Add(fast, at))
			s = s.Add(archsimd.LoadInt32x8(row).ConvertToFloat32().Mul(fastUnit))
			zero.Store(row)
			held := hold.Greater(zero).ToInt32x8()
			v = alpha.AndNot(held).AsFloat32x8().Mul(s.Add(drive).Sub(v)).Add(v)
			s = s.Mul(fastDecay)
			spike := v.GreaterEqual(threshold)
			v = reset.Merge(v, spike)
			hold = refract.Merge(hold, spike).Sub(one)
			mask := spike.ToBits()
			*(*uint8)(unsafe.Add(fires, bitAt)) = mask
			any |= mask
			at, bitAt = at+stride, bitAt+bitStride
		}
		s.StoreSlice(g.s[h:])
		v.StoreSlice(g.v[h:])
		hold.Max(zero).StoreSlice(g.hold[h:])
	}
	archsimd.ClearAVXUpperBits()
	return any != 0
}

// sendAVX512 does what sendPlain does for 16 synapses at a time. It reads up to
// 15 synapses beyond the row and writes as many events beyond the last.
func sendAVX512(p *parcel) (sent int) {
	n := len(p.syn)
	if n == 0 {
		return 0
	}
	_, _ = p.events[n+lanes-1], p.slots[n+lanes-1]
	_ = p.draws[(p.skip+n+lanes-1)/2]
	syn, lag := unsafe.Pointer(&p.syn[0]), unsafe.Pointer(&p.lag[0])
	draws := unsafe.Add(unsafe.Pointer(&p.draws[0]), p.skip*2)
	events, slots := unsafe.Pointer(&p.events[0]), unsafe.Pointer(&p.slots[0])
	release := archsimd.BroadcastUint32x16(p.release)
	step := archsimd.BroadcastUint16x16(uint16(p.step))
	window, mask := archsimd.BroadcastUint16x16(uint16(p.window&p.slotMask)), archsimd.BroadcastUint16x16(uint16(p.slotMask))
	mark := archsimd.BroadcastUint32x16(p.mark)
	ten, tenth := archsimd.BroadcastUint16x16(stepsPerWin), archsimd.BroadcastUint16x16(tenth16)
	for i := 0; i < n; i += lanes {
		yes := archsimd.LoadUint16x16((*[lanes]uint16)(unsafe.Add(draws, i*2))).ExtendToUint32().Less(release).ToBits()
		if rest := n - i; rest < lanes {
			yes &= 1<<rest - 1
		}
		m := archsimd.Mask32x16FromBits(yes)
		due := archsimd.LoadUint16x16((*[lanes]uint16)(unsafe.Add(lag, i*2))).Add(step)
		ahead := due.MulHigh(tenth)
		in := due.Sub(ahead.Mul(ten)).ExtendToUint32().ShiftAllLeft(stepShift)
		slot := ahead.Add(window).And(mask).ExtendToUint32()
		event := archsimd.LoadUint32x16((*[lanes]uint32)(unsafe.Add(syn, i*4))).Or(in).Or(mark)
		event.Compress(m).Store((*[lanes]uint32)(unsafe.Add(events, sent*4)))
		slot.Compress(m).Store((*[lanes]uint32)(unsafe.Add(slots, sent*4)))
		sent += bits.OnesCount16(yes)
	}
	archsimd.ClearAVXUpperBits()
	return sent
}
