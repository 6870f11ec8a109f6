package analysis

import (
	"math"

	"encephagen/sim/frame"
)

// Scanner watches a running brain as a scanner would: it makes BOLD of the
// excitatory rates of the regions and keeps their functional connectivity so
// far. Its memory does not grow with time, and it allocates nothing once it is
// made.
//
// Connectivity is what Connect finds in the same signals: Pearson correlation
// after a straight line was taken out of each. Of a line and a covariance, sums
// are all that is needed, so that no signal has to be kept. The one difference
// to a Recording is the rate that counts as rest: a Recording takes the mean of
// the whole; a scanner, which does not know what comes, takes the mean of the
// first 20 s, which are dropped. That moves the point at which the vessels work:
// after 160 s of the default cortex correlations differ by 0.002 on average and
// 0.02 at most, and the two matrices correlate by 0.9999.
type Scanner struct {
	// Target is the excitatory rate, Hz, whose deviation from rest counts as an
	// input of 1.
	Target float64

	group []int32 // region, by neuron; -1 for inhibitory ones
	size  []float64
	next  int64 // step at which the present bin ends

	counts  []int32
	rest    []float64 // sums of rates up to the end of the dropped time
	vessels []balloon
	bins    int

	// Sums over the samples, of signals less their first value.
	samples int
	first   []float64
	sum     []float64 // x
	times   []float64 // x * number of the sample
	product []float64 // x_i * x_j, j >= i, row by row
	slope   []float64 // scratch
	scale   []float64
}

// NewScanner begins at a step. regionOf and inhibitory describe the neurons.
func NewScanner(regionOf []uint16, inhibitory []bool, target float64, first int64) *Scanner {
	s := &Scanner{Target: target, next: first + RateBin, group: make([]int32, len(regionOf))}
	for i, region := range regionOf {
		for int(region) >= len(s.size) {
			s.size = append(s.size, 0)
		}
		s.group[i] = int32(region)
		if inhibitory[i] {
			s.group[i] = -1
		} else {
			s.size[region]++
		}
	}
	n := len(s.size)
	s.counts = make([]int32, n)
	s.vessels = make([]balloon, n)
	for _, to := range []*[]float64{&s.rest, &s.first, &s.sum, &s.times, &s.slope, &s.scale} {
		*to = make([]float64, n)
	}
	s.product = make([]float64, n*(n+1)/2)
	s.Restart(first)
	return s
}

// Restart forgets everything; the next bin begins at a step.
func (s *Scanner) Restart(first int64) {
	s.next, s.bins, s.samples = first+RateBin, 0, 0
	clear(s.counts)
	for i := range s.vessels {
		s.vessels[i] = balloon{f: 1, v: 1, q: 1}
	}
	for _, sums := range [][]float64{s.rest, s.first, s.sum, s.times, s.product} {
		clear(sums)
	}
}

// Regions counts them.
func (s *Scanner) Regions() int { return len(s.size) }

// Samples is how many signals of each region there are, without the dropped ones.
func (s *Scanner) Samples() int { return s.samples }

// Seconds of BOLD that the connectivity is of.
func (s *Scanner) Seconds() float64 { return float64(s.samples) * RepetitionTime / 100 }

// Add takes in the spikes up to a step, in order of time. It tells whether
// another image was taken.
func (s *Scanner) Add(spikes []frame.Spike, end int64) (image bool) {
	for _, spike := range spikes {
		for spike.Step >= s.next {
			image = s.bin() || image
		}
		if g := s.group[spike.Neuron]; g >= 0 {
			s.counts[g]++
		}
	}
	for end >= s.next {
		image = s.bin() || image
	}
	return image
}

// restBins is how long the mean rate is sought that counts as rest.
const restBins = droppedSeconds * frame.StepsPerSecond / RateBin

// bin ends a bin of 10 ms.
func (s *Scanner) bin() (image bool) {
	s.next += RateBin
	seeking := s.bins < restBins
	known := float64(min(s.bins+1, restBins))
	for g, n := range s.counts {
		rate := float64(n) / (s.size[g] * RateBin / frame.StepsPerSecond)
		if seeking {
			s.rest[g] += rate
		}
		s.vessels[g].step(inputGain * (rate - s.rest[g]/known) / s.Target)
	}
	clear(s.counts)
	s.bins++
	if s.bins%RepetitionTime != 0 || s.bins < restBins {
		return false
	}
	s.sample()
	return true
}

// sample adds the present signals to the sums.
func (s *Scanner) sample() {
	t := float64(s.samples)
	for i := range s.vessels {
		x := s.vessels[i].signal()
		if s.samples == 0 {
			s.first[i] = x
		}
		x -= s.first[i]
		s.sum[i] += x
		s.times[i] += t * x
		s.slope[i] = x // for the products
	}
	at := 0
	for i, x := range s.slope {
		for _, y := range s.slope[i:] {
			s.product[at] += x * y
			at++
		}
	}
	s.samples++
}

// leastSamples is how many a correlation takes: with fewer, taking out a line
// leaves next to nothing.
const leastSamples = 10

// Connectivity fills in the correlations so far, row by row, each pair twice. It
// is false as long as there are too few images.
func (s *Scanner) Connectivity(dst []float32) bool {
	if s.samples < leastSamples {
		return false
	}
	// With t the numbers of the samples about their mean and a region's slope
	// b = sum(t*x)/sum(t*t), the covariance of two regions without their lines
	// is sum(x*y) - sum(x)*sum(y)/n - b_x*b_y*sum(t*t).
	n := float64(s.samples)
	tt := n * (n*n - 1) / 12
	for i := range s.slope {
		s.slope[i] = (s.times[i] - (n-1)/2*s.sum[i]) / tt
	}
	left := func(i, j, at int) float64 {
		return s.product[at] - s.sum[i]*s.sum[j]/n - s.slope[i]*s.slope[j]*tt
	}
	regions := len(s.size)
	at := 0
	for i := range regions {
		s.scale[i] = 0
		if v := left(i, i, at); v > 1e-12*s.product[at] { // a region that is still is silent, or dead
			s.scale[i] = 1 / math.Sqrt(v)
		}
		at += regions - i
	}
	at = 0
	for i := range regions {
		for j := i; j < regions; j++ {
			r := float32(max(-1, min(1, left(i, j, at)*s.scale[i]*s.scale[j])))
			if i == j {
				r = 1
			}
			dst[i*regions+j], dst[j*regions+i] = r, r
			at++
		}
	}
	return true
}
