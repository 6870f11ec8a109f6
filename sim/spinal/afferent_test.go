package spinal

import (
	"bytes"
	"testing"

	"encephagen/sim/motor"
)

// flexes tells whether the leg's flexors pull harder than its extensors.
func flexes(c *Cord, side motor.Side) bool {
	r := c.Rates()
	return r[2*side] > r[2*side+1]
}

// turnAfter lets a cord live until its left leg has begun to extend, or to flex, and
// 60 ms more; gives it an afferent pulse of so many ms; and tells after how many ms
// from the pulse the leg changes over.
func turnAfter(t *testing.T, seed uint64, toFlexion bool, pulse Afferents, lasts int) int {
	t.Helper()
	c := New(defaults(), motor.HumanoidPlan, seed)
	c.Advance(30_000, 0.3)
	waited := 0
	wait := func(flexion bool, feel Afferents) {
		c.Feel(feel)
		for ; flexes(c, motor.Left) != flexion; waited++ {
			if waited > 10_000 {
				t.Fatalf("seed %d: the leg does not move", seed)
			}
			if waited == lasts {
				c.Feel(Afferents{})
			}
			c.Advance(10, 0.3)
		}
	}
	wait(toFlexion, Afferents{})
	wait(!toFlexion, Afferents{}) // the phase that is to be ended begins
	c.Advance(600, 0.3)
	waited = 0
	wait(toFlexion, pulse)
	return waited
}

// A stretched hip ends stance and begins swing early. Load on the foot ends swing
// early, and holds stance for as long as it lasts (Pearson 2004).
func TestAfferentsResetThePhase(t *testing.T) {
	var hip, load Afferents
	hip.HipExtension[motor.Left] = 0.5
	load.Load[motor.Left] = 400
	for _, c := range []struct {
		name      string
		toFlexion bool // the change that is timed
		pulse     Afferents
		lasts     int // ms
		earlier   bool
	}{
		{"hip extension in stance", true, hip, 150, true},
		{"load in swing", false, load, 150, true},
		{"lasting load in stance", true, load, 2000, false},
	} {
		shift := 0
		const tries = 6
		for seed := range uint64(tries) {
			shift += turnAfter(t, seed, c.toFlexion, c.pulse, c.lasts) - turnAfter(t, seed, c.toFlexion, Afferents{}, 0)
		}
		mean := float64(shift) / tries
		t.Logf("%s: %+.0f ms", c.name, mean)
		if c.earlier && mean > -50 || !c.earlier && mean < 50 {
			t.Errorf("%s shifts the change by %+.0f ms", c.name, mean)
		}
	}
}

// What is felt reaches half centres and inhibitory arms of its own leg only, through a threshold
// and up to full load; gains of zero feel nothing.
func TestAfferentInput(t *testing.T) {
	p := defaults()
	p.Afferent = AfferentParams{HipGain: 10, HipThreshold: 0.1, LoadGain: 3, FullLoad: 200}
	for _, c := range []struct {
		name             string
		hip, load        float64
		flexor, extensor float64
	}{
		{"nothing", 0, 0, 0, 0},
		{"below the threshold", 0.1, 0, 0, 0},
		{"bent forwards", -1, 0, 0, 0},
		{"stretched", 0.3, 0, 2, 0},
		{"half load", 0, 100, 0, 1.5},
		{"more than full load", 0, 900, 0, 3},
		{"both", 0.2, 200, 1, 3},
	} {
		cord := New(p, motor.HumanoidPlan, 0)
		var s motor.Senses
		hip := motor.HumanoidPlan.Hip[motor.Right]
		s.JointPos[hip.Actuator] = hip.Sign * c.hip
		s.FootLoad[motor.Right] = c.load
		cord.Sense(&s)
		var tonic [neurons]float32
		cord.excite(&tonic)
		for _, side := range sides {
			for k := range classes {
				want := 0.0
				switch {
				case side == motor.Right && (k == shox2Flexor || k == v1):
					want = c.flexor
				case side == motor.Right && (k == shox2Extensor || k == v2b):
					want = c.extensor
				}
				first, _ := span(side, k)
				if got := float64(tonic[first]); got < want-1e-6 || got > want+1e-6 {
					t.Errorf("%s: %s %s gets %v mV, want %v", c.name, side, populations[k].name, got, want)
				}
			}
		}
	}
}

// The same feelings at the same ticks give the same bits, however a tick is cut;
// others give others; and zero gains feel nothing.
func TestAfferentsAreDeterministic(t *testing.T) {
	state := func(p *Params, load float64, cuts ...int) []byte {
		c := New(p, motor.HumanoidPlan, 3)
		c.Advance(1500, 0.3)
		var a Afferents
		a.Load[motor.Left] = load
		c.Feel(a)
		for _, steps := range cuts {
			c.Advance(steps, 0.3)
		}
		return c.AppendState(nil)
	}
	felt := state(defaults(), 300, 3000)
	if !bytes.Equal(felt, state(defaults(), 300, 150, 2850)) {
		t.Error("the same load gives another state")
	}
	if bytes.Equal(felt, state(defaults(), 100, 3000)) {
		t.Error("another load gives the same state")
	}
	numb := defaults()
	numb.Afferent.LoadGain, numb.Afferent.HipGain = 0, 0
	if !bytes.Equal(state(numb, 300, 3000), state(numb, 0, 3000)) {
		t.Error("a cord without gains feels a load")
	}
}
