package brain

import (
	"math"

	"encephagen/sim/frame"
)

// A pulse is drawn as a comet, this long at rest, mm.
const cometMM = 4

// maxPulses bounds what is under way at once; the default network at rest has
// about a hundred, one at 100 Hz throughout has about 1,500.
const maxPulses = 4096

// longestBlur bounds the streak of a comet to the way of this many steps.
const longestBlur = 25 * frame.StepsPerMS

// pulse is one comet: every hundredth excitatory spike of its source region,
// sent at that spike's step, that arrives exactly the tract's delay later.
type pulse struct {
	tract  int32
	launch int64 // step
}

// pulses counts the excitatory spikes of each region and launches a comet on a
// tract for every N-th. Tracts of one region take different spikes of the N, so
// that they do not all fire at once.
type pulses struct {
	tracts  *tracts
	every   uint64
	leaving [][]int32 // by region: drawn tracts that start there
	spikes  []uint64  // by region: excitatory spikes so far
	alive   []pulse   // in order of launch
	lost    int       // launches beyond maxPulses
	comets  []float32 // for the shader: tract, head, tail, brightness
}

func newPulses(t *tracts, regions, every int) *pulses {
	p := &pulses{
		tracts: t, every: uint64(max(every, 1)),
		leaving: make([][]int32, regions), spikes: make([]uint64, regions),
		alive: make([]pulse, 0, maxPulses), comets: make([]float32, 0, 4*maxPulses),
	}
	for i, tr := range t.list {
		p.leaving[tr.Source] = append(p.leaving[tr.Source], int32(i))
	}
	return p
}

func (p *pulses) reset() {
	clear(p.spikes)
	p.alive = p.alive[:0]
	p.lost = 0
}

// add counts spikes, ordered by step, and launches comets.
func (p *pulses) add(st *frame.Static, spikes []frame.Spike) {
	for _, s := range spikes {
		if st.Inhibitory[s.Neuron] {
			continue
		}
		r := st.RegionOf[s.Neuron]
		n := p.spikes[r]
		p.spikes[r]++
		for k, t := range p.leaving[r] {
			if (n+p.phase(k, len(p.leaving[r])))%p.every != 0 {
				continue
			}
			if len(p.alive) == maxPulses {
				p.lost++
				continue
			}
			p.alive = append(p.alive, pulse{t, s.Step})
		}
	}
}

// phase spreads the tracts of a region over the spikes of one comet.
func (p *pulses) phase(k, of int) uint64 { return p.every * uint64(k) / uint64(of) }

// head is how far along its tract a pulse is at a time, 0 at the source, 1 at
// the target: a function of biological time and nothing else.
func (p *pulses) head(q pulse, step float64) float64 {
	return (step - float64(q.launch)) / float64(max(p.tracts.list[q.tract].Delay, 1))
}

// at fills comets for a moment. exposure is how many steps the picture's
// shutter was open before it: a comet smears over the way it went meanwhile, as
// on film, because at full speed it crosses the brain in two or three frames.
func (p *pulses) at(step, exposure float64) {
	exposure = min(max(exposure, 0), longestBlur)
	p.comets = p.comets[:0]
	keep := 0
	for _, q := range p.alive {
		head := p.head(q, step)
		long := float64(cometMM / max(p.tracts.arcs[q.tract].length, 1))
		smear := exposure / float64(max(p.tracts.list[q.tract].Delay, 1))
		tail := head - long - smear
		if tail >= 1 {
			continue // wholly arrived
		}
		p.alive[keep] = q
		keep++
		if head <= 0 {
			continue
		}
		// The light of 4 mm is spread over the streak; the root keeps a smeared
		// comet visible.
		light := float32(math.Sqrt(long / (long + smear)))
		p.comets = append(p.comets, float32(q.tract), float32(min(head, 1)), float32(max(tail, 0)), light)
	}
	p.alive = p.alive[:keep]
}
