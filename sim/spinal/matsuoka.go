package spinal

import (
	"math"

	"encephagen/sim/frame"
)

// Matsuoka is the rate model that the spiking cord is compared with: four units,
// flexor and extensor of each side, that inhibit each other and tire (Matsuoka
// 1985, Biol Cybern 52:367).
//
//	tau dx/dt  = -x + drive - mutual*y(antagonist) - crossed*y(other side) - fatigue*a
//	tauA da/dt = -a + y,   y = max(0, x)
//
// With A = mutual + crossed it oscillates if 1 + tau/tauA < A < 1 + fatigue. The
// reference system's own numbers (A = 4, fatigue 2.5) miss that and come to rest.
// Its period does not depend on the drive: the units have no threshold.
type Matsuoka struct {
	Tau, FatigueTau float64 // ms
	Drive           float64
	Mutual, Crossed float64
	Fatigue         float64

	x, a [pools]float64 // flexor L, extensor L, flexor R, extensor R
}

// NewMatsuoka has the oscillating parameters of a period of 1,266 ms.
func NewMatsuoka() *Matsuoka {
	return &Matsuoka{
		Tau: 50, FatigueTau: 500, Drive: 1, Mutual: 1.5, Crossed: 1, Fatigue: 2.5,
		x: [pools]float64{0.5, -0.3, -0.3, 0.5},
	}
}

// Oscillates is the condition above.
func (m *Matsuoka) Oscillates() bool {
	a := m.Mutual + m.Crossed
	return 1+m.Tau/m.FatigueTau < a && a < 1+m.Fatigue
}

// Advance runs steps of 0.1 ms with more drive than its own.
func (m *Matsuoka) Advance(steps int, drive float64) {
	for range steps {
		y := m.Outputs()
		for i := range m.x {
			antagonist, across := i^1, i^2
			input := m.Drive + drive - m.Mutual*y[antagonist] - m.Crossed*y[across] - m.Fatigue*m.a[i]
			m.x[i] += stepMS / m.Tau * (input - m.x[i])
			m.a[i] += stepMS / m.FatigueTau * (y[i] - m.a[i])
		}
	}
}

// Outputs are the rates of the units in the order of Cord.Rates; they have no unit.
func (m *Matsuoka) Outputs() (y [pools]float64) {
	for i, x := range m.x {
		y[i] = max(0, x)
	}
	return y
}

// MeasureMatsuoka judges it as Measure does the cord. It has no spikes: rates of
// classes and the reference's fitness, which counts spikes, stay zero.
func MeasureMatsuoka(m *Matsuoka, seconds, drive float64) Record {
	bins := int(math.Round(seconds * frame.StepsPerSecond / binSteps))
	var pull [pools][]float64
	for b := range bins {
		m.Advance(binSteps, drive)
		if b < skipSteps/binSteps {
			continue
		}
		for i, y := range m.Outputs() {
			pull[i] = append(pull[i], y)
		}
	}
	var r Record
	r.judge(&pull)
	return r
}
