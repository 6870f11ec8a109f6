package spinal

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
	"encephagen/sim/params"
)

func TestPopulationsFillTheCord(t *testing.T) {
	next := 0
	for i, c := range New(defaults(), motor.HumanoidPlan, 0).Classes() {
		if c.First != next || c.Side != motor.Side(i/int(classes)) {
			t.Errorf("%s %s begins at %d, want %d", c.Side, c.Name, c.First, next)
		}
		next += c.N
	}
	if next != neurons {
		t.Errorf("%d neurons, want %d", next, neurons)
	}
}

func TestWiringLeadsFromSourceToTarget(t *testing.T) {
	w := wire(referenceParams())
	between := func(from motor.Side, source class, to motor.Side, target class) float32 {
		s, n := span(from, source)
		g, _ := span(to, target)
		return w[s+n-1][g] // never a neuron with itself
	}
	const l, r = motor.Left, motor.Right
	for _, c := range []struct {
		name string
		got  float32
		want float64
	}{
		{"flexor half excites its motor neurons", between(l, shox2Flexor, l, mnFlexor), 2.50824},
		{"extensor half likewise", between(r, shox2Extensor, r, mnExtensor), 2.50824},
		{"not those of the other side", between(l, shox2Flexor, r, mnFlexor), 0},
		{"flexor half inhibits extensor half", between(l, shox2Flexor, l, shox2Extensor), -6.71489 / 5},
		{"extensor half inhibits flexor half", between(r, shox2Extensor, r, shox2Flexor), -6.46121 / 5},
		{"flexor half excites itself", between(r, shox2Flexor, r, shox2Flexor), 0.3 / 5},
		{"and its V0d", between(l, shox2Flexor, l, v0d), 4.84506},
		{"V0d inhibits the other side's flexor half", between(l, v0d, r, shox2Flexor), -5.70829},
		{"not its own", between(l, v0d, l, shox2Flexor), 0},
		{"flexor half excites V1", between(l, shox2Flexor, l, v1), 0.670057},
		{"V1 inhibits extensor motor neurons", between(l, v1, l, mnExtensor), -0.3},
		{"extensor half excites V2b", between(l, shox2Extensor, l, v2b), 0.670057},
		{"V2b inhibits flexor motor neurons", between(l, v2b, l, mnFlexor), -0.3},
		{"flexor half excites V2a", between(l, shox2Flexor, l, v2a), 0.3 / 5},
		{"V2a excites V0v", between(l, v2a, l, v0v), 0.4 / 3},
		{"V0v excites the other side's V2b", between(l, v0v, r, v2b), 0.4 / 3},
		{"V0v leaves the motor neurons to it", between(l, v0v, r, mnFlexor), 0},
		{"extensor half excites V3", between(r, shox2Extensor, r, v3), 0.3 / 5},
		{"V3 excites the other side's extensor half", between(r, v3, l, shox2Extensor), 0.2 / 3},
	} {
		if c.got != float32(c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	synapses := 0
	list := New(defaults(), motor.HumanoidPlan, 0).Classes()
	for s := range w {
		for g := range w[s] {
			if w[s][g] == 0 {
				continue
			}
			synapses++
			if s == g {
				t.Errorf("neuron %d has a synapse with itself", s)
			}
			if s%perSide >= 30 {
				t.Errorf("motor neuron %d has a target", s)
			}
		}
		k := slices.IndexFunc(list, func(c frame.CordClass) bool { return s >= c.First && s < c.First+c.N })
		if name := list[k].Name; name[0] == 'V' {
			for g, x := range w[s] {
				if x != 0 && (x < 0) != list[k].Inhibitory {
					t.Errorf("%s neuron %d to %d has the wrong sign", name, s, g)
				}
			}
		}
	}
	if synapses != 632 { // 638 in the reference, whose V0v goes to 5 motor neurons and not to 4 V2b
		t.Errorf("%d synapses, want 632", synapses)
	}
}

// The default circuit: what one half does to the other goes through V1 and V2b, and
// nothing that a synapse does has the wrong sign for its class.
func TestDefaultWiringHasOneSignPerClass(t *testing.T) {
	p := defaults()
	w := wire(p)
	between := func(from motor.Side, source class, to motor.Side, target class) float32 {
		s, n := span(from, source)
		g, _ := span(to, target)
		return w[s+n-1][g]
	}
	const l, r = motor.Left, motor.Right
	for _, c := range []struct {
		name string
		got  float32
		want float64
	}{
		{"flexor half leaves the extensor half to V1", between(l, shox2Flexor, l, shox2Extensor), 0},
		{"extensor half leaves the flexor half to V2b", between(r, shox2Extensor, r, shox2Flexor), 0},
		{"flexor half excites V1", between(r, shox2Flexor, r, v1), p.V1.FromFlexor},
		{"V1 inhibits the extensor half", between(r, v1, r, shox2Extensor), p.V1.ToExtensorHalf},
		{"V1 inhibits extensor motor neurons", between(l, v1, l, mnExtensor), p.V1.ToExtensor},
		{"V1 leaves the flexors alone", between(l, v1, l, shox2Flexor), 0},
		{"extensor half excites V2b", between(l, shox2Extensor, l, v2b), p.V2b.FromExtensor},
		{"V2b inhibits the flexor half", between(l, v2b, l, shox2Flexor), p.V2b.ToFlexorHalf},
		{"V2b inhibits flexor motor neurons", between(r, v2b, r, mnFlexor), p.V2b.ToFlexor},
		{"V2a excites V0v", between(l, v2a, l, v0v), p.V0v.FromV2a / 3},
		{"V0v excites the other side's V2b", between(l, v0v, r, v2b), p.V0v.ToV2b / 3},
		{"V0d inhibits the other side's flexor half", between(r, v0d, l, shox2Flexor), p.V0d.ToFlexor},
		{"V3 excites the other side's extensor half", between(r, v3, l, shox2Extensor), p.V3.ToExtensor / 3},
	} {
		if c.got != float32(c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	for _, k := range New(p, motor.HumanoidPlan, 0).Classes() {
		for s := k.First; s < k.First+k.N; s++ {
			for g, x := range w[s] {
				if x != 0 && (x < 0) != k.Inhibitory {
					t.Errorf("%s %s to neuron %d has the wrong sign: %v", k.Side, k.Name, g, x)
				}
			}
		}
	}
}

func TestSameSeedSameBits(t *testing.T) {
	state := func(seed uint64, cuts ...int) []byte {
		c := New(defaults(), motor.HumanoidPlan, seed)
		for _, steps := range cuts {
			c.Advance(steps, 0.3)
		}
		return c.AppendState(nil)
	}
	one := state(7, 3000)
	if !bytes.Equal(one, state(7, 3000)) {
		t.Error("two runs of one seed differ")
	}
	if !bytes.Equal(one, state(7, 150, 80, 1, 0, 2769)) {
		t.Error("the cut into ticks changes the outcome")
	}
	if bytes.Equal(one, state(8, 3000)) {
		t.Error("another seed gives the same state")
	}
	if want := neurons*16 + pools*8; len(one) != want {
		t.Errorf("state of %d bytes, want %d", len(one), want)
	}
}

func TestSpikesAreOrderedAndRefractory(t *testing.T) {
	c := New(defaults(), motor.HumanoidPlan, 2)
	last := map[int32]int64{}
	var before frame.Spike
	total := 0
	for tick := range int64(200) {
		c.Advance(150, 1)
		for _, s := range c.Spikes() {
			if s.Step < tick*150 || s.Step >= (tick+1)*150 {
				t.Fatalf("spike at step %d in tick %d", s.Step, tick)
			}
			if s.Step < before.Step || s.Step == before.Step && s.Neuron <= before.Neuron && total > 0 {
				t.Fatalf("%v after %v", s, before)
			}
			if t0, fired := last[s.Neuron]; fired && s.Step-t0 < 10 {
				t.Fatalf("neuron %d fires after %d steps", s.Neuron, s.Step-t0)
			}
			last[s.Neuron], before = s.Step, s
			total++
		}
	}
	if total == 0 {
		t.Error("no spikes")
	}
}

func TestASpikeActsFromTheNextStep(t *testing.T) {
	p := defaults()
	p.Membrane.Noise = 0
	p.Rhythm.Reset = 6
	c := New(p, motor.HumanoidPlan, 0)
	first, _ := span(motor.Left, shox2Flexor)
	target, _ := span(motor.Left, v0d)
	c.potential = [neurons]float32{}
	c.potential[first] = 9
	c.Advance(1, 0)
	if len(c.Spikes()) != 1 || c.synaptic[target] != float32(p.V0d.FromFlexor) || c.potential[first] != 6 {
		t.Fatalf("spikes %v, current %v, potential %v", c.Spikes(), c.synaptic[target], c.potential[first])
	}
	without := c.potential[target]
	c.Advance(1, 0)
	if c.potential[target] <= without {
		t.Error("the spike does not reach its target")
	}
	if c.potential[first] != 6 {
		t.Error("the refractory neuron moves")
	}
}

func TestParametersAreLive(t *testing.T) {
	p := defaults()
	c := New(p, motor.HumanoidPlan, 1)
	c.Advance(5000, 0)
	p.Motoneuron.Drive, p.Motoneuron.FromRhythm = 0, 0
	c.Advance(500, 0)
	c.Advance(5000, 0)
	for _, s := range c.Spikes() {
		if poolOf[s.Neuron] >= 0 {
			t.Fatal("motor neurons fire without any input")
		}
	}
	if rates := c.Rates(); rates[0] > 0.01 || rates[1] > 0.01 {
		t.Errorf("force envelopes remain at %v Hz", rates)
	}
	fields := params.Fields(p)
	if f := fields[0]; f.Key != "descending.gain" || !f.Live {
		t.Errorf("first parameter is %+v", f)
	}
}

func TestNoiseIsGaussian(t *testing.T) {
	var noise [neurons]float32
	var sum, squares, fourth, lag, beyond2 float64
	var before float32
	const steps = 5000
	n := float64(steps * neurons)
	for step := range int64(steps) {
		drawNoise(&noise, 42, step)
		for _, z := range noise {
			x := float64(z)
			sum += x
			squares += x * x
			fourth += x * x * x * x
			lag += x * float64(before)
			if math.Abs(x) > 2 {
				beyond2++
			}
			before = z
		}
	}
	for _, c := range []struct {
		name            string
		got, want, near float64
	}{
		{"mean", sum / n, 0, 0.007},
		{"variance", squares / n, 1, 0.01},
		{"fourth moment", fourth / n, 3, 0.08},
		{"lagged product", lag / n, 0, 0.007},
		{"share beyond 2 sd", beyond2 / n, 0.0455, 0.0015},
	} {
		if math.Abs(c.got-c.want) > c.near {
			t.Errorf("%s %.4f, want %v", c.name, c.got, c.want)
		}
	}
	variance := 0.0
	for k, z := range gaussian {
		variance += float64(z) * float64(z) / quantiles
		if z != -gaussian[quantiles-1-k] {
			t.Errorf("quantile %d is not symmetric", k)
		}
	}
	if math.Abs(variance-1) > 1e-7 {
		t.Errorf("variance of the table %v", variance)
	}
}

func TestAdvanceDoesNotAllocate(t *testing.T) {
	c := New(defaults(), motor.HumanoidPlan, 0)
	row := make([]float64, motor.HumanoidActuators)
	var state []byte
	if n := testing.AllocsPerRun(200, func() {
		c.Advance(150, 0.3)
		c.Torque(row, 0.3)
		state = c.AppendState(state[:0])
	}); n != 0 {
		t.Errorf("%v allocations in a tick", n)
	}
}

// A tick of Humanoid-v5 is 15 ms; 1,000 ms of it may take 30 ms.
func BenchmarkTick(b *testing.B) {
	c := New(defaults(), motor.HumanoidPlan, 0)
	b.ReportAllocs()
	for b.Loop() {
		c.Advance(150, 0.3)
	}
}
