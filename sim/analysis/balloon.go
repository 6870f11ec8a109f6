package analysis

import "math"

// Haemodynamics of the Balloon-Windkessel model and its parameters (Friston,
// Harrison & Penny 2003, NeuroImage 19:1273): a neural input x makes a signal s,
// that the blood flow f, that the volume v and the deoxyhaemoglobin q of the
// veins.
//
//	ds/dt = x - kappa*s - gamma*(f - 1)
//	df/dt = s
//	dv/dt = (f - v^(1/alpha)) / tau
//	dq/dt = (f*(1 - (1-rho)^(1/f))/rho - v^(1/alpha)*q/v) / tau
//	BOLD  = V0*(7*rho*(1-q) + 2*(1-q/v) + (2*rho-0.2)*(1-v))
//
// They are integrated by forward Euler in steps of 10 ms.
const (
	kappa = 0.65 // 1/s, decay of the signal
	gamma = 0.41 // 1/s, feedback of the flow
	tauV  = 0.98 // s, transit time
	alpha = 0.32 // stiffness of the vessels
	rho   = 0.34 // oxygen taken out at rest
	v0    = 0.02 // volume at rest
	boldS = 0.01 // s, step

	// inputGain makes a neural input of a rate's relative deviation; it sets how
	// far from linear the vessels are, and next to nothing about correlations.
	inputGain = 0.5
	// RepetitionTime is that of the measured BOLD, 0.72 s, in bins of RateBin.
	RepetitionTime = 72
)

// balloon is the state of one region's vessels.
type balloon struct{ s, f, v, q float64 }

func (b *balloon) step(x float64) {
	outflow := outflow(b.v)
	ds := x - kappa*b.s - gamma*(b.f-1)
	dv := (b.f - outflow) / tauV
	dq := (b.f*(1-math.Exp(logLeft/b.f))/rho - outflow*b.q/b.v) / tauV
	df := b.s
	b.s += boldS * ds
	b.f = max(0.01, b.f+boldS*df)
	b.v += boldS * dv
	b.q += boldS * dq
}

// logLeft is the logarithm of the share of oxygen that is left at rest.
var logLeft = math.Log(1 - rho)

// outflow is v^(1/alpha), whose exponent is 3 + 1/8.
func outflow(v float64) float64 {
	return v * v * v * math.Sqrt(math.Sqrt(math.Sqrt(v)))
}

func (b *balloon) signal() float64 {
	return v0 * (7*rho*(1-b.q) + 2*(1-b.q/b.v) + (2*rho-0.2)*(1-b.v))
}

// BOLD turns a series of rates in bins of 10 ms into the signal that a scanner
// would see, sampled every RepetitionTime bins. The input is the deviation from
// the series' mean by target, the rate that counts as 1. A region at rest is at
// 0.
func BOLD(rates []float64, target float64) []float64 {
	mean := 0.0
	for _, r := range rates {
		mean += r / float64(len(rates))
	}
	b := balloon{f: 1, v: 1, q: 1}
	out := make([]float64, 0, len(rates)/RepetitionTime)
	for i, r := range rates {
		b.step(inputGain * (r - mean) / target)
		if i > 0 && i%RepetitionTime == 0 {
			out = append(out, b.signal())
		}
	}
	return out
}
