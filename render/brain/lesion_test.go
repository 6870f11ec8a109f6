package brain

import (
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/look"
)

// TestLesion keeps what a lesioned region looks like, dark and light, whole and
// cut: hatched, and nothing else changes.
func TestLesion(t *testing.T) {
	r, st := scene(t)
	a := newActivity(st, map[int]float32{54: 3, 40: 4})
	gone := make([]bool, len(st.Regions))
	gone[54], gone[2], gone[64] = true, true, true
	for _, theme := range look.Themes {
		look.Use(theme)
		defer look.Use(look.Dark)
		r.Lesion(gone)
		live(r, a, 0, 300, 150)
		f := canvas(t, 436, 560)
		draw := func() {
			t.Helper()
			if err := r.Draw(f, Camera(436.0/560)); err != nil {
				t.Fatal(err)
			}
			if err := rgl.Check("lesion"); err != nil {
				t.Fatal(err)
			}
		}
		draw()
		golden.Framebuffer(t, "lesion_"+theme.Name, f, golden.Default)
		r.Options.Cut = Cut{Axis: AxisX, At: -25}
		draw()
		golden.Framebuffer(t, "lesion_cut_"+theme.Name, f, golden.Default)
		r.Options.Cut = Cut{}
	}
	if r.Lesion(nil); len(r.state.gone) != 0 {
		t.Error("a lesion is left")
	}
}
