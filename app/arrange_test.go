//go:build !headless

package main

import "testing"

// TestRegionsTileTheWindow demands that nothing overlaps and nothing is left
// out, at any size, text scale and place of the borders.
func TestRegionsTileTheWindow(t *testing.T) {
	for _, size := range [][2]float32{{1280, 720}, {800, 500}, {1920, 1080}, {3840, 2160}} {
		for _, px := range []float32{0.75, 1, 2, 3} {
			for _, shown := range []float32{1, 0.4, 0} {
				a := newArrangement()
				a.shown = shown
				a.body.share, a.strip.share = 0.3, 0.6
				w, h := size[0], size[1]
				r := a.place(px, w, h)
				if r.body.x != 0 || r.body.x+r.body.w != r.brain.x || r.brain.x+r.brain.w != r.panel.x || r.panel.x+r.panel.w < w-1 {
					t.Errorf("%v at %v, shown %v: from left to right %+v", size, px, shown, r)
				}
				if r.body.h != r.strip.y || shown == 1 && r.strip.y+r.strip.h != r.status.y || r.status.y+r.status.h != h {
					t.Errorf("%v at %v, shown %v: from top to bottom %+v", size, px, shown, r)
				}
				if r.body.w < 100 || r.brain.w < 100 || r.body.h < 100 {
					t.Errorf("%v at %v, shown %v: too small %+v", size, px, shown, r)
				}
				if shown == 0 && (r.strip.y != r.status.y || r.panel.x != w) {
					t.Errorf("%v at %v: hidden panels take room: %+v", size, px, r)
				}
			}
		}
	}
	a := newArrangement()
	r := a.place(1, 1280, 720)
	if r.body.w != 538 || r.panel.w != 307 {
		t.Errorf("at 1280 x 720 the body has %v and the panel %v px, want 42 %% and 24 %%", r.body.w, r.panel.w)
	}
	for n := 0; a.ease(false, 0.05); n++ {
		if n > 5 {
			t.Fatal("the panels do not move out")
		}
	}
}
