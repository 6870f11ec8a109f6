package spinal

import (
	"math"
	"testing"
)

// TestMatsuokaOscillates: 1,266 ms within 2 %, at least 10 zero crossings in 10 s,
// whatever the drive; and the reference system's numbers come to rest.
func TestMatsuokaOscillates(t *testing.T) {
	for _, drive := range []float64{0, 0.3, 1} {
		m := NewMatsuoka()
		m.Advance(50_000, drive)
		crossings, before := 0, 0.0
		for range 1000 {
			m.Advance(100, drive)
			y := m.Outputs()
			if torque := y[1] - y[0]; torque*before < 0 {
				crossings, before = crossings+1, torque
			} else if torque != 0 {
				before = torque
			}
		}
		r := MeasureMatsuoka(NewMatsuoka(), 20, drive)
		if crossings < 10 || math.Abs(r.PeriodMS-1266) > 0.02*1266 || r.LeftRight > -0.99 || r.FlexExt[0] > -0.5 {
			t.Errorf("drive %v: %d crossings in 10 s, %+v", drive, crossings, r)
		}
	}
	for _, c := range []struct {
		mutual, crossed, fatigue float64
		oscillates               bool
	}{{1.5, 1, 2.5, true}, {1.5, 0.75, 2.5, true}, {2.5, 1.5, 4, true}, {2.5, 1.5, 2.5, false}, {0.5, 0.5, 2.5, false}} {
		m := NewMatsuoka()
		m.Mutual, m.Crossed, m.Fatigue = c.mutual, c.crossed, c.fatigue
		m.Advance(100_000, 0)
		low, high := math.Inf(1), math.Inf(-1)
		for range 3000 {
			m.Advance(10, 0)
			y := m.Outputs()
			low, high = min(low, y[1]-y[0]), max(high, y[1]-y[0])
		}
		if moves := high-low > 0.1; moves != c.oscillates || m.Oscillates() != c.oscillates {
			t.Errorf("%+v: moves by %v, condition says %v", c, high-low, m.Oscillates())
		}
	}
}
