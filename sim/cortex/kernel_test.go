package cortex

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomSpan makes groups and arrivals of all kinds: resting, about to fire,
// refractory to the edges of a window.
func randomSpan(rng *rand.Rand, groups int) *span {
	p := &span{
		groups: make([]group, groups), stride: groups*lanes + 32, firedStride: groups*2 + 6,
		threshold: 20, fastDecay: 0.98, recovery: 0.995, fastUnit: 0x1p-16, slowUnit: 0x1p-13, refract: 20,
	}
	p.slow = make([]int32, groups*lanes)
	p.fast = make([]int32, stepsPerWin*p.stride)
	p.fired = make([]byte, stepsPerWin*p.firedStride)
	for i := range p.groups {
		g := &p.groups[i]
		for l := range lanes {
			g.v[l] = float32(rng.NormFloat64() * 12)
			if g.v[l] >= 20 {
				g.v[l] = math.Nextafter32(20, 0)
			}
			g.s[l], g.n[l] = float32(rng.NormFloat64()*20), float32(rng.NormFloat64()*10)
			g.y[l] = rng.Float32()
			g.hold[l] = max(0, rng.Int32N(60)-30)
			g.alpha[l] = []float32{0.005, 0.01}[rng.IntN(2)]
			g.bias[l] = 30
			g.decay[l], g.gain[l] = 0.99, 0.01
			p.slow[i*lanes+l] = rng.Int32N(1<<20) - 1<<10
		}
	}
	for i := range p.fast {
		if rng.IntN(8) == 0 {
			p.fast[i] = rng.Int32N(1<<21) - 1<<20
		}
	}
	return p
}

func (p *span) clone() *span {
	q := *p
	q.groups = append([]group(nil), p.groups...)
	q.raise = append([]float32(nil), p.raise...)
	q.slow, q.fast = append([]int32(nil), p.slow...), append([]int32(nil), p.fast...)
	q.fired = append([]byte(nil), p.fired...)
	return &q
}

// TestKernels runs all kernels on the same windows and wants the same bits.
func TestKernels(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	fired := 0
	for range 40 {
		for _, groups := range []int{1, 2, 13, 25} {
			start := randomSpan(rng, groups)
			want := start.clone()
			wantFired := runPlain(want)
			if wantFired {
				fired++
			}
			for _, k := range kernels() {
				got := start.clone()
				if k.run(got) != wantFired || !reflect.DeepEqual(got, want) {
					t.Fatalf("%s differs from plain on %d groups", k.name, groups)
				}
			}
			for k := range stepsPerWin { // what was read is zeroed, what lies beyond is not
				for i, x := range want.fast[k*want.stride:][:want.stride] {
					if inside := i < groups*lanes; inside && x != 0 || !inside && x != start.fast[k*want.stride+i] {
						t.Fatalf("fast arrival %d of step %d left as %d", i, k, x)
					}
				}
			}
		}
	}
	if fired < 100 {
		t.Errorf("only %d of 160 spans fired", fired)
	}
}

// TestSend does the same for delivery.
func TestSend(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 120 {
		for _, release := range []uint32{0, 1, 30000, 56000, 65535, 65536} {
			p := parcel{
				syn: make([]uint32, n, n+lanes), lag: make([]uint16, n, n+lanes), draws: make([]uint32, 128),
				skip: rng.IntN(8), release: release, step: rng.Uint32N(10), window: rng.Uint32(), slotMask: 127,
			}
			for i := range n {
				p.syn[i], p.lag[i] = rng.Uint32N(1<<stepShift), uint16(10+rng.IntN(1000))
			}
			for i := range p.draws {
				p.draws[i] = rng.Uint32()
			}
			result := func(k kernel) string {
				p.events, p.slots = make([]uint32, n+lanes), make([]uint32, n+lanes)
				sent := k.send(&p)
				return fmt.Sprint(p.events[:sent], p.slots[:sent])
			}
			want := result(kernel{send: sendPlain})
			for _, k := range kernels() {
				if got := result(k); got != want {
					t.Fatalf("%s differs from plain for %d synapses:\n%s\n%s", k.name, n, got, want)
				}
			}
			sent := 0 // the meaning, spelled out once more
			for i := range n {
				j := p.skip + i
				if uint16(p.draws[j/2]>>(j%2*16)) < uint16(release) || release == 1<<16 {
					due := int(p.lag[i]) + int(p.step)
					if p.events[sent] != p.syn[i]|uint32(due%10)<<stepShift || p.slots[sent] != (p.window+uint32(due/10))%128 {
						t.Fatalf("synapse %d: event %x in slot %d", i, p.events[sent], p.slots[sent])
					}
					sent++
				}
			}
		}
	}
}
