package spinal

import "encephagen/sim/philox"

// Controls are cords of the same neurons and drives whose synapses lie elsewhere.
// If they oscillated too, the wiring would explain nothing.

// controlBlock is where their draws lie, apart from noise, start and scatter.
const controlBlock = 1 << 18

// Random wires the cord at random, as the reference system's basin analysis does:
// 24 excitatory and 16 inhibitory neurons a side, connected with p 0.3 within it,
// and 0.09 of the pairs across, both ways. A changed parameter would bring the
// circuit back.
func (c *Cord) Random(seed uint64) {
	draw := uint32(0)
	unit := func() float64 {
		draw++
		return philox.Unit(philox.Draw(seed, philox.StreamCord, controlBlock, draw, 0)[0])
	}
	uniform := func(lo, hi float64) float32 { return float32(lo + float64((hi-lo)*unit())) }
	const excitatory = 24
	c.weights = [neurons][neurons]float32{}
	for s := range neurons {
		for t := range neurons {
			switch sameSide := s/perSide == t/perSide; {
			case s == t:
			case sameSide && s%perSide < excitatory:
				if unit() < 0.3 {
					c.weights[s][t] = uniform(0.1, 0.5)
				}
			case sameSide:
				if unit() < 0.3 {
					c.weights[s][t] = uniform(-0.8, -0.2)
				}
			case s < t && unit() < 0.09:
				w := uniform(0.2, 0.6)
				if unit() > 0.6 {
					w = -w
				}
				c.weights[s][t], c.weights[t][s] = w, w
			}
		}
	}
}

// Shuffle moves every weight, and every missing one, to a random pair (Fisher &
// Yates).
func (c *Cord) Shuffle(seed uint64) {
	var pairs []*float32
	for s := range neurons {
		for t := range neurons {
			if s != t {
				pairs = append(pairs, &c.weights[s][t])
			}
		}
	}
	for i := len(pairs) - 1; i > 0; i-- {
		u := philox.Unit(philox.Draw(seed, philox.StreamCord, controlBlock, uint32(i), 1)[0])
		j := int(u * float64(i+1))
		*pairs[i], *pairs[j] = *pairs[j], *pairs[i]
	}
}

// Transpose takes targets for sources, as the reference system ran: motor neurons
// then hear nobody.
func (c *Cord) Transpose() {
	w := c.weights
	for s := range neurons {
		for t := range neurons {
			c.weights[s][t] = w[t][s]
		}
	}
}
