package body

import (
	"encoding/json"
	"github.com/go-gl/mathgl/mgl32"
	"os"
	"testing"

	"encephagen/sim/frame"
)

// fixture is the humanoid and some of its poses, as sim/body gives them.
type fixture struct {
	MadeBy    string
	Geoms     []frame.Geom
	Actuators []frame.Actuator
	Poses     map[string][]frame.Pose
}

func load(t testing.TB) *fixture {
	t.Helper()
	text, err := os.ReadFile("testdata/humanoid.json")
	if err != nil {
		t.Fatal(err)
	}
	f := new(fixture)
	if err := json.Unmarshal(text, f); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *fixture) static() *frame.Static {
	return &frame.Static{Body: "humanoid-v5", Geoms: f.Geoms, Actuators: f.Actuators}
}

func (f *fixture) torso(pose string) mgl32.Vec3 { return f.Poses[pose][1].Pos }
