package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Pearson is the correlation of two series of equal length.
func Pearson(x, y []float64) float64 { return stat.Correlation(x, y, nil) }

// Spearman is the correlation of their ranks.
func Spearman(x, y []float64) float64 { return Pearson(ranks(x), ranks(y)) }

// ranks counts from 1; equal values share the mean of their ranks.
func ranks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case x[a] < x[b]:
			return -1
		case x[a] > x[b]:
			return 1
		}
		return 0
	})
	r := make([]float64, len(x))
	for first := 0; first < len(order); {
		end := first + 1
		for end < len(order) && x[order[end]] == x[order[first]] {
			end++
		}
		for _, i := range order[first:end] {
			r[i] = float64(first+end+1) / 2
		}
		first = end
	}
	return r
}

// Pairwise is the mean correlation of the counts of pairs of neurons, in bins of
// 50 ms: of all pairs, of those within a region, and of those in different ones.
// Neurons without a spike, and without a bin that differs, are left out.
//
// The mean needs no pair by pair: standardised counts of n neurons, summed in
// each bin, have the variance n + n(n-1)*mean.
func (r *Recording) Pairwise() (all, within, between float64) {
	bins := r.Pairs.Len()
	total := make([]float64, bins)
	sum := make([]float64, bins)
	var n, pairs, varWithin, pairsWithin float64
	flush := func(cells float64) {
		if cells > 1 {
			varWithin += variance(sum) - cells
			pairsWithin += cells * (cells - 1)
		}
		n += cells
		clear(sum)
	}
	cells, region := 0.0, -1
	for k, of := range r.PairRegion {
		if of != region {
			flush(cells)
			cells, region = 0, of
		}
		x := r.Pairs.Series(k, 1, 1)
		mean, sd := stat.PopMeanStdDev(x, nil)
		if !(sd > 0) {
			continue
		}
		cells++
		for b, v := range x {
			z := (v - mean) / sd
			sum[b] += z
			total[b] += z
		}
	}
	flush(cells)
	pairs = n * (n - 1)
	varAll := variance(total) - n
	share := func(v, p float64) float64 {
		if p == 0 {
			return math.NaN()
		}
		return v / p
	}
	return share(varAll, pairs), share(varWithin, pairsWithin), share(varAll-varWithin, pairs-pairsWithin)
}

func variance(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	return stat.PopVariance(x, nil)
}

// Drift is by how much, in Hz, the mean excitatory rate of the last third of a
// recording differs from that of the first, and the standard error of that: what
// a network that does not drift at all shows by its slow fluctuations alone. It
// is NaN for a recording without three bins.
//
// The error comes from the rate itself, less a straight line, in bins of 100 ms:
// its variance over long times is the sum of the autocovariances up to 5 s under
// a triangle (Newey & West 1987, Econometrica 55:703).
func (r *Recording) Drift() (hz, standardError float64) {
	bins := r.Rates.Len() / 3
	if bins == 0 {
		return math.NaN(), math.NaN()
	}
	e, _ := r.PopulationRates()
	hz = math.Abs(stat.Mean(e[2*bins:3*bins], nil) - stat.Mean(e[:bins], nil))

	const merge, lags = 10, 50
	x := make([]float64, len(e)/merge)
	for i := range x {
		x[i] = stat.Mean(e[i*merge:(i+1)*merge], nil)
	}
	if len(x) < 2*lags {
		return hz, math.NaN()
	}
	Detrend(x)
	long := 0.0
	for lag := range lags + 1 {
		c := 0.0
		for i, v := range x[lag:] {
			c += v * x[i] / float64(len(x))
		}
		if lag > 0 {
			c *= 2
		}
		long += c * (1 - float64(lag)/(lags+1))
	}
	third := float64(len(x)) / 3
	return hz, math.Sqrt(2 * max(0, long) / third)
}
