package frame

// Trace is what happened in one control tick, for plots on a time axis.
type Trace struct {
	Cord     [4]float32 // motor-neuron rates, Hz: flexor L, extensor L, flexor R, extensor R
	Stepping float32    // descending drive, 0..1
	Height   float32    // torso, m
	Pitch    float32    // rad
	Roll     float32    // rad
	Terms    []float32  // by term, then by actuator, action units
}

const traceTerms = 8 // float32s before Terms

// AppendTrace adds the next tick's trace.
func (s *Streams) AppendTrace(t *Trace) {
	if len(t.Terms) != s.width-traceTerms {
		panic("frame: trace of wrong width")
	}
	copy(s.row, t.Cord[:])
	s.row[4], s.row[5], s.row[6], s.row[7] = t.Stepping, t.Height, t.Pitch, t.Roll
	copy(s.row[traceTerms:], t.Terms)
	s.traces.Append(s.row...)
}

// ReadTrace fills t with the trace of a tick, counted from 0 at birth. It is
// false if that tick is not, or no longer, in memory. t.Terms must have room
// for every term of every actuator, or be nil to leave them out.
func (s *Streams) ReadTrace(tick int64, t *Trace) bool {
	if tick < 0 {
		return false
	}
	var head [traceTerms]float32
	at := tick * int64(s.width)
	if n, _, lost := s.traces.Read(at, head[:]); n < traceTerms || lost > 0 {
		return false
	}
	copy(t.Cord[:], head[:4])
	t.Stepping, t.Height, t.Pitch, t.Roll = head[4], head[5], head[6], head[7]
	if t.Terms == nil {
		return true
	}
	n, _, lost := s.traces.Read(at+traceTerms, t.Terms[:s.width-traceTerms])
	return n == s.width-traceTerms && lost == 0
}

// Ticks is how many ticks have a trace.
func (s *Streams) Ticks() int64 { return s.traces.Next() / int64(s.width) }
