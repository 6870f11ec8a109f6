package body

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// TestFeetCarryTheBody lets the limp body come down: nothing in the air, later
// both feet together about its weight and more while it is braked.
func TestFeetCarryTheBody(t *testing.T) {
	b := newBody(t)
	b.Reset(0)
	var s motor.Senses
	if b.Senses(&s); s.FootLoad != [2]float64{} {
		t.Errorf("load in the air: %v", s.FootLoad)
	}
	weight := 9.81 * b.massSum
	most, least := 0.0, math.Inf(1)
	for range 30 {
		if err := b.Step(make([]float32, 17), nil); err != nil {
			t.Fatal(err)
		}
		b.Senses(&s)
		both := s.FootLoad[motor.Left] + s.FootLoad[motor.Right]
		most, least = max(most, both), min(least, both)
	}
	if least != 0 || most < weight || most > 30*weight {
		t.Errorf("feet carry between %.0f and %.0f N of %.0f N", least, most, weight)
	}
	// Lifted on one side, only the other foot stands.
	b.place(func(qpos, _ []float64) {
		qpos[2] -= 0.11
		qpos[b.drives[motor.LeftKnee].pos] = -1.5
	})
	if b.Senses(&s); s.FootLoad[motor.Left] != 0 || s.FootLoad[motor.Right] <= 0 {
		t.Errorf("on the right foot alone: %v", s.FootLoad)
	}
}

func TestPushMovesTheBodyForOneTick(t *testing.T) {
	b := newBody(t)
	limp := make([]float32, 17)
	speed := func(push float64) (first, second float64) {
		b.place(func(_, _ []float64) {})
		b.Push(geomNamed(b, "head"), [3]float64{0, push / 2, 0})
		b.Push(geomNamed(b, "chest"), [3]float64{0, push / 2, 0}) // the same body: they add up
		b.Push(0, [3]float64{1e6, 0, 0})                          // the floor stays
		for _, v := range []*float64{&first, &second} {
			if err := b.Step(limp, nil); err != nil {
				t.Fatal(err)
			}
			*v = b.qvel[1]
		}
		return first, second
	}
	still, _ := speed(0)
	first, second := speed(200)
	// 200 N for 15 ms are 3 N.s; the torso (8.9 kg) drags the rest along.
	if gain := first - still; gain < 3/b.massSum || gain > 1 {
		t.Errorf("3 N.s to the left give %.3f m/s", gain)
	}
	if second > first {
		t.Errorf("the push goes on: %.3f, then %.3f m/s", first, second)
	}
}

func TestErrorsNameTheCulprit(t *testing.T) {
	b := newBody(t)
	b.Reset(0)
	before := b.AppendState(nil)
	ctrl := make([]float32, 17)
	ctrl[motor.LeftKnee] = float32(math.NaN())
	if err := b.Step(ctrl, nil); err == nil || !strings.Contains(err.Error(), "left_knee") {
		t.Errorf("control that is not a number: %v", err)
	}
	ctrl[motor.LeftKnee] = 0
	b.Push(geomNamed(b, "left foot"), [3]float64{math.Inf(1), 0, 0})
	if err := b.Step(ctrl, nil); err == nil || !strings.Contains(err.Error(), "left foot") {
		t.Errorf("infinite push: %v", err)
	}
	if !slices.Equal(before, b.AppendState(nil)) {
		t.Error("what was refused changed the state")
	}
	if err := b.Step(ctrl, nil); err != nil {
		t.Errorf("after refusals: %v", err)
	}

	b.qvel[b.drives[motor.RightElbow].vel] = 1e300
	err := b.Step(ctrl, nil)
	if err == nil || !strings.Contains(err.Error(), "right_elbow") {
		t.Errorf("diverged velocity: %v", err)
	}
	if again := b.Step(ctrl, nil); again != err {
		t.Errorf("a body that failed goes on: %v", again)
	}
	b.Reset(0)
	if err := b.Step(ctrl, nil); err != nil {
		t.Errorf("after a reset: %v", err)
	}
	b.qpos[4] = math.Inf(1)
	if err := b.Step(ctrl, nil); err == nil || !strings.Contains(err.Error(), "root") {
		t.Errorf("infinite orientation: %v", err)
	}
}

// TestLifeRepeats: the same seed is the same life, after another one and in
// another body beside it.
func TestLifeRepeats(t *testing.T) {
	live := func(b *Body, seed uint64) []byte {
		b.Reset(seed)
		ctrl := make([]float32, 17)
		for tick := range 100 {
			ctrl[tick%17] = float32(tick%9)/10 - 0.4
			if err := b.Step(ctrl, nil); err != nil {
				t.Error(err)
			}
		}
		return b.AppendState(nil)
	}
	a, b := newBody(t), newBody(t)
	first := live(a, 1)
	if len(first) != 8*(24+23) || math.Float64frombits(binary.LittleEndian.Uint64(first[16:])) != a.qpos[2] {
		t.Errorf("%d bytes of state", len(first))
	}
	done := make(chan []byte)
	go func() { done <- live(b, 1) }()
	other := live(a, 2)
	if slices.Equal(first, other) {
		t.Error("another seed is the same life")
	}
	if !slices.Equal(first, <-done) || !slices.Equal(first, live(a, 1)) {
		t.Error("the same seed is another life")
	}
}

func BenchmarkTick(b *testing.B) {
	body := newBody(b)
	ctrl, poses := make([]float32, 17), make([]frame.Pose, 18)
	var s motor.Senses
	sub := func() { body.Poses(poses) }
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%40 == 0 {
			body.Reset(uint64(i))
		}
		body.Senses(&s)
		_ = body.Step(ctrl, sub)
	}
}
