package philox

import "testing"

// The known answers of the Random123 distribution (kat_vectors, philox4x32 10).
func TestKnownAnswers(t *testing.T) {
	for _, c := range []struct {
		name    string
		key     uint64
		counter [4]uint32
		want    [4]uint32
	}{
		{"zeros", 0, [4]uint32{}, [4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
		{"ones", 0xffffffffffffffff, [4]uint32{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
			[4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
		{"pi", 0x299f31d0a4093822, [4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
			[4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
	} {
		if got := Draw(c.key, c.counter[0], c.counter[1], c.counter[2], c.counter[3]); got != c.want {
			t.Errorf("%s: %08x, want %08x", c.name, got, c.want)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	var sink uint32
	for i := range b.N {
		sink += Draw(1, StreamBackground, uint32(i), 0, 0)[0]
	}
	_ = sink
}

// TestFill checks every way of filling against Draw, word by word, also where
// the counter wraps.
func TestFill(t *testing.T) {
	ways := map[string]func([]uint32, uint64, uint32, uint32, uint32, uint32){"plain": fillPlain, "chosen": fill}
	for name, way := range ways {
		for _, c := range []uint32{0, 5, 1<<32 - 9} {
			for batches := range 4 {
				got := make([]uint32, batches*4*CallsPerBatch)
				if batches > 0 {
					way(got, 0x123456789abcdef0, StreamRelease, 0xfedcba98, 77, c)
				}
				for i := range len(got) / 4 {
					if want := Draw(0x123456789abcdef0, StreamRelease, 0xfedcba98, 77, c+uint32(i)); want != [4]uint32(got[4*i:]) {
						t.Fatalf("%s: call %d from %d: %08x, want %08x", name, i, c, got[4*i:4*i+4], want)
					}
				}
			}
		}
	}
}

func TestFillRefusesPartOfABatch(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Fill(make([]uint32, 4), 0, 0, 0, 0, 0)
}

func BenchmarkFill(b *testing.B) {
	dst := make([]uint32, 160)
	for name, way := range map[string]func([]uint32, uint64, uint32, uint32, uint32, uint32){"plain": fillPlain, "chosen": fill} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(4 * len(dst)))
			b.ReportAllocs()
			for i := range b.N {
				way(dst, 1, StreamBackground, uint32(i), 0, 0)
			}
		})
	}
}
