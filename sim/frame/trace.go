package frame

// Trace is what happened in one control tick, for plots on a time axis.
type Trace struct {
	Cord     [4]float32 // motor-neuron rates, Hz: flexor L, extensor L, flexor R, extensor R
	Stepping float32    // descending drive, 0..1
	Height   float32    // torso, m
	Pitch    float32    // rad
	Roll     float32    // rad

	Stimulus [EventKinds]float32 // what the world did, in units of EventKind.Scale
	Receptor [Receptors]float32  // what of it was felt, 0..1
	Reflex   []float32           // activity, 0..1, as Static.Reflexes
	Terms    []float32           // by term, then by actuator, action units
}

// Receptor numbers a kind of sense that a stimulus reaches.
type Receptor int

const (
	Labyrinth Receptor = iota // turning of the head, 1 at 10 rad/s, and lost support
	Ear                       // loudness
	Skin                      // the strongest touch or pinch
	Neck                      // turn of the head
	Receptors
)

func (r Receptor) String() string { return [...]string{"labyrinth", "ear", "skin", "neck"}[r] }

// LabyrinthFull is the turning that fills the scale of the labyrinth, rad/s.
const LabyrinthFull = 10

// traceHead counts the float32s before Reflex.
const traceHead = 8 + int(EventKinds) + int(Receptors)

// AppendTrace adds the next tick's trace.
func (s *Streams) AppendTrace(t *Trace) {
	if len(t.Terms) != s.width-s.terms || len(t.Reflex) != s.terms-traceHead {
		panic("frame: trace of wrong width")
	}
	row := append(s.row[:0], t.Cord[:]...)
	row = append(row, t.Stepping, t.Height, t.Pitch, t.Roll)
	row = append(row, t.Stimulus[:]...)
	row = append(row, t.Receptor[:]...)
	row = append(row, t.Reflex...)
	s.traces.Append(append(row, t.Terms...)...)
}

// ReadTrace fills t with the trace of a tick, counted from 0 at birth. It is
// false if that tick is not, or no longer, in memory. t.Terms must have room
// for every term of every actuator and t.Reflex for every reflex, or be nil to
// leave them out.
func (s *Streams) ReadTrace(tick int64, t *Trace) bool {
	if tick < 0 {
		return false
	}
	var head [traceHead]float32
	at := tick * int64(s.width)
	if n, _, lost := s.traces.Read(at, head[:]); n < traceHead || lost > 0 {
		return false
	}
	copy(t.Cord[:], head[:4])
	t.Stepping, t.Height, t.Pitch, t.Roll = head[4], head[5], head[6], head[7]
	copy(t.Stimulus[:], head[8:])
	copy(t.Receptor[:], head[8+EventKinds:])
	return s.readPart(at+int64(traceHead), t.Reflex, s.terms-traceHead) && s.readPart(at+int64(s.terms), t.Terms, s.width-s.terms)
}

// readPart copies n numbers of the traces, or none into nil.
func (s *Streams) readPart(at int64, dst []float32, n int) bool {
	if dst == nil {
		return true
	}
	got, _, lost := s.traces.Read(at, dst[:n])
	return got == n && lost == 0
}

// Ticks is how many ticks have a trace.
func (s *Streams) Ticks() int64 { return s.traces.Next() / int64(s.width) }
