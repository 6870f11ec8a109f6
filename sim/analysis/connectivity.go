package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// Connectivity is what the signals of regions have in common.
type Connectivity struct {
	FC  [][]float64 // Pearson correlation
	GSR [][]float64 // the same after regression of the global signal
}

// Connect takes series by region, drops the first ones, takes out straight
// lines and correlates. At least three values must be left.
func Connect(series [][]float64, drop int) (*Connectivity, error) {
	n := len(series)
	length := len(series[0]) - drop
	if length < 3 {
		return nil, fmt.Errorf("analysis: %d values in a series, of which the first %d are dropped; at least 3 must be left", len(series[0]), drop)
	}
	x := mat.NewDense(length, n, nil)
	for j, s := range series {
		d := append([]float64(nil), s[drop:]...)
		Detrend(d)
		x.SetCol(j, d)
	}
	var cov mat.SymDense
	stat.CovarianceMatrix(&cov, x, nil)
	for j := range n {
		if !(cov.At(j, j) > 0) {
			return nil, fmt.Errorf("analysis: series %d never changes, so nothing correlates with it", j)
		}
	}
	return connectivity(&cov), nil
}

// connectivity is that of a covariance.
func connectivity(cov *mat.SymDense) *Connectivity {
	n := cov.SymmetricDim()
	// Regressing the mean g over regions from each of them leaves
	// C - c c'/mean(C), where c is each region's covariance with g.
	global := make([]float64, n)
	mean := 0.0
	for i := range n {
		for j := range n {
			global[i] += cov.At(i, j) / float64(n)
		}
		mean += global[i] / float64(n)
	}
	rest := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			rest.SetSym(i, j, cov.At(i, j)-global[i]*global[j]/mean)
		}
	}
	return &Connectivity{FC: normalise(cov), GSR: normalise(rest)}
}

// normalise makes correlations of covariances.
func normalise(cov *mat.SymDense) [][]float64 {
	n := cov.SymmetricDim()
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = cov.At(i, j) / math.Sqrt(cov.At(i, i)*cov.At(j, j))
		}
		m[i][i] = 1
	}
	return m
}

// Detrend takes the straight line of least squares out of a series.
func Detrend(x []float64) {
	t := make([]float64, len(x))
	for i := range t {
		t[i] = float64(i)
	}
	offset, slope := stat.LinearRegression(t, x, nil, false)
	for i := range x {
		x[i] -= offset + slope*t[i]
	}
}

// Similarity is the correlation of two square matrices over the pairs above
// their diagonals.
func Similarity(a, b [][]float64) float64 { return Pearson(upper(a), upper(b)) }

func upper(m [][]float64) []float64 {
	var x []float64
	for i := range m {
		x = append(x, m[i][i+1:]...)
	}
	return x
}

// MeanAbove is the mean over the pairs above the diagonal.
func MeanAbove(m [][]float64) float64 { return stat.Mean(upper(m), nil) }

// droppedSeconds of BOLD at the start are left out: the vessels come from rest.
const droppedSeconds = 20

// Connectivity is that of the recorded excitatory rates as a scanner would see
// them, of all regions or of those that are named, in their order; target is the
// rate, in Hz, that neural input is measured by.
func (r *Recording) Connectivity(target float64, regions ...int) (*Connectivity, error) {
	rates := r.ExcitatoryRates(RateBin)
	if len(regions) == 0 {
		for i := range rates {
			regions = append(regions, i)
		}
	}
	var bold [][]float64
	for _, i := range regions {
		bold = append(bold, BOLD(rates[i], target))
	}
	return Connect(bold, int(droppedSeconds*100/RepetitionTime))
}
