// Package pcg64 is numpy's default random generator, PCG-XSL-RR with 128 bits of
// state (O'Neill 2014, "PCG: a family of simple fast space-efficient
// statistically good algorithms for random number generation"), seeded through
// numpy's SeedSequence. It is used only where a draw of numpy is reproduced; the
// program's own chance is package philox.
package pcg64

import "math/bits"

// Source is one generator.
type Source struct{ state, increment uint128 }

type uint128 struct{ hi, lo uint64 }

func (a uint128) plus(b uint128) uint128 {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	return uint128{hi, lo}
}

func (a uint128) times(b uint128) uint128 {
	hi, lo := bits.Mul64(a.lo, b.lo)
	return uint128{hi + a.hi*b.lo + a.lo*b.hi, lo}
}

var multiplier = uint128{2549297995355413924, 4865540595714422341}

// New is numpy.random.default_rng(seed).
func New(seed uint64) *Source {
	words := seedSequence(seed)
	state, stream := uint128{words[0], words[1]}, uint128{words[2], words[3]}
	s := &Source{increment: uint128{stream.hi<<1 | stream.lo>>63, stream.lo<<1 | 1}}
	s.step()
	s.state = s.state.plus(state)
	s.step()
	return s
}

func (s *Source) step() { s.state = s.state.times(multiplier).plus(s.increment) }

// Uint64 returns the next 64 random bits.
func (s *Source) Uint64() uint64 {
	s.step()
	return bits.RotateLeft64(s.state.hi^s.state.lo, -int(s.state.hi>>58))
}

// Float64 is numpy's Generator.random: uniform in [0, 1).
func (s *Source) Float64() float64 { return float64(s.Uint64()>>11) / (1 << 53) }

// Uniform is numpy's Generator.uniform: in [lo, hi).
func (s *Source) Uniform(lo, hi float64) float64 {
	return lo + float64((hi-lo)*s.Float64())
}

// seedSequence spreads a seed over 256 bits as numpy's SeedSequence does (after
// O'Neill's seed_seq_fe): a hash of each word into a pool of four, mixing of all
// pairs, a hash out.
func seedSequence(seed uint64) (words [4]uint64) {
	const mixLeft, mixRight = 0xca01f9dd, 0x4973f715
	hash := wordHash{key: 0x43b0d7e5, multiplier: 0x931e8875}
	var pool [4]uint32
	for i, word := range [4]uint32{uint32(seed), uint32(seed >> 32)} {
		pool[i] = hash.of(word)
	}
	for source := range pool {
		for target := range pool {
			if source != target {
				mixed := pool[target]*mixLeft - hash.of(pool[source])*mixRight
				pool[target] = mixed ^ mixed>>16
			}
		}
	}
	hash = wordHash{key: 0x8b51f9dd, multiplier: 0x58f38ded}
	for i := range 2 * len(words) {
		words[i/2] |= uint64(hash.of(pool[i%4])) << (32 * (i % 2))
	}
	return words
}

// wordHash hashes words with a key that changes from word to word.
type wordHash struct{ key, multiplier uint32 }

func (h *wordHash) of(word uint32) uint32 {
	word ^= h.key
	h.key *= h.multiplier
	word *= h.key
	return word ^ word>>16
}
