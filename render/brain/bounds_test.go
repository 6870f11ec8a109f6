package brain

import (
	"testing"

	"encephagen/render/internal/golden"
	"encephagen/render/look"

	"github.com/go-gl/mathgl/mgl32"
)

// TestBoundsHoldTheBrain and its glow, from every side, near and far, in every
// form; what lies outside is left to the stage.
func TestBoundsHoldTheBrain(t *testing.T) {
	a := atlas(t)
	f := newForm(a, 80)
	const w, h, glow = 435, 560, 16
	for _, form := range [][3]float32{{0, 0, 0}, {0, 1, 0}, {1, 0, 60}} {
		f.set(form[0], form[1], form[2])
		for turn := range 10 {
			cam := Camera(float32(w) / h)
			cam.Azimuth, cam.Elevation = float32(turn)*0.7, float32(turn)*0.3-1.4
			cam.Distance *= 0.4 + 0.2*float32(turn)
			r := &Renderer{form: f}
			r.look(cam, w, h)
			b := r.bounds
			if b.x < 0 || b.y < 0 || b.x+b.w > w || b.y+b.h > h {
				t.Fatalf("bounds %+v leave the picture", b)
			}
			for _, list := range [][]mgl32.Vec3{f.outer, f.deep} {
				for _, p := range list {
					x, y, ok := cam.Project(p, float32(w)/h)
					if !ok || x < -1 || x > 1 || y < -1 || y > 1 {
						continue
					}
					px, py := int((x+1)/2*w), int((y+1)/2*h)
					if px-glow < b.x && b.x > 0 || px+glow > b.x+b.w && b.x+b.w < w ||
						py-glow < b.y && b.y > 0 || py+glow > b.y+b.h && b.y+b.h < h {
						t.Fatalf("form %v, turn %d: %v at %d, %d is at the edge of %+v", form, turn, p, px, py, b)
					}
				}
			}
		}
	}
	r := &Renderer{form: f}
	r.look(Camera(1), 9, 9)
	if q := (bounds{0, 0, 4, 4}).quarter(); q.w < 0 || q.h < 0 {
		t.Errorf("a quarter of nearly nothing is %+v", q)
	}
}

// TestStageIsOneColour within the bounds and outside them, in every theme.
func TestStageIsOneColour(t *testing.T) {
	defer look.Use(look.Dark)
	r, _ := scene(t)
	r.Options = Options{Rate: r.Options.Rate}
	f := canvas(t, 200, 150)
	for _, th := range look.Themes {
		look.Use(th)
		if err := r.Draw(f, Camera(200.0/150)); err != nil {
			t.Fatal(err)
		}
		want := [3]int{}
		for k := range want {
			want[k] = int(th.Stage[k]*255 + 0.5)
		}
		for i, v := range golden.Picture(f).Pix {
			if k := i % 4; k < 3 && (int(v) < want[k]-1 || int(v) > want[k]+1) {
				t.Fatalf("%s: channel %d of pixel %d is %d, want %d", th.Name, k, i/4, v, want[k])
			}
		}
	}
}
