package analysis

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// The estimator of a region's time scale. The autocorrelation of its excitatory
// rate (Murray et al. 2014, Nat Neurosci 17:1661), in bins of 20 ms and after
// regression of the global signal, is fitted by least squares at lags of 20 to
// 600 ms, without 0, with
//
//	A exp(-lag/tau)     A in 0..2, tau in 5..3000 ms
//
// and tau is the time scale. Other bins and lags give other numbers; this choice
// is fixed, so that numbers can be compared.
//
// It was chosen on seeds 10 to 19 of the default network (60 s after 10) among
// bins of 10 to 50 ms, lags to 0.2 to 1.6 s, ratios of two lags, the fit with
// and without Murray's offset B, and with the global signal left in, regressed,
// or high-passed at 1 to 5 s, for how well two seeds agree about which region is
// slow: rank correlation 0.47 between seeds, with an offset and lags to 1.2 s
// 0.33. The offset costs so much since a lag of a second is no longer than the
// slow mode of the network, and a fit of three numbers trades one for the other
// (Zeraati et al. 2022, Nat Comput Sci 2:193, on what finite recordings do to
// such fits). That mode is common to all regions, so that regression takes it
// away, and the offset is not needed. From 0.4 to 1.2 s of lags and from 10 to
// 50 ms of bins the rank correlation with T1w/T2w differs by less than 0.04.
const (
	timescaleBin  = 200 // steps
	timescaleLags = 30
	tauLeast      = 5.0 // ms
	tauMost       = 3000.0
)

// Timescales are those of the regions, in ms; NaN for a region whose rate never
// differs from its share of the mean over regions, or a recording too short.
func (r *Recording) Timescales() []float64 {
	var tau []float64
	for _, x := range regressMean(r.ExcitatoryRates(timescaleBin)) {
		tau = append(tau, Timescale(x, timescaleBin/10.0, timescaleLags))
	}
	return tau
}

// regressMean takes the means over time, and then the mean over series out of
// each, as far as it goes along with it.
func regressMean(series [][]float64) [][]float64 {
	n := len(series[0])
	global := make([]float64, n)
	out := make([][]float64, len(series))
	for i, x := range series {
		out[i] = append([]float64(nil), x...)
		floats.AddConst(-floats.Sum(x)/float64(max(1, n)), out[i])
		floats.AddScaled(global, 1/float64(len(series)), out[i])
	}
	power := floats.Dot(global, global)
	if power == 0 {
		return out
	}
	for _, x := range out {
		floats.AddScaled(x, -floats.Dot(x, global)/power, global)
	}
	return out
}

// Timescale fits the autocorrelation of one series with bins of some ms.
func Timescale(x []float64, binMs float64, lags int) float64 {
	acf := Autocorrelation(x, lags)
	if len(acf) == 0 {
		return math.NaN()
	}
	_, tau := FitExponential(acf[1:], binMs)
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

// FitExponential fits A exp(-lag/tau) to values at lags of one bin, two bins and
// so on. For a given tau the best A is known in closed form, so that tau alone is
// searched: on a logarithmic grid, then by golden section.
func FitExponential(y []float64, binMs float64) (a, tau float64) {
	const points = 120
	ratio := math.Pow(tauMost/tauLeast, 1.0/(points-1))
	at := func(k float64) float64 { return min(tauMost, tauLeast*math.Pow(ratio, k)) }
	err := func(k float64) float64 {
		_, e := bestHeight(y, at(k), binMs)
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
	a, _ = bestHeight(y, tau, binMs)
	return a, tau
}

// bestHeight finds A in 0..2 for a tau, and the sum of squares that is left.
func bestHeight(y []float64, tau, binMs float64) (a, rest float64) {
	step := math.Exp(-binMs / tau)
	var see, sey, syy float64
	e := 1.0
	for _, v := range y {
		e *= step
		see += e * e
		sey += e * v
		syy += v * v
	}
	if see > 0 {
		a = max(0, min(2, sey/see))
	}
	return a, syy - 2*a*sey + a*a*see
}
