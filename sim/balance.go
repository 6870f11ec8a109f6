package sim

import "encephagen/sim/cortex"

// CortexSettings are what the cortex runs on at this tick, with its parameters
// as they are: what cortex.Balance needs to learn its biases anew in another
// goroutine.
func (n *Newborn) CortexSettings() cortex.Config { return n.cortex.Settings() }

// SetBias gives the cortex other biases from the coming tick on. If somebody
// watches, connectivity begins anew: that of before was another network's.
func (n *Newborn) SetBias(b *cortex.Bias) error {
	if err := n.cortex.SetBias(b); err != nil {
		return err
	}
	n.note("biases balanced anew for network %.8s", b.Network)
	if n.scan.scanner != nil {
		n.Scan()
	}
	return nil
}

// Biases of the cortex that are in force, a copy.
func (n *Newborn) Biases() *cortex.Bias { return n.cortex.Bias() }
