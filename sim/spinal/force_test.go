package spinal

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

func TestTorqueFollowsTheMotorNeurons(t *testing.T) {
	for _, c := range []struct {
		name      string
		rates     [pools]float64 // flexor L, extensor L, flexor R, extensor R
		drive     float64
		hip, knee [2]float64 // left, right
	}{
		{"rest", [pools]float64{}, 1, [2]float64{}, [2]float64{}},
		{"left extends", [pools]float64{0, 40, 0, 0}, 0.3, [2]float64{0.06, 0}, [2]float64{0.042, 0}},
		{"left flexes", [pools]float64{40, 0, 0, 0}, 0.3, [2]float64{-0.06, 0}, [2]float64{-0.042, 0}},
		{"right extends", [pools]float64{0, 0, 20, 60}, 0.3, [2]float64{0, 0.06}, [2]float64{0, 0.042}},
		{"both at their limits", [pools]float64{0, 180, 180, 0}, 0.3, [2]float64{0.15, -0.15}, [2]float64{0.1, -0.1}},
		{"100 Hz", [pools]float64{0, 100, 0, 0}, 0.3, [2]float64{0.15, 0}, [2]float64{0.1, 0}},
		{"no drive", [pools]float64{0, 90, 90, 0}, 0, [2]float64{}, [2]float64{}},
	} {
		cord := New(defaults(), motor.HumanoidPlan, 0)
		cord.rates = c.rates
		row := make([]float64, motor.HumanoidActuators)
		for i := range row {
			row[i] = 1 // Torque adds
		}
		cord.Torque(row, c.drive)
		want := map[int]float64{
			motor.LeftHipY: c.hip[0], motor.RightHipY: c.hip[1], motor.LeftKnee: c.knee[0], motor.RightKnee: c.knee[1],
		}
		for j, u := range row {
			if math.Abs(u-1-want[j]) > 1e-12 {
				t.Errorf("%s: actuator %d gets %.4f, want %.4f", c.name, j, u-1, want[j])
			}
		}
	}
}

// In the walker the hips extend by negative actions, and the same share of a
// larger limit is a larger action; the ankles are left alone.
func TestTorqueInTheWalker(t *testing.T) {
	cord := New(defaults(), motor.WalkerPlan, 0)
	cord.rates = [pools]float64{0, 40, 20, 0}
	row := make([]float64, motor.WalkerActuators)
	cord.Torque(row, 0.3)
	want := [motor.WalkerActuators]float64{
		motor.WalkerLeftHip: -0.15, motor.WalkerLeftKnee: 0.105,
		motor.WalkerRightHip: 0.075, motor.WalkerRightKnee: -0.0525,
	}
	for j, u := range row {
		if math.Abs(u-want[j]) > 1e-12 {
			t.Errorf("actuator %d gets %v, want %v", j, u, want[j])
		}
	}
}

// A pool that fires steadily must read as its rate, and fall to 1/e in 50 ms.
func TestEnvelopeReadsInHertz(t *testing.T) {
	p := defaults()
	p.Rhythm.FlexorDrive, p.Rhythm.ExtensorDrive = 0, 0
	p.Motoneuron.Drive = 20
	p.V1.Drive, p.V2b.Drive, p.V0d.Drive = 0, 0, 0
	c := New(p, motor.HumanoidPlan, 0)
	c.Advance(10000, 0)
	c.Advance(10000, 0)
	var count [pools]float64
	for _, s := range c.Spikes() {
		if pool := poolOf[s.Neuron]; pool >= 0 {
			count[pool] += 1.0 / 5
		}
	}
	for i, r := range c.Rates() {
		if math.Abs(float64(r)-count[i]) > 0.15*count[i] || count[i] == 0 {
			t.Errorf("pool %d reads %.1f Hz, fires at %.1f Hz", i, r, count[i])
		}
	}
	before := c.Rates()
	p.Motoneuron.Drive = 0
	c.Advance(500, 0)
	for i, r := range c.Rates() {
		if math.Abs(float64(r/before[i])-1/math.E) > 0.03 {
			t.Errorf("pool %d falls to %.3f in 50 ms", i, r/before[i])
		}
	}
}

func TestLegsAlternate(t *testing.T) {
	c := New(defaults(), motor.HumanoidPlan, 4)
	c.Advance(10000, 0.3)
	var left, right []float64
	row := make([]float64, motor.HumanoidActuators)
	for range 400 {
		c.Advance(150, 0.3)
		clear(row)
		c.Torque(row, 0.3)
		left, right = append(left, row[motor.LeftHipY]), append(right, row[motor.RightHipY])
	}
	if r := correlation(left, right); r > -0.8 {
		t.Errorf("hip torques correlate with %.2f", r)
	}
	low, high := 0.0, 0.0
	for _, u := range left {
		low, high = min(low, u), max(high, u)
	}
	if low > -0.1 || high < 0.1 {
		t.Errorf("the left hip moves between %.3f and %.3f only", low, high)
	}
}
