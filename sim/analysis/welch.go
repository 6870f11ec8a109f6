package analysis

import (
	"math"

	"gonum.org/v1/gonum/dsp/fourier"
)

// Welch estimates the power spectral density of a series as it comes in: the
// mean of the periodograms of segments that overlap by half, each less its mean
// and under a Hann window (Welch 1967, IEEE Trans Audio Electroacoust 15:70). It
// allocates nothing once it is made.
type Welch struct {
	// Memory is how many segments a mean reaches back, about; 0 is all. Older
	// ones fade, so that a live spectrum follows what happens.
	Memory int

	rate     float64 // values per second
	fft      *fourier.FFT
	window   []float64
	scale    float64
	past     []float64 // the newest values, the oldest at the front
	fill     int
	work     []float64
	coeff    []complex128
	mean     []float64
	segments int
}

// NewWelch takes segments of an even number of values, of which there are rate a
// second.
func NewWelch(segment int, rate float64) *Welch {
	if segment < 4 || segment%2 != 0 {
		panic("analysis: a segment needs an even number of values, at least 4")
	}
	w := &Welch{
		rate: rate, fft: fourier.NewFFT(segment), window: make([]float64, segment), past: make([]float64, segment),
		work: make([]float64, segment), coeff: make([]complex128, segment/2+1), mean: make([]float64, segment/2+1),
	}
	power := 0.0
	for i := range w.window {
		w.window[i] = 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(segment))
		power += w.window[i] * w.window[i]
	}
	w.scale = 1 / (rate * power)
	return w
}

// Restart forgets everything.
func (w *Welch) Restart() {
	w.fill, w.segments = 0, 0
	clear(w.mean)
}

// Bins is how many frequencies there are: bin k is at k*Resolution.
func (w *Welch) Bins() int { return len(w.mean) }

// Resolution is the distance of the frequencies, Hz.
func (w *Welch) Resolution() float64 { return w.rate / float64(len(w.past)) }

// Segments is how many there were since the beginning.
func (w *Welch) Segments() int { return w.segments }

// Add takes in the next value. It tells whether that completes a segment.
func (w *Welch) Add(x float64) (fresh bool) {
	w.past[w.fill] = x
	w.fill++
	if w.fill < len(w.past) {
		return false
	}
	w.segment()
	half := len(w.past) / 2
	copy(w.past, w.past[half:])
	w.fill = half
	return true
}

func (w *Welch) segment() {
	mean := 0.0
	for _, x := range w.past {
		mean += x / float64(len(w.past))
	}
	for i, x := range w.past {
		w.work[i] = (x - mean) * w.window[i]
	}
	w.fft.Coefficients(w.coeff, w.work)
	w.segments++
	n := w.segments
	if w.Memory > 0 {
		n = min(n, w.Memory)
	}
	share := 1 / float64(n)
	for k, c := range w.coeff {
		p := w.scale * (real(c)*real(c) + imag(c)*imag(c))
		if k > 0 && k < len(w.coeff)-1 {
			p *= 2 // of both signs of the frequency
		}
		w.mean[k] += share * (p - w.mean[k])
	}
}

// Density fills in the estimate at all frequencies, in the square of the values'
// unit per Hz, one-sided: its integral is the variance.
func (w *Welch) Density(dst []float64) { copy(dst, w.mean) }
