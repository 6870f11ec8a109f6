package brain

import (
	"testing"

	"encephagen/render/camera"
	"encephagen/render/internal/golden"
)

// TestPickFindsWhatShows: over a grid of pixels the region is that of the
// nearest triangle on the pixel's ray, and none beside the brain.
func TestPickFindsWhatShows(t *testing.T) {
	r, _ := scene(t)
	const w, h = 480, 400
	for _, c := range []struct {
		name   string
		change func(o *Options, c *camera.Orbit)
	}{
		{"from the left", func(o *Options, c *camera.Orbit) { c.Azimuth, c.Elevation = 3.14, 0 }},
		{"from above", func(o *Options, c *camera.Orbit) { c.Elevation = 1.5 }},
		{"inflated", func(o *Options, c *camera.Orbit) { o.Inflated = 1; c.Azimuth = 3.14 }},
		{"apart", func(o *Options, c *camera.Orbit) { o.Apart = 30; c.Azimuth = 1.5 }},
	} {
		r.Options = DefaultOptions()
		r.Options.Deep = false
		cam := Camera(float32(w) / h)
		c.change(&r.Options, cam)
		found, wrong := map[int]bool{}, 0
		for y := 5; y < h; y += 30 {
			for x := 5; x < w; x += 30 {
				got := r.Pick(x, y, w, h, cam)
				if want := nearest(r, cam, x, y, w, h); want[0] != got && want[1] != got && want[2] != got {
					wrong++
					t.Logf("%s: at %d, %d there is %d, want one of %v", c.name, x, y, got, want)
				}
				found[got] = true
			}
		}
		if wrong > 1 { // on the edge of a triangle rays and pixels may differ
			t.Errorf("%s: %d points are wrong", c.name, wrong)
		}
		if len(found) < 12 {
			t.Errorf("%s: only %d regions were found", c.name, len(found))
		}
		for _, p := range [][2]int{{2, 2}, {w - 1, h - 1}, {-1, 5}, {w, 5}, {5, h}} {
			if got := r.Pick(p[0], p[1], w, h, cam); got != -1 {
				t.Errorf("%s: at %v there is %d, want nothing", c.name, p, got)
			}
		}
	}
}

// TestPickSeesCutsAndWhatHides: of a brain without its left half there are
// regions of the right half only; cerebellum hides what lies behind it; and
// cortex that is not drawn is not there.
func TestPickSeesCutsAndWhatHides(t *testing.T) {
	r, st := scene(t)
	const w, h = 480, 400
	cam := Camera(float32(w) / h)
	cam.Azimuth = 3.14
	count := func() (right, left int) {
		for y := 5; y < h; y += 12 {
			for x := 5; x < w; x += 12 {
				switch got := r.Pick(x, y, w, h, cam); {
				case got < 0:
				case st.Regions[got].Hemisphere == 'R':
					right++
				default:
					left++
				}
			}
		}
		return right, left
	}
	r.Options.Cut = Cut{Axis: AxisX, At: 0, Flip: true}
	if right, left := count(); right < 100 || left > right/10 { // gyri lean over the middle
		t.Errorf("without the left half %d points are right and %d left", right, left)
	}
	r.Options = DefaultOptions()
	cam.Elevation = -1.2
	_, with := count()
	r.Options.Deep = false
	if _, without := count(); with >= without {
		t.Errorf("%d points from below with the cerebellum, %d without", with, without)
	}
	r.Options.Cortex = false
	if right, left := count(); right+left != 0 {
		t.Errorf("%d points of no cortex", right+left)
	}
}

// nearest gives the regions at the corners of the first triangle that faces the
// eye on the ray of a pixel.
func nearest(r *Renderer, cam *camera.Orbit, x, y, w, h int) (region [3]int) {
	from, way := cam.Ray((2*float32(x)+1)/float32(w)-1, 1-(2*float32(y)+1)/float32(h), float32(w)/float32(h))
	region = [3]int{-1, -1, -1}
	best := float32(1e9)
	first := uint32(0)
	for s := range r.atlas.Cortex {
		index := r.atlas.Cortex[s].Index
		for k := 0; k < len(index); k += 3 {
			v := [3]uint32{first + index[k], first + index[k+1], first + index[k+2]}
			a := r.form.outer[v[0]]
			e, f := r.form.outer[v[1]].Sub(a), r.form.outer[v[2]].Sub(a)
			q := way.Cross(f)
			det := e.Dot(q)
			if det < 1e-6 {
				continue // faces away
			}
			o := from.Sub(a)
			u := o.Dot(q) / det
			b := way.Dot(o.Cross(e)) / det
			d := f.Dot(o.Cross(e)) / det
			if u >= 0 && b >= 0 && u+b <= 1 && d > 0 && d < best {
				best = d
				for i := range v {
					region[i] = int(max(r.form.region(v[i]), -1))
				}
			}
		}
		first += uint32(len(r.atlas.Cortex[s].Pial))
	}
	return region
}

// TestSelection keeps what a marked region looks like, which reads without
// colour, and that nothing stays of it.
func TestSelection(t *testing.T) {
	r, st := scene(t)
	live(r, newActivity(st, lively), 0, 1500, 150)
	f := canvas(t, 436, 560)
	cam := Camera(436.0 / 560)
	draw := func() {
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
	}
	if seen := r.Seen(54, 436, 560, cam); seen < 0.01 || seen > 0.05 {
		t.Errorf("the left postcentral gyrus takes %v of the picture", seen)
	}
	if seen := r.Seen(53, 436, 560, cam); seen > 0.001 { // Fusiform, right
		t.Errorf("a region on the far side takes %v of the picture", seen)
	}
	r.Select(54) // Postcentral, left
	if r.Selected() != 54 {
		t.Errorf("%d is selected", r.Selected())
	}
	draw()
	golden.Framebuffer(t, "selected", f, golden.Default)
	r.Select(99)
	if r.Selected() != -1 {
		t.Errorf("%d is selected", r.Selected())
	}
	draw()
	golden.Framebuffer(t, "default", f, golden.Default)
	r.Select(0)
	if n := testing.AllocsPerRun(5, func() {
		r.Select(1 - r.Selected())
		draw()
		r.Pick(200, 300, 436, 560, cam)
	}); n != 0 {
		t.Errorf("%g allocations to select, draw and pick", n)
	}
}
