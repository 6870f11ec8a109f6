package render

import (
	"testing"

	"encephagen/render/internal/golden"
)

// TestLesionIsShownAndNamed: a lesioned region is dark, its sign stands in the
// legend, and both go when the lesion is undone. Time
// may stand still meanwhile.
func TestLesionIsShownAndNamed(t *testing.T) {
	s, n := stage(t, 100)
	f := picture(t, 640, 360)
	s.Advance(15000, n.Frame())
	// Sums of light: of the whole picture, and of the row of the legend.
	look := func() (whole, row int) {
		t.Helper()
		compose(t, s, f, BrainOnly)
		img := golden.Picture(f)
		w, h := img.Rect.Dx(), img.Rect.Dy()
		for y := range h {
			for x := range w {
				p := img.Pix[img.PixOffset(x, y):]
				light := int(p[0]) + int(p[1]) + int(p[2])
				whole += light
				if y > h*9/10 && x > w*2/3 {
					row += light
				}
			}
		}
		return whole, row
	}
	before, legend := look()
	gone := n.Frame()
	gone.Lesioned = make([]bool, len(n.Static.Regions))
	for i := range 20 {
		gone.Lesioned[i] = true
	}
	s.Advance(15000, gone)
	dark, named := look()
	if dark >= before || named <= legend {
		t.Errorf("light %d of %d, in the legend %d after %d", dark, before, named, legend)
	}
	gone.Lesioned = nil
	s.Advance(15000, gone)
	if again, back := look(); again != before || back != legend {
		t.Errorf("after the lesion light %d, before it %d; in the legend %d and %d", again, before, back, legend)
	}
}
