package frame

import (
	"math"
	"testing"

	"encephagen/sim/motor"
)

func humanoid() *Static {
	return &Static{
		StepsPerTick: 150, SubSteps: 5, Geoms: make([]Geom, 3),
		Actuators: make([]Actuator, 2), Terms: make([]motor.Term, 2),
	}
}

// poseRow is a scene whose geoms stand at height row.
func poseRow(row int) []Pose {
	scene := make([]Pose, 3)
	for i := range scene {
		scene[i].Pos = [3]float32{float32(i), 0, float32(row)}
	}
	return scene
}

// A physics step is 30 steps of 0.1 ms: the scene of time t lies at t/30.
func TestPosesAroundAMoment(t *testing.T) {
	s := NewStreams(humanoid())
	a, b := make([]Pose, 3), make([]Pose, 3)
	height := func(mix float32) float64 { return float64(a[2].Pos[2]*(1-mix) + b[2].Pos[2]*mix) }

	if _, ok := s.PosesAround(0, a, b); ok {
		t.Error("a scene before birth")
	}
	s.AppendPose(poseRow(0))
	if mix, ok := s.PosesAround(0, a, b); !ok || height(mix) != 0 || b[1].Pos[0] != 1 {
		t.Errorf("at birth: %v, mix %v, %v", ok, mix, b)
	}
	for row := 1; row <= 10; row++ {
		s.AppendPose(poseRow(row))
	}
	for _, c := range []struct {
		step float64
		ok   bool
	}{
		{0, true}, {15, true}, {29.9, true}, {30, true}, {150, true}, {283.5, true}, {300, true},
		{300.1, false}, {1e9, false}, {-0.1, false}, {math.NaN(), false}, {math.Inf(1), false},
	} {
		mix, ok := s.PosesAround(c.step, a, b)
		if ok != c.ok {
			t.Errorf("step %v: ok %v", c.step, ok)
		}
		if ok && (mix < 0 || mix > 1 || math.Abs(height(mix)-c.step/30) > 1e-5) {
			t.Errorf("step %v: height %v, want %v (mix %v)", c.step, height(mix), c.step/30, mix)
		}
	}
}

func TestPosesAreForgottenInTime(t *testing.T) {
	s := NewStreams(humanoid())
	a, b := make([]Pose, 3), make([]Pose, 3)
	const rows = 2 * ringSeconds * StepsPerSecond / 30
	for row := range rows {
		s.AppendPose(poseRow(row))
	}
	now := float64((rows - 1) * 30)
	if _, ok := s.PosesAround(now-9.9*StepsPerSecond, a, b); !ok {
		t.Error("forgot what happened 9.9 s ago")
	}
	if _, ok := s.PosesAround(now-10.1*StepsPerSecond, a, b); ok {
		t.Error("still claims to know what happened 10.1 s ago")
	}
}

func TestTracesByTick(t *testing.T) {
	s := NewStreams(humanoid())
	var got Trace
	if s.ReadTrace(0, &got) || s.ReadTrace(-1, &got) {
		t.Error("a trace before the first")
	}
	trace := func(tick int) *Trace {
		x := float32(tick)
		return &Trace{Cord: [4]float32{x, 1, 2, 3}, Stepping: 0.3, Height: x / 2, Pitch: -x, Roll: 0.25, Terms: []float32{x, 1, 2, 4 * x}}
	}
	const ticks = 2000 // more than the ring holds
	for tick := range ticks {
		s.AppendTrace(trace(tick))
	}
	if s.Ticks() != ticks {
		t.Errorf("%d ticks, want %d", s.Ticks(), ticks)
	}
	got.Terms = make([]float32, 4)
	for _, tick := range []int64{ticks - 1, ticks - 600} {
		if !s.ReadTrace(tick, &got) {
			t.Fatalf("tick %d is not there", tick)
		}
		want := trace(int(tick))
		if got.Cord != want.Cord || got.Stepping != want.Stepping || got.Height != want.Height ||
			got.Pitch != want.Pitch || got.Roll != want.Roll || [4]float32(got.Terms) != [4]float32(want.Terms) {
			t.Errorf("tick %d: %+v", tick, got)
		}
	}
	for _, tick := range []int64{-1, 0, ticks - 700, ticks} {
		if s.ReadTrace(tick, &got) {
			t.Errorf("tick %d is there", tick)
		}
	}
	got.Terms = nil
	if !s.ReadTrace(ticks-1, &got) || got.Height != float32(ticks-1)/2 {
		t.Error("a trace without terms")
	}
}

func TestRowsOfWrongWidthPanic(t *testing.T) {
	s := NewStreams(humanoid())
	for name, misuse := range map[string]func(){
		"pose":  func() { s.AppendPose(make([]Pose, 2)) },
		"trace": func() { s.AppendTrace(&Trace{Terms: make([]float32, 3)}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			misuse()
		}()
	}
}

func TestStreamsDoNotAllocate(t *testing.T) {
	s := NewStreams(humanoid())
	scene, trace := poseRow(1), &Trace{Terms: make([]float32, 4)}
	a, b := make([]Pose, 3), make([]Pose, 3)
	if n := testing.AllocsPerRun(100, func() {
		for range 5 {
			s.AppendPose(scene)
		}
		s.AppendTrace(trace)
		s.PosesAround(15, a, b)
		s.ReadTrace(0, trace)
	}); n != 0 {
		t.Errorf("%v allocations in a tick", n)
	}
}
