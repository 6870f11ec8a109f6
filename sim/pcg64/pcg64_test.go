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

func TestUniform(t *testing.T) {
	// numpy.random.default_rng(seed): bit_generator.random_raw(3), uniform(-0.01, 0.01, 3).
	for _, c := range []struct {
		seed    uint64
		raw     [3]uint64
		uniform [3]float64
	}{
		{0, [3]uint64{0xa30febcfd9c2825f, 0x4510bdf882d9d721, 0xa7d3da94ecde8b8}, [3]float64{0x1.67096eb6ca570p-9, -0x1.2dbec2b5b3f6cp-8, -0x1.2cd3dd06e4575p-7}},
		{7, [3]uint64{0xa00641a9f1e54a8b, 0xe5afcdbcaf266a95, 0xc693565f940af962}, [3]float64{0x1.47ee25848e4a8p-9, 0x1.04516ad8ca9fdp-7, 0x1.6958c478b88a2p-8}},
		{1<<32 - 1, [3]uint64{0x407f5fa930d8fd9f, 0x3814b22eb9684802, 0x498b7dcee8d8dc95}, [3]float64{-0x1.4521ed419542cp-8, -0x1.7039e05873acap-8, -0x1.16cf6761be392p-8}},
		{1 << 32, [3]uint64{0xe3c5ebe285ac1625, 0x8ea09968fe31dbcc, 0xcd084ff84d8de9be}, [3]float64{0x1.fed6a3401d0aap-8, 0x1.2b91648f37300p-10, 0x1.8a67ffd897516p-8}},
		{0x123456789abcdef0, [3]uint64{0x34455331ba6e7cbe, 0x5f9d240f0ffe035d, 0x80554d3d68b36e2b}, [3]float64{-0x1.83bbc6af78abbp-8, -0x1.4ba265cc290a4p-9, 0x1.b4beab0dd4000p-16}},
		{1<<64 - 1, [3]uint64{0xae163a7a8c47568f, 0xd86659f5f3382359, 0x1e52b195bc2d24a}, [3]float64{0x1.d7eddbf121928p-9, 0x1.c49b6632f1c32p-8, -0x1.42d40c8be1e45p-7}},
	} {
		raw, uniform := New(c.seed), New(c.seed)
		for i := range 3 {
			if got := raw.Uint64(); got != c.raw[i] {
				t.Errorf("seed %d, draw %d: %#x instead of %#x", c.seed, i, got, c.raw[i])
			}
			if got := uniform.Uniform(-0.01, 0.01); got != c.uniform[i] {
				t.Errorf("seed %d, uniform %d: %v instead of %v", c.seed, i, got, c.uniform[i])
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
