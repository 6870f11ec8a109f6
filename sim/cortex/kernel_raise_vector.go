//go:build goexperiment.simd && amd64

package cortex

import (
	"simd/archsimd"
	"unsafe"
)

// The vector kernels with adaptation do what raisePlain does. They are copies of
// those without, so that these cost what they did.

func raiseAVX512(p *span) (fired bool) {
	checkSpan(p)
	_ = p.raise[len(p.groups)*lanes-1]
	base, raiseDecay := archsimd.BroadcastFloat32x16(p.threshold), archsimd.BroadcastFloat32x16(p.raiseDecay)
	fastDecay := archsimd.BroadcastFloat32x16(p.fastDecay)
	fastUnit := archsimd.BroadcastFloat32x16(p.fastUnit)
	refract := archsimd.BroadcastInt32x16(p.refract)
	one, zero := archsimd.BroadcastInt32x16(1), archsimd.BroadcastInt32x16(0)
	raises := unsafe.Pointer(&p.raise[0])
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
		raise := (*[lanes]float32)(unsafe.Add(raises, i*lanes*4))
		raised := archsimd.LoadFloat32x16(raise).Mul(raiseDecay)
		raised.Store(raise)
		threshold := base.Add(raised)
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
			v = v.Sub(threshold).Merge(v, spike)
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

func raiseAVX2(p *span) (fired bool) {
	checkSpan(p)
	_ = p.raise[len(p.groups)*lanes-1]
	const half = lanes / 2
	base, raiseDecay := archsimd.BroadcastFloat32x8(p.threshold), archsimd.BroadcastFloat32x8(p.raiseDecay)
	fastDecay := archsimd.BroadcastFloat32x8(p.fastDecay)
	fastUnit := archsimd.BroadcastFloat32x8(p.fastUnit)
	refract := archsimd.BroadcastInt32x8(p.refract)
	one, zero := archsimd.BroadcastInt32x8(1), archsimd.BroadcastInt32x8(0)
	raises := unsafe.Pointer(&p.raise[0])
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
		raise := (*[half]float32)(unsafe.Add(raises, i*half*4))
		raised := archsimd.LoadFloat32x8(raise).Mul(raiseDecay)
		raised.Store(raise)
		threshold := base.Add(raised)
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
			v = v.Sub(threshold).Merge(v, spike)
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
