package analysis

import "math"

// The estimator of a region's time scale (Murray et al. 2014, Nat Neurosci
// 17:1661): the autocorrelation of its excitatory rate in bins of 20 ms, at lags
// of 20 ms to 1.2 s without 0, is fitted by least squares with
//
//	A exp(-lag/tau) + B     A in 0..2, tau in 5..3000 ms, B in -1..1
//
// and tau is the time scale. Other bins and lags give other numbers; this choice
// is fixed, so that numbers can be compared.
const (
	timescaleBin  = 200 // steps
	timescaleLags = 60
	tauLeast      = 5.0 // ms
	tauMost       = 3000.0
)

// Timescales are those of the regions, in ms; NaN for a region whose rate never
// changes, or a recording too short.
func (r *Recording) Timescales() []float64 {
	var tau []float64
	for _, x := range r.ExcitatoryRates(timescaleBin) {
		tau = append(tau, Timescale(x, timescaleBin/10.0, timescaleLags))
	}
	return tau
}

// Timescale fits the autocorrelation of one series with bins of some ms.
func Timescale(x []float64, binMs float64, lags int) float64 {
	acf := Autocorrelation(x, lags)
	if len(acf) == 0 {
		return math.NaN()
	}
	_, tau, _ := FitExponential(acf[1:], binMs)
	return tau
}

// Autocorrelation at lags 0 to lags, 1 at 0: products of deviations from the
// mean, summed over as many as there are and divided by the sum at lag 0. It is
// nil if the series never changes or is not longer than the lags.
func Autocorrelation(x []float64, lags int) []float64 {
	if len(x) <= lags {
		return nil
	}
	mean := 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	d := make([]float64, len(x))
	for i, v := range x {
		d[i] = v - mean
	}
	acf := make([]float64, lags+1)
	for lag := range acf {
		for i, v := range d[lag:] {
			acf[lag] += v * d[i]
		}
	}
	whole := acf[0]
	if !(whole > 0) {
		return nil
	}
	for lag := range acf {
		acf[lag] /= whole
	}
	return acf
}

// FitExponential fits A exp(-lag/tau) + B to values at lags of one bin, two bins
// and so on. For a given tau the best A and B are known in closed form, so that
// tau alone is searched: on a logarithmic grid, then by golden section.
func FitExponential(y []float64, binMs float64) (a, tau, b float64) {
	const points = 120
	ratio := math.Pow(tauMost/tauLeast, 1.0/(points-1))
	at := func(k float64) float64 { return min(tauMost, tauLeast*math.Pow(ratio, k)) }
	err := func(k float64) float64 {
		_, _, e := bestLine(y, at(k), binMs)
		return e
	}
	best, least := 0, math.Inf(1)
	for k := range points {
		if e := err(float64(k)); e < least {
			best, least = k, e
		}
	}
	lo, hi := max(0, float64(best-1)), min(points-1, float64(best+1))
	const golden = 0.6180339887498949
	x1, x2 := hi-golden*(hi-lo), lo+golden*(hi-lo)
	e1, e2 := err(x1), err(x2)
	for range 40 {
		if e1 < e2 {
			hi, x2, e2 = x2, x1, e1
			x1 = hi - golden*(hi-lo)
			e1 = err(x1)
		} else {
			lo, x1, e1 = x1, x2, e2
			x2 = lo + golden*(hi-lo)
			e2 = err(x2)
		}
	}
	tau = at((lo + hi) / 2)
	if least <= err((lo+hi)/2) { // on an edge
		tau = at(float64(best))
	}
	a, b, _ = bestLine(y, tau, binMs)
	return a, tau, b
}

// bestLine finds A in 0..2 and B in -1..1 for a tau, and the sum of squares that
// is left. Out of bounds, the best lies on one of the four edges.
func bestLine(y []float64, tau, binMs float64) (a, b, rest float64) {
	n := float64(len(y))
	step := math.Exp(-binMs / tau)
	var se, see, sy, sey, syy float64
	e := 1.0
	for _, v := range y {
		e *= step
		se += e
		see += e * e
		sy += v
		sey += e * v
		syy += v * v
	}
	sum := func(a, b float64) float64 {
		return syy - 2*a*sey - 2*b*sy + a*a*see + 2*a*b*se + n*b*b
	}
	if det := n*see - se*se; det > 1e-12*n*see {
		a, b = (n*sey-se*sy)/det, (see*sy-se*sey)/det
		if a >= 0 && a <= 2 && b >= -1 && b <= 1 {
			return a, b, sum(a, b)
		}
	}
	rest = math.Inf(1)
	try := func(x, y float64) {
		if s := sum(x, y); s < rest {
			a, b, rest = x, y, s
		}
	}
	for _, x := range []float64{0, 2} {
		try(x, max(-1, min(1, (sy-x*se)/n)))
	}
	for _, y := range []float64{-1, 1} {
		x := 0.0
		if see > 0 {
			x = max(0, min(2, (sey-y*se)/see))
		}
		try(x, y)
	}
	return a, b, rest
}
