package cortex

// rateWindows is how long rates are averaged: 100 ms.
const rateWindows = 100

// rates count spikes over the last windows, by 2*region and type. Each worker
// writes the entries of its regions.
type rates struct {
	past [rateWindows][]int32
	sum  []int32
}

func newRates(regions int) rates {
	r := rates{sum: make([]int32, 2*regions)}
	for i := range r.past {
		r.past[i] = make([]int32, 2*regions)
	}
	return r
}

func (r *rates) count(w *worker) { r.add(w.now, w.first, w.counts) }

// add takes in the spikes of a window in regions from one on.
func (r *rates) add(window int64, first int, counts []int32) {
	past := r.past[window%rateWindows]
	for i, n := range counts {
		at := 2*first + i
		r.sum[at] += n - past[at]
		past[at] = n
	}
}

// Rates fills in the mean firing rate, in Hz, of the excitatory and inhibitory
// neurons of each region over the last 100 ms.
func (c *Cortex) Rates(e, i []float32) {
	seconds := float32(max(1, min(c.window, rateWindows))) / 1000
	for r := range c.net.regions {
		e[r] = float32(c.rates.sum[2*r]) / (float32(c.net.exc) * seconds)
		i[r] = float32(c.rates.sum[2*r+1]) / (float32(c.net.per-c.net.exc) * seconds)
	}
}
