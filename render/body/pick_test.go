package body

import (
	"testing"

	"github.com/go-gl/mathgl/mgl32"
)

// TestPick: on the axis of a shape that nothing hides there is that shape, the
// whole outline lies around it, and beside the body there is nothing.
func TestPick(t *testing.T) {
	const w, h = 540, 720
	for pose, want := range map[string][]string{
		"standing": {"head", "right thigh", "left thigh", "right shin", "left shin", "right foot", "left hand"},
		"lying":    {"head", "pelvis"},
	} {
		r, target, f := setup(t, w, h)
		cam := before()
		if pose == "lying" {
			cam.Elevation = 1.2
			cam.Follow(f.torso(pose), 10, 0.1)
		}
		if err := r.Draw(target, cam, still(f, pose)); err != nil {
			t.Fatal(err)
		}
		for _, name := range want {
			geom := -1
			for i, g := range f.Geoms {
				if g.Name == name {
					geom = i
				}
			}
			x, y, _ := cam.Project(f.Poses[pose][geom].Pos, float32(w)/h)
			px, py := (x+1)/2*w, (1-y)/2*h
			got := r.Pick(int(px), int(py), w, h, cam)
			if got != geom {
				t.Errorf("%s: at %s there is %d, want %d", pose, name, got, geom)
			}
			line := r.Outline(nil, geom, w, h, cam)
			if len(line) < 8 {
				t.Fatalf("%s: %d corners around %s", pose, len(line), name)
			}
			for i, a := range line {
				b := line[(i+1)%len(line)]
				if side := (b[0]-a[0])*(py-a[1]) - (b[1]-a[1])*(px-a[0]); side < 0 {
					t.Errorf("%s: %s lies outside its outline at corner %d", pose, name, i)
				}
			}
			// Just outside the outline of the head there is no head.
			if name == "head" {
				top := line[0]
				for _, p := range line {
					if p[1] < top[1] {
						top = p
					}
				}
				if got := r.Pick(int(top[0]), int(top[1])-4, w, h, cam); got == geom && pose == "standing" {
					t.Error("the head goes on above its outline")
				}
			}
		}
		if got := r.Pick(3, 3, w, h, cam); got != -1 {
			t.Errorf("%s: in the corner there is %d", pose, got)
		}
		var line []mgl32.Vec2
		if n := testing.AllocsPerRun(5, func() {
			r.Pick(w/2, h/2, w, h, cam)
			line = r.Outline(line[:0], 1, w, h, cam)
		}); n > 0 {
			t.Errorf("%g allocations", n)
		}
	}
}
