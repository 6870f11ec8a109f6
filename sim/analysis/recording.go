package analysis

import (
	"encephagen/sim/frame"
)

// Widths of the bins of a Recording, in steps of 0.1 ms.
const (
	RateBin = 100 // 10 ms, for the rates of regions
	PairBin = 500 // 50 ms, for correlations of neurons
)

// sampled is how many excitatory neurons of each region are looked at one by
// one, the first ones. All pairs of 80 regions' are 319,600.
const sampled = 10

// Recording collects, of a stretch of activity, what is measured later. Memory
// grows by 36 kB per second of 80 regions.
type Recording struct {
	First, End int64 // the stretch, steps
	Intervals  *Intervals
	Rates      *Counts // groups 2*region for excitatory and 2*region+1 for inhibitory neurons
	Pairs      *Counts // a group for each sampled neuron
	PairRegion []int   // of each sampled neuron

	group  []int32 // of Rates, by neuron
	sample []int32 // of Pairs, by neuron; -1: not sampled
	size   []int   // neurons in each group of Rates
}

// NewRecording begins one at a step. regionOf and inhibitory describe the
// neurons.
func NewRecording(regionOf []uint16, inhibitory []bool, first int64) *Recording {
	r := &Recording{First: first, End: first, Intervals: NewIntervals(len(regionOf))}
	taken := []int{}
	for i, region := range regionOf {
		for int(region) >= len(taken) {
			taken, r.size = append(taken, 0), append(r.size, 0, 0)
		}
		g, s := int32(2*region), int32(-1)
		if inhibitory[i] {
			g++
		} else if taken[region] < sampled {
			taken[region]++
			s = int32(len(r.PairRegion))
			r.PairRegion = append(r.PairRegion, int(region))
		}
		r.size[g]++
		r.group, r.sample = append(r.group, g), append(r.sample, s)
	}
	r.Rates = NewCounts(len(r.size), RateBin, first)
	r.Pairs = NewCounts(len(r.PairRegion), PairBin, first)
	return r
}

// Add takes in the spikes up to a step, in order of time.
func (r *Recording) Add(spikes []frame.Spike, end int64) {
	r.End = end
	r.Rates.Extend(end)
	r.Pairs.Extend(end)
	for _, s := range spikes {
		r.Intervals.Add(int(s.Neuron), s.Step)
		r.Rates.Add(int(r.group[s.Neuron]), s.Step)
		if k := r.sample[s.Neuron]; k >= 0 {
			r.Pairs.Add(int(k), s.Step)
		}
	}
}

// Seconds is how long the recording is.
func (r *Recording) Seconds() float64 {
	return float64(r.End-r.First) / frame.StepsPerSecond
}

// Regions counts them.
func (r *Recording) Regions() int { return len(r.size) / 2 }

// MeanRates are the mean rates in Hz of the excitatory and of the inhibitory
// neurons of each region.
func (r *Recording) MeanRates() (e, i []float64) {
	for g, size := range r.size {
		rate := float64(r.Rates.Total(g)) / (float64(max(1, size)) * r.Seconds())
		if g%2 == 0 {
			e = append(e, rate)
		} else {
			i = append(i, rate)
		}
	}
	return e, i
}

// ExcitatoryRates are the rates in Hz of the excitatory neurons of each region,
// in whole bins of a width that is a multiple of RateBin.
func (r *Recording) ExcitatoryRates(width int64) [][]float64 {
	merge := int(width / RateBin)
	series := make([][]float64, r.Regions())
	for g := range series {
		seconds := float64(width) / frame.StepsPerSecond
		series[g] = r.Rates.Series(2*g, merge, 1/(float64(r.size[2*g])*seconds))
	}
	return series
}

// PopulationRates are the mean rates in Hz of all excitatory and all inhibitory
// neurons, in bins of RateBin.
func (r *Recording) PopulationRates() (e, i []float64) {
	rates := [2][]float64{make([]float64, r.Rates.Len()), make([]float64, r.Rates.Len())}
	var cells [2]float64
	for g, size := range r.size {
		cells[g%2] += float64(size)
		for k, n := range r.Rates.Series(g, 1, 1) {
			rates[g%2][k] += n
		}
	}
	for kind := range rates {
		for k := range rates[kind] {
			rates[kind][k] *= frame.StepsPerSecond / (RateBin * max(1, cells[kind]))
		}
	}
	return rates[0], rates[1]
}
