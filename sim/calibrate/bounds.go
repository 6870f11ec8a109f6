package calibrate

import (
	"fmt"
	"math"
)

// space maps the scaled coordinates of a search to parameters: parameter = start
// + scale * coordinate, folded into the bounds as by mirrors at both ends. So
// every candidate, and the result, lies within them, and a parameter at its
// bound is no special case.
type space struct{ start, scale, lower, upper []float64 }

func newSpace(p *Problem) (*space, error) {
	n := len(p.Start)
	s := &space{p.Start, p.Scale, p.Lower, p.Upper}
	if n == 0 {
		return nil, fmt.Errorf("calibrate %s: no parameters", p.Name)
	}
	for name, v := range map[string][]float64{"scale": s.scale, "lower": s.lower, "upper": s.upper} {
		if v != nil && len(v) != n {
			return nil, fmt.Errorf("calibrate %s: %d numbers in %s for %d parameters", p.Name, len(v), name, n)
		}
	}
	if (s.lower == nil) != (s.upper == nil) {
		return nil, fmt.Errorf("calibrate %s: bounds need both ends", p.Name)
	}
	for i := range n {
		switch x := s.start[i]; {
		case math.IsNaN(x) || math.IsInf(x, 0):
			return nil, fmt.Errorf("calibrate %s: parameter %d starts at %v", p.Name, i, x)
		case s.scale != nil && !(s.scale[i] > 0):
			return nil, fmt.Errorf("calibrate %s: parameter %d has scale %v; allowed: more than 0", p.Name, i, s.scale[i])
		case s.lower != nil && !(s.lower[i] < s.upper[i] && s.lower[i] <= x && x <= s.upper[i]):
			return nil, fmt.Errorf("calibrate %s: parameter %d starts at %v outside its bounds %v to %v", p.Name, i, x, s.lower[i], s.upper[i])
		}
	}
	return s, nil
}

func (s *space) scaleOf(i int) float64 {
	if s.scale == nil {
		return 1
	}
	return s.scale[i]
}

// parameters are those of a point.
func (s *space) parameters(point []float64) []float64 {
	x := make([]float64, len(point))
	for i, u := range point {
		x[i] = s.start[i] + float64(s.scaleOf(i)*u)
		if s.lower != nil {
			x[i] = fold(x[i], s.lower[i], s.upper[i])
		}
	}
	return x
}

// point is the inverse of parameters for what lies within the bounds.
func (s *space) point(x []float64) []float64 {
	point := make([]float64, len(x))
	for i := range x {
		point[i] = (x[i] - s.start[i]) / s.scaleOf(i)
	}
	return point
}

// fold mirrors x into [lower, upper].
func fold(x, lower, upper float64) float64 {
	if lower <= x && x <= upper {
		return x
	}
	width := upper - lower
	y := math.Mod(x-lower, 2*width)
	if y < 0 {
		y += 2 * width
	}
	if y > width {
		y = 2*width - y
	}
	return min(upper, max(lower, lower+y))
}
