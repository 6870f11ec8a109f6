package experiment

import (
	"math"

	"encephagen/sim/philox"
)

// referenceCord is the reference system's spinal cord as it ran: every synapse led
// from its target to its source, so that motor neurons heard nobody who hears the
// rhythm; weights lay outside the box that they were searched in; it lived 2 ms in
// each control tick. Its share of the torque is at most 0.3 % of the range.
type referenceCord struct {
	weights                     [80][80]float64 // [target][source], exchanged
	tonic, tau                  [80]float64
	reset                       [80]float64
	v, current, tired, waits    [80]float64
	adaptation, adaptationDecay float64
	seed                        uint64
	step                        uint32
}

// Offsets of the populations of one side and their sizes.
const (
	rcFlexor     = 0
	rcExtensor   = 5
	rcV1         = 10
	rcV2a        = 14
	rcV2b        = 17
	rcV0d        = 21
	rcV0v        = 24
	rcV3         = 27
	rcFlexorMN   = 30
	rcExtensorMN = 35
	rcSide       = 40
)

var rcSize = map[int]int{
	rcFlexor: 5, rcExtensor: 5, rcV1: 4, rcV2a: 3, rcV2b: 4, rcV0d: 3, rcV0v: 3, rcV3: 3, rcFlexorMN: 5, rcExtensorMN: 5,
}

// newReferenceCord makes the cord and lets it run 300 ms. Only the walker's then
// got the adaptation that had been searched for.
func newReferenceCord(seed uint64, searched bool) *referenceCord {
	c := &referenceCord{seed: seed}
	c.wire()
	c.adapt(2, 100, 4)
	for i := range c.v {
		c.v[i] = 5 * philox.Unit(philox.Draw(seed, philox.StreamCord, 1<<16, uint32(i), 0)[0])
		c.tau[i] = 15
	}
	for side := 0; side < 2*rcSide; side += rcSide {
		for i := range 5 {
			c.tau[side+rcFlexor+i] = 12
		}
	}
	for i := range 5 {
		c.v[rcFlexor+i] = 7
		c.v[rcSide+rcExtensor+i] = 6
	}
	for range 3000 / rcSteps {
		c.advance(0)
	}
	if searched {
		c.adapt(4.599063910553726, 58.40652025338669, 2.5673048014077007)
	}
	return c
}

// adapt sets the adaptation per spike, its decay in ms, and the reset of the
// rhythm generators.
func (c *referenceCord) adapt(perSpike, decay, reset float64) {
	c.adaptation, c.adaptationDecay = perSpike, math.Exp(-0.1/decay)
	for side := 0; side < 2*rcSide; side += rcSide {
		for i := range 10 {
			c.reset[side+i] = reset
		}
	}
}

// wire sets weights and tonic drives of the stored, unclipped set.
func (c *referenceCord) wire() {
	const (
		inhibitFE, inhibitEF = -0.04511115165027424, -1.9520077173546362
		toMotor              = -2.993789126049066
		v0dIn, v0dOut        = 3.445063700978867, -0.49865180015245647
		formIn, formOut      = 5.076078819481134, -5.660922103259848
	)
	for side := 0; side < 2*rcSide; side += rcSide {
		other := rcSide - side
		connect := func(from, to, toSide int, weight float64) {
			for s := side + from; s < side+from+rcSize[from]; s++ {
				for t := toSide + to; t < toSide+to+rcSize[to]; t++ {
					if s != t {
						c.weights[s][t] = weight // the source takes the target's place
					}
				}
			}
		}
		connect(rcFlexor, rcFlexor, side, 0.3/5)
		connect(rcExtensor, rcExtensor, side, 0.3/5)
		connect(rcFlexor, rcExtensor, side, inhibitFE/5)
		connect(rcExtensor, rcFlexor, side, inhibitEF/5)
		connect(rcFlexor, rcFlexorMN, side, toMotor)
		connect(rcExtensor, rcExtensorMN, side, toMotor)
		connect(rcFlexor, rcV0d, side, v0dIn)
		connect(rcV0d, rcFlexor, other, v0dOut)
		connect(rcFlexor, rcV1, side, formIn)
		connect(rcExtensor, rcV2b, side, formIn)
		connect(rcV1, rcExtensorMN, side, formOut)
		connect(rcV2b, rcFlexorMN, side, formOut)
		connect(rcFlexor, rcV2a, side, 0.3/5)
		connect(rcV2a, rcV0v, side, 0.4/3)
		connect(rcV0v, rcFlexorMN, other, -0.4/3)
		connect(rcExtensor, rcV3, side, 0.3/5)
		connect(rcV3, rcExtensor, other, 0.2/3)
		for from, drive := range map[int]float64{
			rcFlexor: 14.739965849058404, rcExtensor: 9.35189551809498, rcV1: 5, rcV2b: 5,
			rcV0d: 3.109514880885004, rcFlexorMN: 11.537141133804516, rcExtensorMN: 11.537141133804516,
		} {
			for i := range rcSize[from] {
				c.tonic[side+from+i] = drive
			}
		}
	}
}

const rcSteps = 20 // of 0.1 ms in a control tick

// advance runs 2 ms and returns the mean of extensor minus flexor firing of each
// side, as a share of the pool per step.
func (c *referenceCord) advance(drive float64) (left, right float64) {
	synapse := math.Exp(-0.1 / 5)
	for range rcSteps {
		var fired []int
		for i := range c.v {
			input := c.current[i] + c.tonic[i]*(1+0.5*drive) - c.tired[i] + 0.5*c.noise(i)
			if c.waits[i] <= 0 {
				c.v[i] += 0.1 * (input - c.v[i]) / c.tau[i]
			}
			c.waits[i] -= 0.1
			c.tired[i] *= c.adaptationDecay
			c.current[i] *= synapse
			if c.v[i] >= 8 {
				c.v[i], c.waits[i] = c.reset[i], 1
				c.tired[i] += c.adaptation
				fired = append(fired, i)
			}
		}
		for _, s := range fired {
			for t := range c.current {
				c.current[t] += c.weights[t][s]
			}
			pull := 1.0 / 5 / rcSteps
			switch at := s % rcSide; {
			case at < rcFlexorMN:
				continue
			case at < rcExtensorMN:
				pull = -pull
			}
			if s < rcSide {
				left += pull
			} else {
				right += pull
			}
		}
		c.step++
	}
	return left, right
}

// noise is a standard normal number (Box & Muller 1958).
func (c *referenceCord) noise(neuron int) float64 {
	words := philox.Draw(c.seed, philox.StreamCord, uint32(neuron), c.step, 0)
	return math.Sqrt(-2*math.Log(1-philox.Unit(words[0]))) * math.Cos(2*math.Pi*philox.Unit(words[1]))
}
