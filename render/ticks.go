package render

import "encephagen/sim/frame"

// pulse is what the panel and the caption say: the state at the last control
// tick that has ended, and what has gathered over the ticks before it.
type pulse struct {
	static  *frame.Static
	streams *frame.Streams
	ticks   int64 // taken in so far
	trace   frame.Trace
	known   bool // trace holds a tick
	causes  *causes
	terms   [][]float64 // those of trace, a row for each
}

func newPulse(st *frame.Static, str *frame.Streams, families int) *pulse {
	p := &pulse{
		static: st, streams: str, causes: newCauses(st, families),
		trace: frame.Trace{Terms: make([]float32, len(st.Terms)*len(st.Actuators))},
		terms: make([][]float64, len(st.Terms)),
	}
	for i := range p.terms {
		p.terms[i] = make([]float64, len(st.Actuators))
	}
	return p
}

// rows are the torque terms of the last tick, action units.
func (p *pulse) rows() [][]float64 {
	for i, row := range p.terms {
		for j := range row {
			row[j] = float64(p.trace.Terms[i*len(row)+j])
		}
	}
	return p.terms
}

// advance takes in the ticks that have ended by biological time step.
func (p *pulse) advance(step float64) {
	end := min(int64(step/float64(p.static.StepsPerTick)), p.streams.Ticks())
	p.ticks = max(p.ticks, end-memory)
	for ; p.ticks < end; p.ticks++ {
		if !p.streams.ReadTrace(p.ticks, &p.trace) {
			continue // overwritten before anybody looked
		}
		p.known = true
		p.causes.tick(p.ticks+1, p.trace.Terms)
	}
}

// moment is what a published frame says beyond the streams. The frame itself is
// let go.
type moment struct {
	reflex       []float32   // 0..1
	rateE, rateI float32     // mean over regions, Hz
	regions      []float32   // excitatory rate by region, Hz
	regionsI     []float32   // inhibitory
	lesioned     []bool      // by region
	birth        frame.Trace // posture, before the first trace tells it
	cause        frame.Cause
	fallen       bool
	fallenAt     int64
}

func (m *moment) take(f *frame.Frame) {
	m.reflex = m.reflex[:0]
	for _, v := range f.Reflex {
		m.reflex = append(m.reflex, float32(v))
	}
	m.regions = append(m.regions[:0], f.RateE...)
	m.regionsI = append(m.regionsI[:0], f.RateI...)
	m.lesioned = append(m.lesioned[:0], f.Lesioned...)
	m.rateE, m.rateI = mean(f.RateE), mean(f.RateI)
	m.birth.Height = float32(f.Senses.Height)
	m.birth.Pitch, m.birth.Roll = float32(f.Senses.Pitch()), float32(f.Senses.Roll())
	m.cause = f.Cause
	m.fallen, m.fallenAt = f.Fallen, f.FallenAt
}

func mean(x []float32) float32 {
	if len(x) == 0 {
		return 0
	}
	var sum float32
	for _, v := range x {
		sum += v
	}
	return sum / float32(len(x))
}
