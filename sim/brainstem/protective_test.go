package brainstem

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

var spread = map[int]float64{
	motor.LeftShoulder1: 0.3, motor.LeftShoulder2: 0.2, motor.LeftElbow: -0.2,
	motor.RightShoulder1: -0.3, motor.RightShoulder2: -0.2, motor.RightElbow: -0.2,
}

var embrace = map[int]float64{
	motor.LeftShoulder1: -0.3, motor.LeftElbow: 0.3,
	motor.RightShoulder1: 0.3, motor.RightElbow: 0.3,
}

// lowered are upright senses after a drop.
func lowered(by float64) *motor.Senses {
	s := upright()
	s.Height -= by
	return s
}

// unsupported are senses while the platform falls away.
func unsupported(by float64) *motor.Senses {
	s := upright()
	s.Fall = by
	return s
}

func TestMoroTriggers(t *testing.T) {
	loud := upright()
	loud.Sound = 0.51
	quiet := upright()
	quiet.Sound = 0.5
	for _, c := range []struct {
		name string
		s    *motor.Senses
		want bool
	}{
		{"nothing", upright(), false},
		{"the drop at birth", lowered(0.029), false},
		{"a drop just above", lowered(0.0301), true},
		{"a rise", lowered(-0.1), false},
		{"a tilt below", tilted(0.199, 0), false},
		{"forward tilt", tilted(0.201, 0), true},
		{"sideways tilt", tilted(0, -0.201), true},
		{"a sound at the threshold", quiet, false},
		{"a loud sound", loud, true},
		{"the support falls by 1 cm", unsupported(0.01), false},
		{"the support falls by 4 cm", unsupported(0.04), true},
	} {
		n := birth(0)
		n.tick(upright(), termMoro)
		row := n.tick(c.s, termMoro)
		if got := row[motor.LeftShoulder1] != 0; got != c.want || n.moro.running() != c.want {
			t.Errorf("%s: Moro is %v, want %v", c.name, got, c.want)
		}
	}
}

func TestMoroSpreadsThenEmbraces(t *testing.T) {
	for _, c := range []struct {
		tick      float64
		each, all int // ticks of a phase and of both
	}{{humanoidTick, 15, 30}, {0.008, 28, 56}} {
		n := birth(0)
		still := upright()
		still.DT = c.tick
		n.tick(still, termMoro)
		s := lowered(2.01 * c.tick)
		s.DT = c.tick
		for i := range c.all {
			row := n.tick(s, termMoro)
			if i < c.each {
				expect(t, "spread", row, spread)
			} else {
				expect(t, "embrace", row, embrace)
			}
			if want := float64(c.all-i) / float64(c.all); math.Abs(n.activityOf("Moro")-want) > 1e-12 {
				t.Errorf("tick %d: activity %v, want %v", i, n.activityOf("Moro"), want)
			}
			s.Height -= 0.05 // falling on must not start it anew while it runs
		}
		if !n.moro.running() {
			t.Error("Moro ended early")
		}
		s.Height += 0.05
		expect(t, "after it", n.tick(s, termMoro), nil)
		if n.moro.running() || n.activityOf("Moro") != 0 {
			t.Error("Moro goes on")
		}
		s.Height -= 0.05
		expect(t, "a new drop", n.tick(s, termMoro), spread)
	}
}

func TestFirstSensesTriggerNothing(t *testing.T) {
	n := birth(0)
	s := tilted(0.5, 0.5)
	s.Height = 0.3
	s.Posture[3] = 50
	check := func(when string) {
		t.Helper()
		n.tick(s, termMoro)
		if n.moro.running() || n.startle.level() != 0 {
			t.Errorf("%s: Moro %v, startle %v", when, n.moro.running(), n.startle.level())
		}
	}
	check("at birth")
	n.tick(upright(), termMoro)
	if !n.moro.running() || n.startle.level() == 0 {
		t.Fatal("the jump must trigger both")
	}
	n.Reset()
	check("back on its feet")
}

func TestStartleLevelAndDecay(t *testing.T) {
	for _, c := range []struct {
		name          string
		sound, change float64
		level         float64
	}{
		{"quiet", 0.3, 0, 0},
		{"sound", 0.6, 0, 0.6},
		{"deafening", 3, 0, 1},
		{"posture at the threshold", 0, 3, 0},
		{"posture above it", 0, 3.5, 0.7},
		{"posture far above it", 0, 50, 1},
		{"the stronger of two", 0.5, 4, 0.8},
	} {
		n := birth(0)
		n.tick(upright(), termStartle)
		s := upright()
		s.Sound = c.sound
		s.Posture[19] = c.change
		row := n.tick(s, termStartle)
		if math.Abs(n.activityOf("startle")-c.level) > 1e-12 {
			t.Errorf("%s: level %v, want %v", c.name, n.activityOf("startle"), c.level)
		}
		s.Sound = 0
		for level := c.level; level > 0.05; level *= 0.85 {
			for j, u := range row {
				want := level * 0.08 * math.Sin(1.5*float64(j))
				if level <= 0.1 {
					want = 0
				}
				if math.Abs(u-want) > 1e-12 {
					t.Fatalf("%s at level %.3f: actuator %d gets %v, want %v", c.name, level, j, u, want)
				}
			}
			row = n.tick(s, termStartle)
		}
	}
}

func TestStartleDecaysInBiologicalTime(t *testing.T) {
	n := birth(0)
	s := upright()
	s.DT = 0.0075
	s.Sound = 1
	n.tick(s, termStartle)
	s.Sound = 0
	n.tick(s, termStartle)
	n.tick(s, termStartle)
	if got := n.startle.level(); math.Abs(got-0.85) > 1e-12 {
		t.Errorf("level %v after two half ticks, want 0.85", got)
	}
}

// The numbers of the reference system are per tick of 15 ms; the products of
// the physical ones with it must be exactly these.
func TestThresholdsPerHumanoidTick(t *testing.T) {
	p := birth(0).p
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"drop", p.Moro.DropSpeed * humanoidTick, 0.03},
		{"tilt", p.Moro.TiltSpeed * humanoidTick, 0.2},
		{"posture", p.Startle.ChangeSpeed * humanoidTick, 3},
		{"full startle", p.Startle.FullSpeed * humanoidTick, 5},
		{"decay", math.Pow(p.Startle.Kept, humanoidTick/keptOver), 0.85},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestGateHoldsBackRightingAndStepping(t *testing.T) {
	tilt := func() *motor.Senses { return tilted(0.1, 0.05) }
	open := map[int]float64{motor.AbdomenY: 0.3, motor.AbdomenX: 0.1}
	half := map[int]float64{motor.AbdomenY: 0.15, motor.AbdomenX: 0.05}
	for _, c := range []struct {
		name     string
		sound    float64
		want     map[int]float64
		stepping float64
	}{
		{"nothing", 0, open, 0.3},
		{"startle at the threshold", 0.3, open, 0.3},
		{"startle", 0.4, half, 0.03},
		{"Moro and startle", 0.9, half, 0.03},
	} {
		n := birth(0)
		s := tilt()
		s.Sound = c.sound
		expect(t, c.name, n.tick(s, termRighting), c.want)
		if math.Abs(n.Stepping()-c.stepping) > 1e-12 {
			t.Errorf("%s: stepping %v, want %v", c.name, n.Stepping(), c.stepping)
		}
	}
	// Moro alone, in its last tick.
	n := birth(0)
	n.tick(tilt(), termRighting)
	s := tilt()
	s.Height -= 0.04
	for range 30 {
		expect(t, "Moro", n.tick(s, termRighting), half)
	}
	expect(t, "after Moro", n.tick(s, termRighting), open)
}
