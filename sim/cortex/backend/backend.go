package backend

import (
	"cmp"
	"fmt"
	"slices"
)

// StepsPerWindow is how many steps of 0.1 ms a window has.
const StepsPerWindow = 10

// Backend is a device that computes the cortex. It belongs to one goroutine; one
// that needs a thread of its own sees to that itself.
type Backend interface {
	// Name tells what it is and runs on, such as "gl: llvmpipe (LLVM 15.0.6)".
	Name() string
	// Load puts a network and its state there, in place of what was there before.
	// Both are only read, and not kept. An error names what does not fit and how
	// much memory is needed.
	Load(*Model, *State) error
	// Set puts in force what can change while a network lives, from the next
	// window on. It is only read, and not kept.
	Set(*Live) error
	// Advance runs whole windows, at most MaxWindows, and appends their spikes in
	// order of step, then neuron. It writes the neurons' state after them to the
	// fields V to Raise of state. After an error nothing of the call counts, and
	// the backend is of no more use but for Close.
	Advance(windows int, dst []Spike, state *State) ([]Spike, error)
	// Snapshot fills in the whole state, arrivals too.
	Snapshot(*State) error
	Close() error
}

// MaxWindows are how many windows an Advance may have: steps fit into 11 bits,
// neurons into 21.
const MaxWindows = 100

// CheckWindows refuses a number of windows that an Advance cannot have.
func CheckWindows(windows int) error {
	if windows < 1 || windows > MaxWindows {
		return fmt.Errorf("%d windows at once; allowed: 1 to %d", windows, MaxWindows)
	}
	return nil
}

// Spike of an Advance. Release is the probability of transmission it finds, times
// 2^16; 2^16 for an inhibitory neuron.
type Spike struct {
	Step    uint32 // from the beginning of the Advance
	Neuron  uint32
	Release uint32
}

// Compare orders spikes by step, then neuron.
func (s Spike) Compare(t Spike) int {
	return cmp.Or(cmp.Compare(s.Step, t.Step), cmp.Compare(s.Neuron, t.Neuron))
}

// Model is a network. A neuron's index is region*Per + its place in the region;
// the first Exc of a region are excitatory.
type Model struct {
	Seed    uint64
	Regions int
	Per     int // neurons per region
	Exc     int // of them excitatory
	// A region's background is drawn in Pieces of Piece neurons; the id of a piece
	// in Philox's counter is region*Pieces + its place.
	Pieces, Piece int
	Sensory       []int32 // regions that the senses reach

	// Synapses by source neuron: Row[i] to Row[i+1]. Each is target << CodeBits |
	// code, and Lag its delay in steps, at least 10.
	Row      []int32
	Synapse  []uint32
	Lag      []uint16
	CodeBits uint
	Slots    int // windows of the ring of arrivals, a power of two

	Threshold  float32      // mV
	Refractory int32        // steps, at least 10: at most one spike in a window
	FastDecay  float32      // of the fast current in a step
	Recovery   float32      // of Y in a window
	Alpha      [2][]float32 // dt/tau_m of E and I, by region
	SlowDecay  []float32    // of the slow current in a window, by region
	SlowGain   []float32    // 1 - SlowDecay
	FastUnit   float32      // mV, of fast arrivals
	SlowUnit   float32      // mV ms, of slow ones
	Event      []int32      // one background event, by region, units of fast arrivals
	// With adaptation a spike raises the threshold by AdaptStep and takes it off
	// the potential, in place of a reset to 0; the rise decays in a window. 0: none.
	AdaptStep, AdaptDecay float32 // mV, 1
}

// Neurons is how many there are.
func (m *Model) Neurons() int { return m.Regions * m.Per }

// State is the canonical state of package cortex.
type State struct {
	Window     int64 // completed
	V, S, N, Y []float32
	Hold       []int32   // steps left of refractoriness, 0 or more
	Raise      []float32 // of the threshold, mV; nil without adaptation
	// Arrivals in flight: Fast by slot, step and neuron, Slow by slot and neuron,
	// those of window w in slot w%Slots.
	Fast, Slow []int32
}

// NewState makes an empty one for a network, with or without arrivals.
func NewState(m *Model, arrivals bool) *State {
	n := m.Neurons()
	s := &State{V: make([]float32, n), S: make([]float32, n), N: make([]float32, n), Y: make([]float32, n), Hold: make([]int32, n)}
	if m.AdaptStep > 0 {
		s.Raise = make([]float32, n)
	}
	if arrivals {
		s.Fast, s.Slow = make([]int32, m.Slots*StepsPerWindow*n), make([]int32, m.Slots*n)
	}
	return s
}

// Live is what can change while a network lives.
type Live struct {
	Use        float32 // of release, at a spike
	Fast, Slow []int32 // charge by code, units of the arrivals
	// Tables of cumulative Poisson distributions in units of 2^-32: a uniform word
	// draws as many events as there are entries that are at most that word. They
	// are for one piece and window; Senses is empty without any.
	Background, Senses []uint32
	Region             []Region
}

// Region is what acts on one.
type Region struct {
	Drive  [2]float32 // bias and stimulating current of E and I, mV
	Lesion bool       // no spikes, no background, arrivals dropped, all state 0
	Events []uint32   // table of a Poisson stimulus; empty without one
}

// Equal tells whether two of the same network say the same.
func (l *Live) Equal(m *Live) bool {
	return l.Use == m.Use && slices.Equal(l.Fast, m.Fast) && slices.Equal(l.Slow, m.Slow) &&
		slices.Equal(l.Background, m.Background) && slices.Equal(l.Senses, m.Senses) &&
		slices.EqualFunc(l.Region, m.Region, func(a, b Region) bool {
			return a.Drive == b.Drive && a.Lesion == b.Lesion && slices.Equal(a.Events, b.Events)
		})
}
