package cortex

import "math"

// poisson draws counts from one 32-bit word each, by a table of the cumulative
// distribution in units of 2^-32. Counts beyond the table's top have a
// probability below 2^-33 and are never drawn.
type poisson struct {
	rate  float64  // mean
	cdf   []uint32 // cdf[k] = P(count <= k)
	start [256]uint16
}

// set makes the table for a mean, which must be below 700; nothing is allocated
// once the table was as long before.
func (t *poisson) set(mean float64) {
	t.rate = mean
	t.cdf = t.cdf[:0]
	term := math.Exp(-mean)
	sum := 0.0
	for k := 1; ; k++ {
		sum += term
		scaled := math.Round(sum * 0x1p32)
		// Rounding errors may keep the sum from 1; the terms tell the end.
		if scaled >= 0x1p32 || (float64(k) > mean && term < 0x1p-34) {
			break
		}
		t.cdf = append(t.cdf, uint32(scaled))
		term = term * mean / float64(k)
	}
	k := 0
	for i := range t.start {
		for k < len(t.cdf) && t.cdf[k] <= uint32(i)<<24 {
			k++
		}
		t.start[i] = uint16(k)
	}
}

// draw returns the count for a uniform word: how many entries are <= word.
func (t *poisson) draw(word uint32) int {
	k := int(t.start[word>>24])
	for k < len(t.cdf) && t.cdf[k] <= word {
		k++
	}
	return k
}
