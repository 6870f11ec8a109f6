package backend

import (
	"fmt"
	"math"
	"slices"
)

// How a network lies in a device's memory, for those that compute it by the
// kernels of shaders/compute or sim/cortex/cuda: in buffers of 32-bit words.

// Buffers by number.
const (
	StateBuffer   = iota // by neuron, one array after the other: v, s, n, y, hold, raise
	RingBuffer           // arrivals: fast by slot, step and neuron, then slow by slot and neuron
	SynapseBuffer        // target << CodeBits | code
	LagBuffer            // delays, two to a word, the first in the low half
	ModelBuffer          // Model.AppendWords
	LiveBuffer           // Live.AppendWords
	SpikeBuffer          // where the window's begin, how many there are, then two words each
	Buffers
)

// Kernels of a window, in their order.
const (
	Background = iota
	Update
	Deliver
	Kernels
)

// KernelNames are those in the sources.
var KernelNames = [Kernels]string{"background", "update", "deliver"}

// NeuronBits of a spike's first word are its neuron's number; the step since the
// beginning of the Advance is above them. The second word is its release.
const NeuronBits = 21

// Sizes are the bytes of each buffer, but for the live one, which is as long as
// its words.
func (m *Model) Sizes() (size [Buffers]int) {
	n := m.Neurons()
	size[StateBuffer] = 6 * n
	size[RingBuffer] = (StepsPerWindow + 1) * m.Slots * n
	size[SynapseBuffer] = max(1, len(m.Synapse))
	size[LagBuffer] = len(m.Lag)/2 + 1
	size[ModelBuffer] = n + 1 + 6*m.Regions
	size[SpikeBuffer] = 2 + 2*m.MostSpikes()
	for i := range size {
		size[i] *= 4
	}
	return size
}

// Reach is how many bytes of a buffer the kernels' 32-bit indices of words reach.
const Reach = 4 << 32

// CheckReach refuses a network that is too large for them: a million neurons whose
// longest delay is more than 256 ms.
func (m *Model) CheckReach() error {
	size := m.Sizes()
	if most := slices.Max(size[:]); most > Reach {
		return fmt.Errorf("%d neurons need %d MB in one array, of which the kernels reach %d MB: take fewer neurons per region, a higher conduction velocity, or --backend cpu",
			m.Neurons(), most>>20, Reach>>20)
	}
	return nil
}

// MostSpikes is how many an Advance can have.
func (m *Model) MostSpikes() int {
	steps := MaxWindows * StepsPerWindow
	return m.Neurons() * ((steps + int(m.Refractory) - 1) / int(m.Refractory))
}

// Constant is a number that kernels need: a bit pattern, and what it means.
type Constant struct {
	Name string
	Kind byte // 'u' uint32, 'i' int32, 'f' float32
	Bits uint32
}

// Constants of a network whose synapses have a number of codes. Their names and
// their order are those of the kernels.
func (m *Model) Constants(codes int) []Constant {
	u := func(name string, x int) Constant { return Constant{name, 'u', uint32(x)} }
	f := func(name string, x float32) Constant { return Constant{name, 'f', math.Float32bits(x)} }
	return []Constant{
		{"seedLow", 'u', uint32(m.Seed)}, {"seedHigh", 'u', uint32(m.Seed >> 32)},
		u("neurons", m.Neurons()), u("regions", m.Regions), u("per", m.Per), u("exc", m.Exc),
		u("pieces", m.Pieces), u("piece", m.Piece), u("slots", m.Slots), u("codeBits", int(m.CodeBits)), u("codes", codes),
		{"refractory", 'i', uint32(m.Refractory)},
		f("threshold", m.Threshold), f("fastDecay", m.FastDecay), f("recovery", m.Recovery),
		f("fastUnit", m.FastUnit), f("slowUnit", m.SlowUnit), f("adaptStep", m.AdaptStep), f("adaptDecay", m.AdaptDecay),
	}
}

// AppendWords appends the rows of the synapses, then by region: the size of a
// background event, whether the senses reach it, alpha of E, alpha of I, decay and
// gain of the slow current.
func (m *Model) AppendWords(words []uint32) []uint32 {
	for _, x := range m.Row {
		words = append(words, uint32(x))
	}
	for _, x := range m.Event {
		words = append(words, uint32(x))
	}
	senses := len(words)
	words = append(words, make([]uint32, m.Regions)...)
	for _, r := range m.Sensory {
		words[senses+int(r)] = 1
	}
	for _, x := range [][]float32{m.Alpha[0], m.Alpha[1], m.SlowDecay, m.SlowGain} {
		for _, y := range x {
			words = append(words, math.Float32bits(y))
		}
	}
	return words
}

// Words of the live buffer before those of the regions, and by region: drive of E
// and of I, lesion, and where its table lies and how long it is.
const (
	liveHeader      = 5 // use; where the tables of background and senses lie, how long
	liveRegionWords = 5
)

// AppendWords appends to words, which must be empty: the header, the regions, the
// charges by code, fast and slow, and the tables.
func (l *Live) AppendWords(words []uint32) []uint32 {
	words = append(words, make([]uint32, liveHeader+liveRegionWords*len(l.Region))...)
	for _, x := range [][]int32{l.Fast, l.Slow} {
		for _, q := range x {
			words = append(words, uint32(q))
		}
	}
	table := func(at int, t []uint32) {
		words[at], words[at+1] = uint32(len(words)), uint32(len(t))
		words = append(words, t...)
	}
	words[0] = math.Float32bits(l.Use)
	table(1, l.Background)
	table(3, l.Senses)
	for i, r := range l.Region {
		at := liveHeader + liveRegionWords*i
		words[at], words[at+1] = math.Float32bits(r.Drive[0]), math.Float32bits(r.Drive[1])
		if r.Lesion {
			words[at+2] = 1
		}
		table(at+3, r.Events)
	}
	return words
}

// AppendSpikes appends spikes from their words, sorted: the order in which a
// device lists them is nobody's.
func AppendSpikes(dst []Spike, words []uint32) []Spike {
	first := len(dst)
	for i := 0; i+1 < len(words); i += 2 {
		dst = append(dst, Spike{Step: words[i] >> NeuronBits, Neuron: words[i] & (1<<NeuronBits - 1), Release: words[i+1]})
	}
	slices.SortFunc(dst[first:], Spike.Compare)
	return dst
}
