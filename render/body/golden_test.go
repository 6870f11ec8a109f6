package body

import (
	"testing"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/look"
	"encephagen/render/offscreen"
)

func setup(t testing.TB, w, h int) (*Renderer, *rgl.Framebuffer, *fixture) {
	t.Helper()
	c, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	f := load(t)
	r, err := New(f.static())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Delete)
	target, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(target.Delete)
	return r, target, f
}

func still(f *fixture, pose string) *Input { return &Input{A: f.Poses[pose], B: f.Poses[pose]} }

// stageGlow lights a knee, a hip and an elbow.
func stageGlow(f *fixture) []Glow {
	g := make([]Glow, len(f.Geoms))
	for i, geom := range f.Geoms {
		switch geom.Name {
		case "right shin":
			g[i] = Glow{look.Families[4], 1}
		case "right thigh":
			g[i] = Glow{look.Families[3], 0.6}
		case "left upper arm":
			g[i] = Glow{look.Families[0], 1}
		case "right forearm":
			g[i] = Glow{look.Families[2], 0.5}
		case "lower waist":
			g[i] = Glow{look.Families[1], 0.7}
		}
	}
	return g
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name, pose string
		glow       bool
		cam        func(*camera.Orbit)
	}{
		{"standing", "standing", false, nil},
		{"stepping", "stepping", true, nil},
		{"moro", "moro", true, func(o *camera.Orbit) { o.Azimuth = 0.5 }},
		{"lying", "lying", false, func(o *camera.Orbit) { o.Follow(load(t).torso("lying"), 10, 0.1) }},
		{"above", "standing", false, func(o *camera.Orbit) { o.Elevation, o.Azimuth = 0.9, -1.5 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, target, f := setup(t, 540, 720)
			cam := Camera()
			if c.cam != nil {
				c.cam(cam)
			}
			in := still(f, c.pose)
			if c.glow {
				in.Glow = stageGlow(f)
			}
			if err := r.Draw(target, cam, in); err != nil {
				t.Fatal(err)
			}
			if err := rgl.Check(c.name); err != nil {
				t.Fatal(err)
			}
			golden.Framebuffer(t, c.name, target, golden.Default)
		})
	}
}
