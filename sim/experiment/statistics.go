package experiment

import (
	"math"
	"slices"

	"encephagen/sim/philox"
)

// resamples is how often Interval draws a sample anew.
const resamples = 10000

// Interval is the 95 % interval of a mean by the percentile bootstrap (Efron &
// Tibshirani 1993, An Introduction to the Bootstrap, chapter 13). The same sample
// gives the same interval.
func Interval(sample []int) (low, high float64) {
	n := len(sample)
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	means := make([]float64, resamples)
	for r := range means {
		sum := 0
		for i := 0; i < n; i += 4 {
			words := philox.Draw(uint64(n), philox.StreamBootstrap, uint32(r), uint32(i), 0)
			for _, w := range words[:min(4, n-i)] {
				sum += sample[int(uint64(w)*uint64(n)>>32)]
			}
		}
		means[r] = float64(sum) / float64(n)
	}
	slices.Sort(means)
	return means[resamples*25/1000], means[resamples*975/1000-1]
}

// Comparison is a two-sided Mann-Whitney test.
type Comparison struct {
	U float64 // of the first sample: pairs in which it is the larger, ties half
	P float64 // by the normal approximation, with correction of ties and continuity
}

// MannWhitney compares two samples by their ranks (Mann & Whitney 1947, Ann Math
// Statist 18:50). With fewer than 8 values each the approximation is poor.
func MannWhitney(a, b []int) Comparison {
	na, nb := float64(len(a)), float64(len(b))
	if na == 0 || nb == 0 {
		return Comparison{math.NaN(), math.NaN()}
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	rank := map[int]float64{} // mean rank of a value
	ties := 0.0
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		rank[all[i]] = float64(i+1+j) / 2
		t := float64(j - i)
		ties += t*t*t - t
		i = j
	}
	u := -na * (na + 1) / 2
	for _, x := range a {
		u += rank[x]
	}
	n := na + nb
	sd := math.Sqrt(na * nb / 12 * (n + 1 - ties/(n*(n-1))))
	if sd == 0 { // every value is the same
		return Comparison{u, 1}
	}
	z := max(0, math.Abs(u-na*nb/2)-0.5) / sd
	return Comparison{u, math.Erfc(z / math.Sqrt2)}
}
