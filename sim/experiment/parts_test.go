package experiment

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim"
	"encephagen/sim/body"
	"encephagen/sim/motor"
)

const humanoid = "humanoid-v5"

func newbornOf(model string) Birth {
	p, plan := sim.DefaultParams(model), motor.HumanoidPlan
	if model != humanoid {
		plan = motor.WalkerPlan
	}
	return func(seed uint64) Controller { return newNewborn(p, plan, seed) }
}

// TestAblations: every name takes something out, and only that.
func TestAblations(t *testing.T) {
	names := Ablations(motor.HumanoidPlan)
	for _, name := range []string{Whole, "righting", "posture", "general movements", "stepping", "cord", "cortex"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing: %v", name, names)
		}
	}
	p := sim.DefaultParams(humanoid)
	s := motor.Senses{DT: 0.015, Height: 1.4, Quat: [4]float64{0.99, 0.1, 0.1, 0}, Actuators: motor.HumanoidActuators, JointPos: [17]float64{0.1, 0.1, 0.1}}
	whole := newNewborn(p, motor.HumanoidPlan, 1)
	reference := make([]float32, motor.HumanoidActuators)
	for range 40 {
		whole.Act(&s, reference)
	}
	for _, name := range names {
		c := NewAblated(name, p, motor.HumanoidPlan, 1).(*newborn)
		action := make([]float32, motor.HumanoidActuators)
		for range 40 {
			c.Act(&s, action)
		}
		missing := 0
		for i := range whole.terms {
			if !slices.Equal(whole.terms[i], c.terms[i]) {
				missing++
			}
		}
		want := 1
		switch name {
		case Whole, "cortex", "Moro", "startle", "grasp", "ATNR", "rooting", "withdrawal", "supporting": // nothing calls them here
			want = 0
		}
		if missing != want {
			t.Errorf("without %s %d terms differ, want %d", name, missing, want)
		}
	}
}

// TestBias: the mean action is that of the episodes, and the constant stands for much
// less time than the newborn that it is the mean of.
func TestBias(t *testing.T) {
	ctx, list := context.Background(), seeds(0, 4)
	mean, err := MeanAction(ctx, humanoid, list, 2, newbornOf(humanoid), nil)
	if err != nil {
		t.Fatal(err)
	}
	same, _ := MeanAction(ctx, humanoid, list, 1, newbornOf(humanoid), nil)
	if !slices.Equal(mean, same) {
		t.Error("the mean action depends on the number of workers")
	}
	for j, u := range mean {
		if u < -0.4 || u > 0.4 {
			t.Errorf("mean action %v of actuator %d", u, j)
		}
	}
	p := sim.DefaultParams(humanoid)
	birth, err := NewBirth(ctx, "bias", humanoid, p, motor.HumanoidPlan, list, 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	action := make([]float32, len(mean))
	if birth(3).Act(&motor.Senses{}, action); !slices.Equal(action, mean) {
		t.Errorf("bias acts by %v, the mean is %v", action, mean)
	}
	constant, err := SurviveAll(ctx, humanoid, list, 2, birth, nil)
	if err != nil {
		t.Fatal(err)
	}
	balanced, err := SurviveAll(ctx, humanoid, list, 2, newbornOf(humanoid), nil)
	if err != nil {
		t.Fatal(err)
	}
	if test := MannWhitney(balanced, constant); test.U != 16 {
		t.Errorf("newborn %v, constant %v", balanced, constant)
	}
}

// feeler keeps what a controller felt last.
type feeler struct {
	Controller
	felt motor.Senses
}

func (f *feeler) Act(s *motor.Senses, action []float32) {
	f.felt = *s
	f.Controller.Act(s, action)
}

// TestPushes: a push moves the trunk where it says, none changes nothing, a small one
// is recovered from and a big one is not.
func TestPushes(t *testing.T) {
	b, err := body.New("walker2d-v5")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	birth := newbornOf("walker2d-v5")
	at := make([]float64, 3)
	for i, c := range []struct {
		direction Direction
		impulse   float64
		stands    bool
	}{
		{Directions(motor.WalkerPlan)[0], 0, true},
		{Directions(motor.WalkerPlan)[0], 5, true},
		{Directions(motor.WalkerPlan)[1], 2, true},
		{Directions(motor.WalkerPlan)[0], 60, false},
		{Directions(motor.WalkerPlan)[1], 60, false},
	} {
		f := &feeler{Controller: birth(1)}
		stands, err := pushed(b, f, 1, c.direction, c.impulse)
		if err != nil || stands != c.stands {
			t.Errorf("%g N.s %s: stands %v, %v", c.impulse, c.direction.Name, stands, err)
		}
		if i < len(at) {
			at[i] = f.felt.Lean[0]
		}
	}
	if at[1] == at[0] || at[2] == at[0] {
		t.Errorf("pushes change nothing: %v", at)
	}
	if n := len(Directions(motor.HumanoidPlan)); n != 4 {
		t.Errorf("%d directions in space", n)
	}
	h, err := body.New(humanoid)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	for _, d := range Directions(motor.HumanoidPlan) {
		var speed [2]motor.Senses
		for k, impulse := range []float64{0, 20} {
			_, err := live(h, postureOnly(h.Plan()), 2, 5, func(tick int, s *motor.Senses, _ []float32) {
				if tick == 2 {
					h.Push(1, pressing(s, d, impulse/0.015))
				}
				speed[k] = *s
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		ahead, aside := speed[1].Sway[0]-speed[0].Sway[0], speed[1].Sway[1]-speed[0].Sway[1]
		if along := ahead*d.Forward + aside*d.Left; math.Abs(along-20/42.1) > 0.1 {
			t.Errorf("20 N.s %s change the speed of 42.1 kg by %.2f m/s", d.Name, along)
		}
	}
}

// TestPushesAsATable: shares and the largest impulse that half recover from.
func TestPushesAsATable(t *testing.T) {
	if testing.Short() {
		t.Skip("lives a minute")
	}
	all, err := Pushes(context.Background(), "walker2d-v5", motor.WalkerPlan, seeds(0, 2), 2, newbornOf("walker2d-v5"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || len(all[0].Share) != len(Impulses) || all[0].Share[0] != 1 || all[1].Largest <= 0 {
		t.Errorf("%+v", all)
	}
}

// TestWalks: a body that only falls goes nowhere and makes no step.
func TestWalks(t *testing.T) {
	ctx := context.Background()
	still, err := Walks(ctx, humanoid, seeds(0, 2), 2, func(uint64) Controller { return zero{} }, nil)
	if err != nil {
		t.Fatal(err)
	}
	alive, err := Walks(ctx, humanoid, seeds(0, 2), 2, newbornOf(humanoid), nil)
	if err != nil {
		t.Fatal(err)
	}
	if m := MeanWalk(still); m.Steps > 1 || m.Metres > 0.5 || math.Abs(m.Seconds-0.6) > 0.03 {
		t.Errorf("without any torque: %+v", m)
	}
	if m := MeanWalk(alive); m.Seconds < 1 || m.Metres == 0 || m.Steps == 0 {
		t.Errorf("newborn: %+v", m)
	}
}

// broken is a controller whose action is no number after some ticks.
type broken struct{ ticks int }

func (b *broken) Act(_ *motor.Senses, action []float32) {
	clear(action)
	if b.ticks--; b.ticks < 0 {
		action[motor.LeftKnee] = float32(math.NaN())
	}
}

// TestActionsThatAreNoNumbers are refused by seed, step and actuator, and end all.
func TestActionsThatAreNoNumbers(t *testing.T) {
	_, err := SurviveAll(context.Background(), humanoid, seeds(7, 8), 1, func(uint64) Controller { return &broken{3} }, nil)
	if err == nil {
		t.Fatal("an action of NaN is lived with")
	}
	for _, want := range []string{"seed 7", "step 4", "left_knee", "NaN"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in %q", want, err)
		}
	}
}
