package brainstem

import (
	"math"
	"testing"

	"encephagen/sim/motor"
	"encephagen/sim/params"
)

const humanoidTick = 0.015 // s

// newborn is a brainstem under test with rows for its terms.
type newborn struct {
	*Brainstem
	p    *Params
	rows [][]float64
}

// birth makes one whose reflexes answer at once: their latencies have tests of
// their own, with slow.
func birth(seed uint64) *newborn {
	n := slow(seed)
	n.p.atOnce()
	return n
}

// atOnce takes the delays away.
func (p *Params) atOnce() {
	p.Arc.Motor = 0
	for _, latency := range []*float64{&p.Moro.Latency, &p.Startle.Latency, &p.Grasp.Latency, &p.ATNR.Latency, &p.Rooting.Latency, &p.Withdrawal.Latency, &p.Withdrawal.Crossed, &p.Support.Latency} {
		*latency = 0
	}
}

func slow(seed uint64) *newborn {
	p := new(Params)
	params.Defaults(p)
	n := &newborn{Brainstem: New(p, motor.HumanoidPlan, seed), p: p}
	for range n.Terms() {
		n.rows = append(n.rows, make([]float64, motor.HumanoidActuators))
	}
	return n
}

// upright are the senses of a body that stands still.
func upright() *motor.Senses {
	return &motor.Senses{DT: humanoidTick, Height: 1.4, Quat: [4]float64{1, 0, 0, 0}, Actuators: motor.HumanoidActuators}
}

// tilted are the senses of a body that is tipped by these angles, in rad.
func tilted(pitch, roll float64) *motor.Senses {
	s := upright()
	cp, sp, cr, sr := math.Cos(pitch/2), math.Sin(pitch/2), math.Cos(roll/2), math.Sin(roll/2)
	s.Quat = [4]float64{cp * cr, cp * sr, sp * cr, -sp * sr}
	return s
}

// tick runs one control tick on top of stale rows and returns a term's row.
func (n *newborn) tick(s *motor.Senses, term int) []float64 {
	for _, row := range n.rows {
		for j := range row {
			row[j] = 99 // Update must overwrite it
		}
	}
	n.Update(s, n.rows)
	return n.rows[term]
}

// expect checks a row: the given actuators, and zero elsewhere.
func expect(t *testing.T, what string, row []float64, want map[int]float64) {
	t.Helper()
	for j, u := range row {
		if math.Abs(u-want[j]) > 1e-12 {
			t.Errorf("%s: actuator %d gets %v, want %v", what, j, u, want[j])
		}
	}
}

func (n *newborn) activityOf(name string) float64 {
	all := make([]float64, len(n.Reflexes()))
	n.Activity(all)
	for i, r := range n.Reflexes() {
		if r == name {
			return all[i]
		}
	}
	panic("no reflex " + name)
}
