package brainstem

import (
	"math"

	"encephagen/sim/motor"
	"encephagen/sim/philox"
)

// MovementsParams belong to the general movements: healthy newborns move their
// whole body in a slow, variable flow that waxes and wanes (Prechtl 1990, Early
// Hum Dev 23:151; Einspieler & Prechtl 2005). Each joint swings at its own
// frequency, and its amplitude swings more slowly. Frequencies and phases are
// drawn from the seed.
type MovementsParams struct {
	Amplitude float64 `min:"0" max:"0.4" step:"0.01" default:"0.04" origin:"hard-wired" doc:"largest torque of any joint, action units"`
	Slowest   float64 `unit:"Hz" min:"0" max:"2" step:"0.01" default:"0.1" origin:"hard-wired" doc:"frequency of the slowest joint there can be"`
	Fastest   float64 `unit:"Hz" min:"0" max:"2" step:"0.01" default:"0.4" origin:"hard-wired" doc:"frequency of the fastest joint there can be"`
}

// waxing is how much slower than the movement its amplitude changes.
const waxing = 0.1

type movements struct {
	phase    [motor.MaxActuators]float64 // rad
	pace     [motor.MaxActuators]float64 // 0 slowest, 1 fastest
	activity float64
}

func newMovements(seed uint64) (m movements) {
	for j := range m.phase {
		words := philox.Draw(seed, philox.StreamMovements, uint32(j), 0, 0)
		m.phase[j] = 2 * math.Pi * philox.Unit(words[0])
		m.pace[j] = philox.Unit(words[1])
	}
	return m
}

func (m *movements) update(p *MovementsParams, plan *motor.Plan, s *motor.Senses, row []float64) {
	m.activity = 0
	for j := range plan.Actuators {
		hertz := p.Slowest + float64(m.pace[j]*(p.Fastest-p.Slowest))
		m.phase[j] += float64(2 * math.Pi * hertz * s.DT)
		swing := math.Sin(m.phase[j]) * (1 + math.Sin(waxing*m.phase[j])) / 2
		row[j] = p.Amplitude * swing
		m.activity += math.Abs(swing) / float64(plan.Actuators)
	}
}
