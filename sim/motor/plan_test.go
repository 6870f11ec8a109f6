package motor

import (
	"slices"
	"testing"
)

// TestJointsMoveOneWay: a torque in the sense of the movement reaches the right
// actuator with the sign that is told at its constant.
func TestJointsMoveOneWay(t *testing.T) {
	for _, c := range []struct {
		name  string
		joint Joint
		want  map[int]float64
	}{
		{"humanoid hip left", HumanoidPlan.Hip[Left], map[int]float64{LeftHipY: 0.2}},
		{"humanoid hip right", HumanoidPlan.Hip[Right], map[int]float64{RightHipY: 0.2}},
		{"humanoid knee right", HumanoidPlan.Knee[Right], map[int]float64{RightKnee: 0.2}},
		{"humanoid shoulder right", HumanoidPlan.Shoulder1[Right], map[int]float64{RightShoulder1: -0.2}},
		{"humanoid elbow left", HumanoidPlan.Elbow[Left], map[int]float64{LeftElbow: -0.2}},
		{"humanoid abdomen", HumanoidPlan.AbdomenX, map[int]float64{AbdomenX: 0.2}},
		{"walker hip left", WalkerPlan.Hip[Left], map[int]float64{WalkerLeftHip: -0.2}},
		{"walker hip right", WalkerPlan.Hip[Right], map[int]float64{WalkerRightHip: -0.2}},
		{"walker knee left", WalkerPlan.Knee[Left], map[int]float64{WalkerLeftKnee: 0.2}},
		{"walker shoulder", WalkerPlan.Shoulder1[Left], nil},
		{"walker abdomen", WalkerPlan.AbdomenY, nil},
	} {
		row := make([]float64, MaxActuators)
		c.joint.Add(row, 0.1)
		c.joint.Add(row, 0.1)
		for j, u := range row {
			if u != c.want[j] {
				t.Errorf("%s: actuator %d gets %v, want %v", c.name, j, u, c.want[j])
			}
		}
	}
}

func TestTipBackUsesWhatThereIs(t *testing.T) {
	row := make([]float64, HumanoidActuators)
	HumanoidPlan.TipBack(row, 0.3)
	for j, u := range row {
		if want := map[int]float64{AbdomenY: 0.3}[j]; u != want {
			t.Errorf("humanoid: actuator %d gets %v, want %v", j, u, want)
		}
	}
	row = row[:WalkerActuators]
	clear(row)
	WalkerPlan.TipBack(row, 0.3)
	if !slices.Equal(row, []float64{WalkerRightHip: -0.3, WalkerLeftHip: -0.3, WalkerLeftAnkle: 0}) {
		t.Errorf("walker: %v", row)
	}
}
