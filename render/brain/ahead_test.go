package brain

import (
	"bytes"
	"testing"

	rgl "encephagen/render/gl"
)

// TestDrawAhead: a picture whose cortex was drawn ahead is the same to the byte,
// and what was drawn for another sight of the brain, or taken already, is not
// taken.
func TestDrawAhead(t *testing.T) {
	r, st := scene(t)
	live(r, newActivity(st, lively), 0, 835, 167)
	const w, h = 320, 300
	f := canvas(t, w, h)
	cam := Camera(float32(w) / h)
	draw := func() []byte {
		if err := r.Draw(f, cam); err != nil {
			t.Fatal(err)
		}
		px := make([]byte, 4*w*h)
		rgl.ReadRGBA(f, px)
		return px
	}
	ahead := func() {
		if err := r.DrawAhead(w, h, cam); err != nil {
			t.Fatal(err)
		}
	}
	wipe := func() {
		r.shell.Bind()
		rgl.State{}.Apply()
		rgl.Clear(0, 0, 0, 0)
	}
	whole := draw()
	ahead()
	if !bytes.Equal(draw(), whole) {
		t.Error("with the cortex drawn ahead the picture is another one")
	}
	ahead()
	wipe()
	if bytes.Equal(draw(), whole) {
		t.Error("what was drawn ahead is drawn once more")
	}
	if wipe(); !bytes.Equal(draw(), whole) {
		t.Error("what was drawn ahead is taken twice")
	}
	for _, change := range []struct {
		what     string
		do, undo func()
	}{
		{"the camera", func() { cam.Azimuth += 0.3 }, func() { cam.Azimuth -= 0.3 }},
		{"an option", func() { r.Options.Rim = 0.2 }, func() { r.Options.Rim = 0.55 }},
		{"the marked region", func() { r.Select(54) }, func() { r.Select(-1) }},
	} {
		change.do()
		want := draw()
		change.undo()
		ahead()
		change.do()
		if !bytes.Equal(draw(), want) {
			t.Errorf("%s changed, and the cortex is that of before", change.what)
		}
		change.undo()
	}
}
