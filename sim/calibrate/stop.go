package calibrate

import (
	"math"
	"slices"
)

// spent says why a run can gain no more, or "". costs are those of the last
// generation. The reasons are the tutorial's (appendix B.3); where restarts are
// allowed, another run begins.
func (s *strategy) spent(costs []float64) string {
	const tolerance = 1e-12
	n := len(s.Mean)
	longest, shortest := slices.Max(s.Lengths), slices.Min(s.Lengths)
	if math.IsNaN(s.Step) || math.IsInf(s.Step, 0) || math.IsNaN(longest) {
		return "numbers out of range"
	}
	if len(s.History) == s.rememberGeneration &&
		slices.Max(s.History)-slices.Min(s.History) <= tolerance && slices.Max(costs)-slices.Min(costs) <= tolerance {
		return "flat cost"
	}
	if longest > 1e7*shortest {
		return "ill-conditioned covariance"
	}
	if s.Step*longest > 1e8*s.FirstStep {
		return "diverging step size"
	}
	small := true
	for k := range n {
		spread := s.Step * max(math.Sqrt(math.Abs(s.Covariance[k*n+k])), math.Abs(s.ShapePath[k]))
		small = small && spread < tolerance*s.FirstStep
		if s.Mean[k]+0.2*spread == s.Mean[k] && s.Mean[k] != 0 {
			return "steps below rounding"
		}
	}
	if small {
		return "small steps"
	}
	return ""
}
