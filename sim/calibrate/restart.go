package calibrate

import "math"

// schedule decides how runs follow one another: BIPOP. After the first run, runs
// with a population that doubles each time alternate with small ones of random
// size and step, whichever kind has used fewer evaluations so far.
type schedule struct {
	Run       int  `json:"run"`        // runs begun before this one
	Doublings int  `json:"doublings"`  // of the population in the large runs
	Small     bool `json:"small"`      // this run is a small one
	LargeUsed int  `json:"large_used"` // evaluations
	SmallUsed int  `json:"small_used"`
	RunUsed   int  `json:"run_used"` // by this run
	Limit     int  `json:"limit"`    // of this run; 0: none
	LastLarge int  `json:"last_large"`
}

// used books the evaluations of a generation.
func (s *schedule) used(evaluations int) {
	s.RunUsed += evaluations
	switch {
	case s.Run == 0:
	case s.Small:
		s.SmallUsed += evaluations
	default:
		s.LargeUsed += evaluations
	}
}

// next ends a run and says with which population and which share of the first
// step size another begins. random are two numbers in 0..1.
func (s *schedule) next(first int, random [2]float64) (population int, step float64) {
	if s.Run > 0 && !s.Small {
		s.LastLarge = s.RunUsed
	}
	s.Run++
	s.RunUsed, s.Limit = 0, 0
	s.Small = s.SmallUsed < s.LargeUsed
	if !s.Small {
		s.Doublings++
		return first << s.Doublings, 1
	}
	s.Limit = max(1, s.LastLarge/2)
	large := math.Pow(2, float64(s.Doublings))
	population = int(float64(first) * math.Pow(large/2, random[0]*random[0]))
	return max(first, population), math.Pow(10, -2*random[1])
}
