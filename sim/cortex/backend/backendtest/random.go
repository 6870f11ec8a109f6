package backendtest

import (
	"math"

	"encephagen/sim/cortex/backend"
	"encephagen/sim/philox"
)

// Shape of the random networks: regions of two pieces, the last of them one that
// the senses reach.
const (
	regions, per, exc = 3, 100, 80
	pieces            = 2
	synapses          = 30 // of a neuron
	codes             = 4  // from E and from I, near and far
	codeBits          = 2
)

// streamNetwork is apart from those of the models.
const streamNetwork = 1000

// Random makes a small network that fires at some tens of hertz, from any state,
// with arrivals in flight. With two slots all delays are the shortest, with more
// they are as long as the ring allows.
func Random(seed uint64, slots int, adapting bool) (*backend.Model, *backend.State, *backend.Live) {
	draws := uint32(0)
	below := func(n int) int {
		draws++
		return int(uint64(philox.Draw(seed, streamNetwork, draws, 0, 0)[0]) * uint64(n) >> 32)
	}
	unit := func() float32 { return float32(below(1<<20)) / (1 << 20) }

	m := &backend.Model{
		Seed: seed<<40 | 0x89abcdef, Regions: regions, Per: per, Exc: exc, Pieces: pieces, Piece: per / pieces,
		Sensory: []int32{regions - 1}, CodeBits: codeBits, Slots: slots,
		Threshold: 18, Refractory: 20, FastDecay: 0.96, Recovery: 0.997, FastUnit: 1.0 / 1024, SlowUnit: 1.0 / 256,
		Row: []int32{0},
	}
	if adapting {
		m.AdaptStep, m.AdaptDecay = 3.5, 0.99
	}
	for i := range regions {
		m.Alpha[0], m.Alpha[1] = append(m.Alpha[0], 0.005+0.001*float32(i)), append(m.Alpha[1], 0.01)
		m.SlowDecay, m.SlowGain = append(m.SlowDecay, 0.99), append(m.SlowGain, 0.01)
		m.Event = append(m.Event, int32(700+50*i))
	}
	n := m.Neurons()
	for i := range n {
		for range below(2 * synapses) { // rows of any length, also none
			code := 0
			if i%per >= exc {
				code = 2
			}
			m.Synapse = append(m.Synapse, uint32(below(n)<<codeBits|code|below(2)))
			m.Lag = append(m.Lag, uint16(backend.StepsPerWindow+below(backend.StepsPerWindow*(slots-2)+1)))
		}
		m.Row = append(m.Row, int32(len(m.Synapse)))
	}

	s := backend.NewState(m, true)
	s.Window = 1<<32 - 100 // the counter of windows comes to its end on the way
	for i := range n {
		s.V[i], s.S[i], s.N[i], s.Y[i] = 18*unit(), 10*unit(), 5*unit(), unit()
		s.Hold[i] = int32(below(20))
		if adapting {
			s.Raise[i] = 5 * unit()
		}
	}
	for i := range s.Fast {
		s.Fast[i] = int32(below(400) - 200)
	}
	for i := range s.Slow {
		s.Slow[i] = int32(below(400) - 200)
	}

	live := &backend.Live{
		Use: 0.3, Fast: []int32{2500, 3000, -6000, 0}, Slow: []int32{0, 400, 0, -300},
		Background: table(40), Region: make([]backend.Region, regions),
	}
	for i := range live.Region {
		live.Region[i].Drive = [2]float32{16, 12 + float32(i)}
	}
	return m, s, live
}

// table is that of a Poisson distribution.
func table(mean float64) (cdf []uint32) {
	p, sum := math.Exp(-mean), 0.0
	for k := 1.0; ; k++ {
		sum += p
		word := math.Floor(sum * (1 << 32))
		if word >= 1<<32-1 || p < 1e-12 && k > mean {
			return cdf
		}
		cdf = append(cdf, uint32(word))
		p *= mean / k
	}
}
