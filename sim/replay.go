package sim

import (
	"errors"
	"fmt"
	"slices"

	"encephagen/sim/frame"
)

// Replay is a cortex whose spikes were simulated elsewhere, by a network larger
// than this machine or by another simulator. Brain, raster and rates show them
// at their times; the body stands still, and no model runs.
type Replay struct {
	Name   string        // of the file, for people
	Spikes []frame.Spike // by step, then neuron
	Steps  int64         // how long there are spikes

	// RegionOf and Inhibitory are the neurons', in order of their regions; nil is
	// those of the network that Config describes.
	RegionOf   []uint16
	Inhibitory []bool
}

// ErrReplay says that spikes cannot be those of the network.
var ErrReplay = errors.New("the spikes do not fit the network")

// Rates of a replay are means over the last 100 ms, as the cortex's are.
const replayWindow = 100 * frame.StepsPerMS

// player plays a Replay.
type player struct {
	Replay
	next   int      // spike that is due next
	oldest int      // spike that leaves the window of the rates next
	counts [2][]int // in the window, of E and I by region
	cells  [2][]int // neurons, of E and I by region
}

// load lets a newborn play a replay instead of living: its description is then
// that of the replay's network.
func (n *Newborn) load(r *Replay) error {
	st := &n.static
	if r.RegionOf != nil {
		if err := st.Repopulate(r.RegionOf, r.Inhibitory); err != nil {
			return fmt.Errorf("%s: %w: %w", r.Name, ErrReplay, err)
		}
		st.Synapses = 0 // not known
	}
	if len(r.Spikes) > 0 {
		last := slices.MaxFunc(r.Spikes, func(a, b frame.Spike) int { return int(a.Neuron) - int(b.Neuron) })
		if int(last.Neuron) >= len(st.RegionOf) {
			return fmt.Errorf("%s: %w: neuron %d of %d; --network names the file of the network that they are of", r.Name, ErrReplay, last.Neuron, len(st.RegionOf))
		}
	}
	st.Replay = r.Name
	p := &player{Replay: *r}
	for kind := range p.counts {
		p.counts[kind], p.cells[kind] = make([]int, len(st.Regions)), make([]int, len(st.Regions))
	}
	for i, region := range st.RegionOf {
		p.cells[n.kindOf(i)][region]++
	}
	n.replay = p
	return nil
}

// kindOf is 0 for an excitatory neuron, 1 for an inhibitory one.
func (n *Newborn) kindOf(neuron int) int {
	if n.static.Inhibitory[neuron] {
		return 1
	}
	return 0
}

// playTick lets a control tick of a replay pass. The tick after the last spike
// is an error, which pauses a window.
func (n *Newborn) playTick() error {
	p := n.replay
	if n.step > p.Steps {
		return fmt.Errorf("%s ends here, after %.3f s", p.Name, float64(p.Steps)/frame.StepsPerSecond)
	}
	n.tick++
	n.step += int64(n.static.StepsPerTick)
	first := p.next
	for ; p.next < len(p.Spikes) && p.Spikes[p.next].Step < n.step; p.next++ {
		p.count(n, p.Spikes[p.next], 1)
	}
	for ; p.oldest < p.next && p.Spikes[p.oldest].Step < n.step-replayWindow; p.oldest++ {
		p.count(n, p.Spikes[p.oldest], -1)
	}
	n.streams.Spikes.Append(p.Spikes[first:p.next]...)
	n.spikes += int64(p.next - first)
	n.scan.watch(n, p.Spikes[first:p.next], n.step)
	n.standStill()
	n.publish()
	return nil
}

func (p *player) count(n *Newborn, s frame.Spike, by int) {
	p.counts[n.kindOf(int(s.Neuron))][n.static.RegionOf[s.Neuron]] += by
}

// rates fills the rates of the regions in Hz.
func (p *player) rates(e, i []float32) {
	const perSecond = frame.StepsPerSecond / replayWindow
	for kind, dst := range [][]float32{e, i} {
		for region := range dst {
			dst[region] = 0
			if cells := p.cells[kind][region]; cells > 0 {
				dst[region] = perSecond * float32(p.counts[kind][region]) / float32(cells)
			}
		}
	}
}
