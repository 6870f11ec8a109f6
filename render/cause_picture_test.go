package render

import (
	"slices"
	"testing"

	"encephagen/render/internal/golden"
	"encephagen/sim/frame"
	"encephagen/sim/motor"
)

// TestFilmSaysWhyItMoved: the sentence of the frame stands in the picture in place
// of the largest torque, and the strip goes from stimulus to torque where that is
// asked for. A sentence for which there is no room is left out whole.
func TestFilmSaysWhyItMoved(t *testing.T) {
	s, n := stage(t, 330)
	drop := frame.DropEvent.Usual(frame.NoDirection)
	drop.Step = 45000
	moro := slices.IndexFunc(n.Static.Terms, func(x motor.Term) bool { return x.Name == "Moro" })
	cause := frame.Cause{Term: moro, Evoked: true, Event: drop, Since: 45750}
	n.Streams.Events.Append(drop)
	n.Streams.Causes.Append(cause)
	f := picture(t, 1280, 720)
	s.Causes = true
	for step := 0.0; step <= 48500; step += 333.3 {
		at := n.Frame()
		at.Cause = cause
		s.Advance(step, at)
	}
	compose(t, s, f, Studio)
	golden.Framebuffer(t, "causes", f, golden.Default)
	with := golden.Picture(f)
	for _, c := range []struct{ w, h int }{{640, 360}, {320, 180}} {
		small := picture(t, c.w, c.h)
		compose(t, s, small, Studio)
		if l, top, r, b := s.canvas.Reach(); l < 0 || top < 0 || r > float32(c.w) || b > float32(c.h) {
			t.Errorf("%d x %d: words reach from %v, %v to %v, %v", c.w, c.h, l, top, r, b)
		}
	}
	s.Causes = false
	compose(t, s, f, Studio)
	if golden.Compare(golden.Picture(f), with, golden.Default) == nil {
		t.Error("the strip of spikes looks like that of causes")
	}
}
