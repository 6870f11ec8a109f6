package analysis

import "math"

// Intervals are sums over the intervals between the spikes of each neuron. They
// hold whole steps, so that sums are exact.
type Intervals struct {
	last         []int64 // step of the last spike; -1: none yet
	count        []int
	sum, squares []float64
}

// NewIntervals is without spikes.
func NewIntervals(neurons int) *Intervals {
	v := &Intervals{
		last: make([]int64, neurons), count: make([]int, neurons),
		sum: make([]float64, neurons), squares: make([]float64, neurons),
	}
	for i := range v.last {
		v.last[i] = -1
	}
	return v
}

// Add takes in a neuron's next spike.
func (v *Intervals) Add(neuron int, step int64) {
	if before := v.last[neuron]; before >= 0 {
		d := float64(step - before)
		v.count[neuron]++
		v.sum[neuron] += d
		v.squares[neuron] += d * d
	}
	v.last[neuron] = step
}

// LeastIntervals is how many a neuron needs for its coefficient to say anything.
const LeastIntervals = 10

// CV is the coefficient of variation of a neuron's intervals, their standard
// deviation by their mean: 0 for a clock, 1 for a Poisson process. It is false
// for a neuron with fewer than LeastIntervals of them.
func (v *Intervals) CV(neuron int) (float64, bool) {
	n := float64(v.count[neuron])
	if v.count[neuron] < LeastIntervals {
		return 0, false
	}
	mean := v.sum[neuron] / n
	return math.Sqrt(max(0, v.squares[neuron]/n-mean*mean)) / mean, true
}

// MeanCV is the mean of the coefficients of those neurons that are asked for and
// have one, and how many these are.
func (v *Intervals) MeanCV(asked func(neuron int) bool) (mean float64, neurons int) {
	for i := range v.count {
		if asked(i) {
			if cv, ok := v.CV(i); ok {
				mean += cv
				neurons++
			}
		}
	}
	return mean / float64(max(1, neurons)), neurons
}
