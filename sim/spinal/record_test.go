package spinal

import (
	"math"
	"slices"

	"encephagen/sim/params"
)

// record is what a run of the cord is judged by, with the method that the
// acceptance figures were found with: motor-neuron spikes per 10 ms bin,
// smoothed with a Gaussian of 2 bins; the first second is left out.
type record struct {
	hz                    [classes]float64 // mean rate of each class, both sides
	leftRight, flexExt    float64          // correlations
	periodMS, periodicity float64          // first peak of the autocorrelation of the left leg
}

const (
	binMS     = 10
	binSteps  = 100
	skipSteps = 10000
)

func defaults() *Params {
	p := new(Params)
	params.Defaults(p)
	return p
}

// run records seconds of the cord after the skipped first one.
func run(c *Cord, seconds int, drive float64) record {
	c.Advance(skipSteps, drive)
	bins := seconds * 10000 / binSteps
	var pull [pools][]float64
	for i := range pull {
		pull[i] = make([]float64, bins)
	}
	var count [neurons]float64
	for b := range bins {
		c.Advance(binSteps, drive)
		for _, s := range c.Spikes() {
			count[s.Neuron]++
			if pool := poolOf[s.Neuron]; pool >= 0 {
				pull[pool][b]++
			}
		}
	}
	var r record
	for k := range classes {
		for _, side := range sides {
			first, n := span(side, k)
			for _, spikes := range count[first : first+n] {
				r.hz[k] += spikes / float64(2*n*seconds)
			}
		}
	}
	for i := range pull {
		pull[i] = smooth(pull[i])
	}
	left, right := minus(pull[1], pull[0]), minus(pull[3], pull[2])
	r.leftRight = correlation(left, right)
	r.flexExt = correlation(pull[0], pull[1])
	r.periodMS, r.periodicity = period(left)
	return r
}

// oscillates is the test that random circuits must fail.
func (r *record) oscillates() bool {
	return r.leftRight < -0.5 && r.flexExt < -0.5 && r.periodicity > 0.5
}

func smooth(x []float64) []float64 {
	const sd, reach = 2.0, 8
	y := make([]float64, len(x))
	for i := range x {
		sum := 0.0
		for d := -reach; d <= reach; d++ {
			j := min(len(x)-1, max(0, i+d))
			w := math.Exp(-float64(d*d) / (2 * sd * sd))
			y[i] += w * x[j]
			sum += w
		}
		y[i] /= sum
	}
	return y
}

func minus(a, b []float64) []float64 {
	d := make([]float64, len(a))
	for i := range d {
		d[i] = a[i] - b[i]
	}
	return d
}

// correlation is Pearson's, or 0 where one of the two does not vary.
func correlation(a, b []float64) float64 {
	n := float64(len(a))
	var ma, mb float64
	for i := range a {
		ma += a[i] / n
		mb += b[i] / n
	}
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - ma) * (b[i] - mb)
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// period is the lag in ms of the first peak of the autocorrelation behind its
// first negative value that comes near the highest one, and its height.
func period(x []float64) (ms, peak float64) {
	const longest, near = 250, 0.9
	var r []float64
	for lag := range min(longest, len(x)/2) {
		r = append(r, correlation(x[lag:], x[:len(x)-lag]))
	}
	from := slices.IndexFunc(r, func(c float64) bool { return c < 0 })
	if from < 0 {
		return 0, 0
	}
	highest := slices.Max(r[from:])
	for lag := from + 1; lag+1 < len(r); lag++ {
		if r[lag] >= near*highest && r[lag] >= r[lag-1] && r[lag] >= r[lag+1] {
			return float64(lag) * binMS, r[lag]
		}
	}
	return 0, 0
}
