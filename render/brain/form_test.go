package brain

import (
	"math"
	"testing"

	"encephagen/render/camera"
	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"

	"github.com/go-gl/mathgl/mgl32"
)

// TestForm: each surface is reached exactly, half way lies half way, and the
// hemispheres keep apart by what is asked for.
func TestForm(t *testing.T) {
	a := atlas(t)
	f := newForm(a, 80)
	h := &a.Cortex[1]
	right := len(a.Cortex[0].Pial)
	const v = 4321
	for _, c := range []struct {
		name                   string
		white, inflated, apart float32
		want                   mgl32.Vec3
	}{
		{"pial", 0, 0, 0, h.Pial[v]},
		{"white", 1, 0, 0, h.Pial[v].Add(h.White[v])},
		{"half way to white", 0.5, 0, 0, h.Pial[v].Add(h.White[v].Mul(0.5))},
		{"apart", 0, 0, 30, h.Pial[v].Add(mgl32.Vec3{15, 0, 0})},
		{"inflated", 0, 1, 0, h.Pial[v].Add(h.Inflated[v]).Add(mgl32.Vec3{f.room[1], 0, 0})},
		{"more than all", 1, 1, 0, h.Pial[v].Add(h.Inflated[v]).Add(mgl32.Vec3{f.room[1], 0, 0})},
		{"back again", 0, 0, 0, h.Pial[v]},
	} {
		f.set(c.white, c.inflated, c.apart)
		if d := f.outer[right+v].Sub(c.want).Len(); d > 1e-4 {
			t.Errorf("%s: %v, want %v", c.name, f.outer[right+v], c.want)
		}
		for i, n := range f.normal {
			if l := n.Len(); math.Abs(float64(l)-1) > 1e-3 {
				t.Fatalf("%s: normal %d is %v long", c.name, i, l)
			}
		}
	}
	f.set(0, 1, 0)
	for i, p := range f.outer {
		if left := i < right; left && p[0] > -gapMM+1e-3 || !left && p[0] < gapMM-1e-3 {
			t.Fatalf("inflated vertex %d lies at %v, beyond the middle", i, p)
		}
	}
}

// TestSomataMoveWithTheirVertices: on any surface a cell body lies as deep in
// the ribbon between its vertices as it did.
func TestSomataMoveWithTheirVertices(t *testing.T) {
	st, a := newborn(t), atlas(t)
	somata, err := placeSomata(a, st)
	if err != nil {
		t.Fatal(err)
	}
	f := newForm(a, 80)
	for _, set := range [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0.3, 0.3, 20}} {
		f.set(set[0], set[1], set[2])
		for i := 0; i < len(somata); i += 97 {
			s := &somata[i]
			near := float32(math.Inf(1))
			reach := float32(0)
			for k, v := range s.vertex {
				near = min(near, f.at(s).Sub(f.outer[v]).Len())
				reach = max(reach, f.outer[v].Sub(f.outer[s.vertex[(k+1)%3]]).Len(), f.inner[v].Sub(f.outer[v]).Len())
			}
			if near > 1.5*reach+0.1 {
				t.Fatalf("%v: neuron %d is %.1f mm from its vertices, which are %.1f mm apart", set, i, near, reach)
			}
		}
	}
}

// TestCut: the face lies in the plane, within the ribbon, and its area is that
// of the grey matter there: 15 to 60 cm2 in a coronal plane through the middle.
func TestCut(t *testing.T) {
	f := newForm(atlas(t), 80)
	var s face
	s.cut(f, Cut{Axis: AxisY, At: -20})
	if len(s.near) == 0 || len(s.near)%3 != 0 || 5*len(s.near) != len(s.place) || len(s.glow) != len(s.near) {
		t.Fatalf("%d vertices, %d numbers, %d lights", len(s.near), len(s.place), len(s.glow))
	}
	area := 0.0
	at := func(i int) mgl32.Vec3 { return mgl32.Vec3{s.place[5*i], s.place[5*i+1], s.place[5*i+2]} }
	for i := 0; i < len(s.near); i += 3 {
		area += float64(at(i+1).Sub(at(i)).Cross(at(i+2).Sub(at(i))).Len()) / 200
	}
	for i := range s.near {
		if p := at(i); p[1] != -20 || s.place[5*i+3] < 0 || s.place[5*i+3] > 1 {
			t.Fatalf("vertex %d of the cut: %v, depth %v", i, p, s.place[5*i+3])
		}
		if d := at(i).Sub(f.outer[s.near[i]]).Len(); d > 8 {
			t.Fatalf("vertex %d of the cut is %.1f mm from the vertex it stands for", i, d)
		}
	}
	if area < 15 || area > 60 {
		t.Errorf("%.1f cm2 of grey matter in the plane", area)
	}
	s.cut(f, Cut{Axis: AxisZ, At: 200})
	if len(s.near) != 0 {
		t.Errorf("a plane beyond the brain cuts %d vertices", len(s.near))
	}
	if n := testing.AllocsPerRun(3, func() { s.cut(f, Cut{Axis: AxisY, At: -20}) }); n != 0 {
		t.Errorf("%g allocations a cut", n)
	}
	if plane := (Cut{Axis: AxisX, At: 10}).plane(); plane.Dot(mgl32.Vec4{5, 0, 0, 1}) <= 0 || plane.Dot(mgl32.Vec4{15, 0, 0, 1}) >= 0 {
		t.Errorf("the plane %v keeps the wrong side", plane)
	}
}

// TestShapes keeps what the controls of the brain do to it.
func TestShapes(t *testing.T) {
	r, st := scene(t)
	live(r, newActivity(st, lively), 0, 1500, 150)
	for _, c := range []struct {
		name   string
		change func(o *Options, c *camera.Orbit)
	}{
		{"white", func(o *Options, c *camera.Orbit) { o.White = 1 }},
		{"inflated", func(o *Options, c *camera.Orbit) { o.Inflated = 1 }},
		{"halfway", func(o *Options, c *camera.Orbit) { o.Inflated = 0.5 }},
		{"apart", func(o *Options, c *camera.Orbit) { o.Apart = 40; c.Azimuth, c.Elevation = 1.57, 0.6 }},
		{"coronal", func(o *Options, c *camera.Orbit) {
			o.Cut = Cut{Axis: AxisY, At: -18}
			c.Azimuth, c.Elevation = 1.2, 0.2
		}},
		{"axial", func(o *Options, c *camera.Orbit) { o.Cut = Cut{Axis: AxisZ, At: 14}; c.Elevation = 1 }},
		{"sagittal", func(o *Options, c *camera.Orbit) {
			o.Cut = Cut{Axis: AxisX, At: -12, Flip: true}
			c.Azimuth = 3.3
		}},
		{"opaque", func(o *Options, c *camera.Orbit) { o.Facing, o.Rim = 1, 1 }},
	} {
		f := canvas(t, 400, 360)
		cam := Camera(400.0 / 360)
		r.Options = DefaultOptions()
		c.change(&r.Options, cam)
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
		if err := rgl.Check(c.name); err != nil {
			t.Fatal(err)
		}
		golden.Framebuffer(t, c.name, f, golden.Default)
	}
	// And back: nothing of it stays.
	r.Options = DefaultOptions()
	f := canvas(t, 436, 560)
	cam := Camera(436.0 / 560)
	if err := r.Draw(f, cam); err != nil {
		t.Fatal(err)
	}
	golden.Framebuffer(t, "default", f, golden.Default)
}

// TestMorphDoesNotAllocate once it has been used.
func TestMorphDoesNotAllocate(t *testing.T) {
	r, st := scene(t)
	live(r, newActivity(st, nil), 0, 300, 150)
	f := canvas(t, 64, 64)
	cam := Camera(1)
	k := 0
	draw := func() {
		k++
		r.Options.Inflated = float32(k%2) / 2
		r.Options.Cut = Cut{Axis: AxisY, At: -18}
		r.Draw(f, cam)
	}
	for range 4 {
		draw()
	}
	if n := testing.AllocsPerRun(4, draw); n != 0 {
		t.Errorf("%g allocations a picture", n)
	}
}
