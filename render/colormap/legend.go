package colormap

import "math"

// Scale ties a map to a quantity. Its range is fixed: a scale that follows the
// data makes silence look busy.
type Scale struct {
	Map      *Map
	Quantity string // "Firing rate, excitatory"
	Unit     string // "Hz"
	Min, Max float64
}

// Fraction is where v lies on the scale, 0..1.
func (s *Scale) Fraction(v float64) float32 {
	return float32(min(max((v-s.Min)/(s.Max-s.Min), 0), 1))
}

// Ticks appends up to n round numbers within the range for a legend, ascending.
func (s *Scale) Ticks(dst []float64, n int) []float64 {
	span := s.Max - s.Min
	if n < 2 || !(span > 0) {
		return append(dst, s.Min)
	}
	step := math.Pow(10, math.Floor(math.Log10(span/float64(n-1))))
	for _, f := range []float64{1, 2, 2.5, 5, 10} {
		if span/(step*f) <= float64(n-1)+1e-9 {
			step *= f
			break
		}
	}
	first := math.Ceil(s.Min/step - 1e-9)
	for k := first; k*step <= s.Max+step*1e-9; k++ {
		dst = append(dst, k*step)
	}
	return dst
}
