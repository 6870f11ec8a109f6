package body

import (
	"testing"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/look"
	"encephagen/render/offscreen"
	"encephagen/sim/frame"
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

// before is a camera that frames a standing body with some air around.
func before() *camera.Orbit {
	return &camera.Orbit{Target: mgl32.Vec3{0, 0, 0.74}, Distance: 3.9, Azimuth: front, Elevation: 0.13, FovY: 0.50}
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
		{"moro", "moro", true, func(o *camera.Orbit) { o.Azimuth = -0.5 }},
		{"lying", "lying", false, func(o *camera.Orbit) { o.Follow(load(t).torso("lying"), 10, 0.1) }},
		{"above", "standing", false, func(o *camera.Orbit) { o.Elevation, o.Azimuth = 0.9, 1.6 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, target, f := setup(t, 540, 720)
			cam := before()
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

// A body of boxes keeps its edges and has no face.
func TestGoldenBoxes(t *testing.T) {
	st, poses := boxes()
	c, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	r, err := New(st)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Delete()
	target, err := rgl.NewFramebuffer(320, 320, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer target.Delete()
	if err := r.Draw(target, before(), &Input{A: poses, B: poses}); err != nil {
		t.Fatal(err)
	}
	golden.Framebuffer(t, "boxes", target, golden.Default)
}

func boxes() (*frame.Static, []frame.Pose) {
	upright := [9]float32{1, 0, 0, 0, 1, 0, 0, 0, 1}
	turned := [9]float32{0.8, -0.6, 0, 0.6, 0.8, 0, 0, 0, 1}
	grey := [4]float32{0.6, 0.6, 0.62, 1}
	return &frame.Static{Body: "boxes", Geoms: []frame.Geom{
			{Name: "floor", Type: frame.Plane, Color: [4]float32{0.14, 0.16, 0.19, 1}},
			{Name: "trunk", Body: "trunk", Type: frame.Box, Size: [3]float32{0.12, 0.18, 0.4}, Color: grey},
			{Name: "arm", Body: "arm", Type: frame.Capsule, Size: [3]float32{0.05, 0.05, 0.25}, Color: [4]float32{0.8, 0.5, 0.4, 1}},
		}}, []frame.Pose{
			{Mat: upright},
			{Pos: [3]float32{0, 0, 0.4}, Mat: turned},
			{Pos: [3]float32{0, -0.3, 0.9}, Mat: [9]float32{1, 0, 0, 0, 0.6, -0.8, 0, 0.8, 0.6}},
		}
}

func TestPictureKeepsItsPromises(t *testing.T) {
	r, target, f := setup(t, 360, 480)
	if err := r.Draw(target, before(), still(f, "standing")); err != nil {
		t.Fatal(err)
	}
	img := golden.Picture(target)
	// Far from the floor there is nothing but the stage's own colour.
	for i, want := range look.Stage {
		if got := float32(img.NRGBAAt(5, 5).R); i == 0 && abs(got-255*want) > 1.5 {
			t.Errorf("stage is %v, want %v", got, 255*want)
		}
	}
	// The body is brighter than anything else and casts a shadow to the right.
	bright := func(x, y int) int { c := img.NRGBAAt(x, y); return int(c.R) + int(c.G) + int(c.B) }
	if bright(180, 200) < 300 {
		t.Errorf("no body in the middle: %v", img.NRGBAAt(180, 200))
	}
	if lit, shade := bright(60, 410), bright(250, 400); shade >= lit {
		t.Errorf("floor: %d in the light, %d in the shade", lit, shade)
	}
}

func TestDrawDoesNotAllocate(t *testing.T) {
	r, target, f := setup(t, 64, 64)
	small, err := rgl.NewFramebuffer(32, 48, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer small.Delete()
	cam, in := before(), still(f, "moro")
	in.Glow = stageGlow(f)
	draw := func() {
		for _, fb := range []*rgl.Framebuffer{target, small} { // window and film take turns
			if err := r.Draw(fb, cam, in); err != nil {
				t.Fatal(err)
			}
		}
	}
	draw()
	if n := testing.AllocsPerRun(5, draw); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if err := rgl.Check("draw"); err != nil {
		t.Error(err)
	}
}
