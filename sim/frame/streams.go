package frame

// Spike is one cortical or spinal action potential.
type Spike struct {
	Step   int64 // when, steps of 0.1 ms
	Neuron int32
}

// Streams are the rings of a newborn. Rows have a fixed width and a row's
// number is its time, so that any moment of the recent past can be looked up.
type Streams struct {
	Spikes *Ring[Spike] // cortex, in order of step, then neuron
	Cord   *Ring[Spike] // spinal cord, same

	// Connectivity is the functional connectivity so far, if it is watched.
	Connectivity Connectivity

	Events *Ring[Event] // what the world did, in order
	Causes *Ring[Cause] // what it set off, in order of the torque

	poses  *Ring[Pose]    // a row per physics step, row 0 at birth
	traces *Ring[float32] // a row per control tick
	geoms  int
	width  int
	terms  int       // float32s of a trace before the terms
	row    []float32 // the writer's scratch
	static *Static
}

// Memory of the rings in biological seconds: what a reader may lag behind.
const (
	ringSeconds   = 10
	spikesPerStep = 16 // 16,000 neurons at 10 Hz
	eventsKept    = 256
)

// NewStreams makes the rings that fit a newborn.
func NewStreams(s *Static) *Streams {
	ticks := ringSeconds * StepsPerSecond / s.StepsPerTick
	terms := traceHead + len(s.Reflexes)
	width := terms + len(s.Terms)*len(s.Actuators)
	return &Streams{
		Spikes: NewRing[Spike](ringSeconds * StepsPerSecond * spikesPerStep),
		Cord:   NewRing[Spike](ringSeconds * StepsPerSecond),
		Events: NewRing[Event](eventsKept),
		Causes: NewRing[Cause](eventsKept),
		poses:  NewRing[Pose](ticks * s.SubSteps * len(s.Geoms)),
		traces: NewRing[float32](ticks * width),
		geoms:  len(s.Geoms), width: width, terms: terms, row: make([]float32, width), static: s,
	}
}

// AppendPose adds the scene after one more physics step.
func (s *Streams) AppendPose(row []Pose) {
	if len(row) != s.geoms {
		panic("frame: pose row of wrong width")
	}
	s.poses.Append(row...)
}

// Poses is how many scenes there ever were.
func (s *Streams) Poses() int64 { return s.poses.Next() / int64(s.geoms) }

// PosesAround returns the scene at the two physics steps around biological
// time step (may be fractional) in a and b, and how far between them, 0..1.
// ok is false if that moment is not, or no longer, in memory.
func (s *Streams) PosesAround(step float64, a, b []Pose) (mix float32, ok bool) {
	sub := step * float64(s.static.SubSteps) / float64(s.static.StepsPerTick)
	last := s.Poses() - 1
	if !(sub >= 0 && sub <= float64(last)) {
		return 0, false
	}
	first := int64(sub)
	if n, _, lost := s.poses.Read(first*int64(s.geoms), a[:s.geoms]); n < s.geoms || lost > 0 {
		return 0, false
	}
	n, _, lost := s.poses.Read((first+1)*int64(s.geoms), b[:s.geoms])
	if lost > 0 {
		return 0, false // overwritten between the two reads
	}
	if n < s.geoms {
		copy(b, a[:s.geoms]) // the newest physics step has none after it
	}
	return float32(sub - float64(first)), true
}
