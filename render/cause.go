package render

import (
	"math"
	"slices"
	"strings"

	"encephagen/sim/frame"
)

// causeTau is the memory over which torque is averaged before it is put into
// words, s, and causeEvery how many ticks a sentence stands: nobody can read
// words that change with every frame.
const (
	causeTau   = 0.25
	causeEvery = 20
	topCauses  = 3
)

// cause is one term of torque at one joint.
type cause struct {
	term, actuator int
	share          float32 // of the actuator's limit, averaged
}

// causes follows the terms of torque tick by tick.
type causes struct {
	static *frame.Static
	mean   []float32 // |u| / limit by term, by actuator
	effort []float32 // share of all torque by family, averaged, 0..1
	top    [topCauses]cause
	joints []string // by actuator, in words
	keep   float32
	sum    []float32 // N.m by actuator, with its sign, averaged
	newton []float32 // scratch: N.m by family
}

func newCauses(st *frame.Static, families int) *causes {
	dt := float64(st.StepsPerTick) / frame.StepsPerSecond
	c := &causes{
		static: st,
		mean:   make([]float32, len(st.Terms)*len(st.Actuators)),
		effort: make([]float32, families),
		sum:    make([]float32, len(st.Actuators)),
		newton: make([]float32, families),
		keep:   float32(math.Exp(-dt / causeTau)),
	}
	for _, a := range st.Actuators {
		c.joints = append(c.joints, jointWords(a.Name))
	}
	return c
}

// jointWords turns an actuator's name into words: "right_hip_y" is "right hip".
func jointWords(name string) string {
	parts := strings.Split(name, "_")
	for i, p := range parts {
		p = strings.TrimRight(p, "0123456789")
		if p == "abdomen" {
			p = "waist"
		}
		parts[i] = p
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return len(p) < 2 })
	return strings.Join(parts, " ")
}

// tick takes in the torque of one control tick; n counts them from 1.
func (c *causes) tick(n int64, terms []float32) {
	actuators := len(c.static.Actuators)
	clear(c.newton)
	var all float32
	for a := range actuators {
		act := &c.static.Actuators[a]
		var u float32
		for t := range c.static.Terms {
			u += terms[t*actuators+a]
		}
		limit := float32(act.Limit)
		u = min(max(u, -limit), limit) // as the motor does
		c.sum[a] = c.keep*c.sum[a] + (1-c.keep)*u*float32(act.Gear)
	}
	for t := range c.static.Terms {
		family := int(c.static.Terms[t].Family) % len(c.newton)
		for a := range actuators {
			i := t*actuators + a
			u := terms[i]
			if u < 0 {
				u = -u
			}
			act := &c.static.Actuators[a]
			c.mean[i] = c.keep*c.mean[i] + (1-c.keep)*u/float32(act.Limit)
			c.newton[family] += u * float32(act.Gear)
			all += u * float32(act.Gear)
		}
	}
	for f := range c.effort {
		share := float32(0)
		if all > 0 {
			share = c.newton[f] / all
		}
		c.effort[f] = c.keep*c.effort[f] + (1-c.keep)*share
	}
	if n == 1 || n%causeEvery == 0 {
		c.pick()
	}
}

// largest is the largest cause at an actuator, term -1 if there is none.
func (c *causes) largest(actuator int) cause {
	best := cause{term: -1, actuator: actuator}
	for t := range c.static.Terms {
		if m := c.mean[t*len(c.static.Actuators)+actuator]; m > best.share {
			best.term, best.share = t, m
		}
	}
	return best
}

// torque is what all causes together do at an actuator, N.m, averaged.
func (c *causes) torque(actuator int) float32 { return c.sum[actuator] }

// pick finds the largest causes, one for each term at most: otherwise one
// strong term would fill the list with joints.
func (c *causes) pick() {
	c.top = [topCauses]cause{}
	actuators := len(c.static.Actuators)
	for t := range c.static.Terms {
		best := cause{term: t}
		for a := range actuators {
			if m := c.mean[t*actuators+a]; m > best.share {
				best.share, best.actuator = m, a
			}
		}
		for i := range c.top {
			if best.share > c.top[i].share {
				best, c.top[i] = c.top[i], best
			}
		}
	}
}
