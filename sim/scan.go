package sim

import (
	"encephagen/sim/analysis"
	"encephagen/sim/frame"
)

// scan is the newborn's brain in a scanner. It observes: no state depends on it.
type scan struct {
	scanner *analysis.Scanner
	fc      []float32
}

// restingHz is the excitatory rate that the biases are learned for; a neural
// input of 1 to the vessels is a deviation of as much.
const restingHz = 5

// Scan begins to watch which functional connectivity the newborn's cortex shows,
// from now on; Connectivity has it. Watching costs less than a hundredth of a
// tick. Called again, it begins anew.
func (n *Newborn) Scan() {
	if n.scan.scanner == nil {
		regions := len(n.static.Regions)
		n.scan.scanner = analysis.NewScanner(n.static.RegionOf, n.static.Inhibitory, restingHz, n.step)
		n.scan.fc = make([]float32, regions*regions)
		n.streams.Connectivity.Watch(regions)
	}
	n.scan.scanner.Restart(n.step)
	n.streams.Connectivity.Write(n.scan.fc, 0)
}

// watch takes in the spikes of the tick that ends at a step.
func (s *scan) watch(n *Newborn, spikes []frame.Spike, end int64) {
	if s.scanner != nil && s.scanner.Add(spikes, end) && s.scanner.Connectivity(s.fc) {
		n.streams.Connectivity.Write(s.fc, s.scanner.Seconds())
	}
}
