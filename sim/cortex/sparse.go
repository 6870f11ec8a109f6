package cortex

import (
	"math"
	"slices"

	"encephagen/sim/philox"
)

// drawSparse draws the synapses of a region in a large network, where looking at
// every pair of neurons would take hours: for each source neuron and target
// region how many targets there are, a binomial number by a table of its
// distribution, and then that many different ones. The result has the same
// distribution as draw's. Word 0 of Philox(wiring seed, StreamWiring, source,
// target region + 1, 0) is for the number, those after it for the targets; one
// that was there before is passed over.
func (d *wiredRegion) drawSparse(net *network, source int, seed uint64, chance []float64) {
	tables := make([]binomial, net.regions)
	expected := 0.0
	for target, p := range chance {
		pairs := net.per
		if target == source {
			pairs-- // none to itself
		}
		tables[target].set(pairs, p)
		if target == source {
			expected += float64(net.per*pairs) * p
		} else {
			expected += float64(net.exc*pairs) * p
		}
	}
	d.syn = make([]uint32, 0, int(expected+8*math.Sqrt(expected))+64)
	codes := net.codesFrom(source)
	var places []uint32
	for j := range net.per {
		first, last := 0, net.regions
		if j >= net.exc {
			first, last = source, source+1
		}
		neuron := source*net.per + j
		for target := first; target < last; target++ {
			if chance[target] == 0 {
				continue
			}
			words := philox.Draw(seed, philox.StreamWiring, uint32(neuron), uint32(target+1), 0)
			count := tables[target].draw(words[0])
			if count == 0 {
				continue
			}
			places = places[:0]
			pairs := uint64(tables[target].pairs)
			for word := uint32(1); len(places) < count; word++ {
				if word%4 == 0 {
					words = philox.Draw(seed, philox.StreamWiring, uint32(neuron), uint32(target+1), word/4)
				}
				place := uint32(uint64(words[word%4]) * pairs >> 32)
				at, there := slices.BinarySearch(places, place)
				if !there {
					places = slices.Insert(places, at, place)
				}
			}
			toE, toI := codes[target].of(j < net.exc)
			for _, place := range places {
				k := int(place)
				if target == source && k >= j { // passes over itself
					k++
				}
				code := toE
				if k >= net.exc {
					code = toI
				}
				d.syn = append(d.syn, uint32(target*net.per+k)<<net.codeBits|code)
			}
			d.size[j] += int32(count)
		}
	}
}

// binomial draws counts from one 32-bit word each, as poisson does.
type binomial struct {
	pairs int
	cdf   []uint32 // cdf[k] = P(count <= k) in units of 2^-32
}

func (t *binomial) set(pairs int, p float64) {
	t.pairs, t.cdf = pairs, nil
	if p >= 1 {
		t.cdf = make([]uint32, pairs) // always above: all pairs
		return
	}
	term := math.Exp(float64(pairs) * math.Log1p(-p))
	sum := 0.0
	for k := range pairs {
		sum += term
		scaled := math.Round(sum * 0x1p32)
		if scaled >= 0x1p32 || float64(k) > float64(pairs)*p && term < 0x1p-34 {
			return
		}
		t.cdf = append(t.cdf, uint32(scaled))
		term *= float64(pairs-k) / float64(k+1) * p / (1 - p)
	}
}

func (t *binomial) draw(word uint32) int {
	k, _ := slices.BinarySearchFunc(t.cdf, word, func(c, word uint32) int {
		if c <= word {
			return -1
		}
		return 1
	})
	return k
}
