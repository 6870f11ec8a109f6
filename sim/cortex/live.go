package cortex

import "math/bits"

// charges in force, by generation and code. Some parameters act on a living
// cortex. Weights are read when a spike is emitted: a change must not reach the
// spikes in flight, which carry a code and not a weight. So each change opens a
// new generation of charges; its number stands above the code in each spike sent
// from then on, and it is free again when the last of its spikes has arrived.
type charges struct {
	fast, slow []int32 // by generation << kindBits | code, units of format
	anySlow    bool
	kindBits   uint8
	now        uint32 // the present generation << kindBits
	ended      []int64
	drives     drives
}

// drives are the live parameters that charges depend on.
type drives struct {
	gain, ee, ei, inhibition, longSlow, localSlow float64
}

func (p *Params) drives() drives {
	return drives{p.Coupling.Gain, p.Local.EE, p.Local.EI, p.Local.Inhibition, p.Coupling.SlowShare, p.Local.SlowShare}
}

// maxGenerations are enough for a change in each of nine ticks of 15 ms, with the
// delays of HCP7.
const maxGenerations = 16

func (c *Cortex) newCharges() {
	f, net := &c.net.format, c.net
	c.use = net.use
	c.charges = charges{fast: f.fast, slow: f.slow, anySlow: f.slowMax > 0, ended: make([]int64, 1)}
	if net.kinds == nil {
		return // a preset whose charges are fixed
	}
	x := &c.charges
	x.drives = c.params.drives()
	x.kindBits = uint8(bits.Len(uint(len(net.kinds) - 1)))
	n := min(maxGenerations, 1<<(net.codeBits-x.kindBits))
	x.ended = make([]int64, n)
	for i := range x.ended {
		x.ended[i] = -int64(net.slots)
	}
	x.fast, x.slow = make([]int32, n<<x.kindBits), make([]int32, n<<x.kindBits)
	copy(x.fast, f.fast)
	copy(x.slow, f.slow)
}

// follow takes on the live parameters. If every generation still has spikes in
// flight, the change waits for one that has not. Units stay those found at the
// start: sums that leave the exact range are rounded, in the same way everywhere.
func (c *Cortex) follow() {
	c.setNoise()
	x, net := &c.charges, c.net
	if net.kinds == nil {
		return
	}
	c.use = float32(c.params.Release.Use)
	if c.params.drives() == x.drives {
		return
	}
	for i := range x.ended {
		if uint32(i)<<x.kindBits == x.now || c.window < x.ended[i]+int64(net.slots) {
			continue
		}
		x.ended[x.now>>x.kindBits] = c.window
		x.now, x.drives = uint32(i)<<x.kindBits, c.params.drives()
		for code, k := range net.kinds {
			q := c.params.charge(k)
			at := x.now | uint32(code)
			x.fast[at], x.slow[at] = units(q.fast, net.format.fastUnit), units(q.slow, net.format.slowUnit)
			x.anySlow = x.anySlow || x.slow[at] != 0
		}
		return
	}
}
