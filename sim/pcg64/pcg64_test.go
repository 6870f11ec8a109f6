package pcg64

import "testing"

// numpy 2: r = numpy.random.default_rng(seed); r.bit_generator.random_raw(3);
// then r.random(2).
func TestNumpy(t *testing.T) {
	for _, c := range []struct {
		seed uint64
		raw  [3]uint64
		unit [2]float64
	}{
		{0, [3]uint64{0xa30febcfd9c2825f, 0x4510bdf882d9d721, 0xa7d3da94ecde8b8}, [2]float64{0x1.0ec9ed84d0bc0p-6, 0x1.a064f4f059bcap-1}},
		{42, [3]uint64{0xc621fbcd16d92688, 0x705a5661a791ffc1, 0xdbcd12c26eda1624}, [2]float64{0x1.650d6c1c2c011p-1, 0x1.81c01b5339380p-4}},
		{1<<40 + 17, [3]uint64{0x56703574d2f3c38a, 0x439dbdb0c9800c33, 0x8694a167c6beed0b}, [2]float64{0x1.77e877385e818p-3, 0x1.f5910d7bd9682p-2}},
	} {
		s := New(c.seed)
		for i, want := range c.raw {
			if got := s.Uint64(); got != want {
				t.Errorf("seed %d, draw %d: %x, want %x", c.seed, i, got, want)
			}
		}
		for i, want := range c.unit {
			if got := s.Float64(); got != want {
				t.Errorf("seed %d, number %d: %x, want %x", c.seed, i, got, want)
			}
		}
	}
}

func BenchmarkFloat64(b *testing.B) {
	s := New(42)
	sum := 0.0
	for b.Loop() {
		sum += s.Float64()
	}
	_ = sum
}
