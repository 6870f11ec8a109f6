package render

import (
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/internal/golden"
	"encephagen/render/internal/specimen"
	"encephagen/render/look"
	"encephagen/render/offscreen"
)

// stage is a newborn of some age on a stage of its own.
func stage(t testing.TB, ticks int) (*Stage, *specimen.Newborn) {
	t.Helper()
	ctx, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ctx.Close)
	n := specimen.New()
	n.Live(ticks)
	s, err := NewStage(n.Static, n.Streams)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, n
}

func picture(t testing.TB, w, h int) *rgl.Framebuffer {
	t.Helper()
	f, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Delete)
	return f
}

func compose(t testing.TB, s *Stage, f *rgl.Framebuffer, l Layout) {
	t.Helper()
	if err := s.Compose(f, l); err != nil {
		t.Fatal(err)
	}
	if err := rgl.Check("compose"); err != nil {
		t.Fatal(err)
	}
}

func TestLayouts(t *testing.T) {
	for _, l := range []Layout{Studio, Duo, BodyOnly, BrainOnly} {
		t.Run(l.String(), func(t *testing.T) {
			s, n := stage(t, 330)
			f := picture(t, 1280, 720)
			for step := 0.0; step <= 48500; step += 333.3 {
				s.Advance(step, n.Frame())
			}
			compose(t, s, f, l)
			golden.Framebuffer(t, l.String(), f, golden.Default)
		})
	}
}

// On a light stage everything is as legible, and going back leaves nothing.
func TestThemes(t *testing.T) {
	defer look.Use(look.Dark)
	s, n := stage(t, 330)
	f := picture(t, 1280, 720)
	for step := 0.0; step <= 48500; step += 333.3 {
		s.Advance(step, n.Frame())
	}
	look.Use(look.Light)
	compose(t, s, f, Studio)
	golden.Framebuffer(t, "studio-light", f, golden.Default)
	compose(t, s, f, BrainOnly)
	golden.Framebuffer(t, "brain-light", f, golden.Default)
	look.Use(look.Dark)
	compose(t, s, f, Studio)
	golden.Framebuffer(t, Studio.String(), f, golden.Default)
}

// The same streams and the same time make the same pixels, however many steps
// led there.
func TestPictureDoesNotHangOnHowAdvanceIsSplit(t *testing.T) {
	const end = 31234.5
	var want []byte
	for _, stride := range []float64{333.333, 50, 1000, 77.7} {
		s, n := stage(t, 220)
		f := picture(t, 640, 360)
		at := n.Frame()
		for step := 0.0; step < end; step += stride {
			s.Advance(step, at)
		}
		s.Advance(end, at)
		s.BrainOptions().Pulses = false // comets are blurred by the time between pictures
		compose(t, s, f, Studio)
		got := make([]byte, 4*640*360)
		rgl.ReadRGBA(f, got)
		if want == nil {
			want = got
			continue
		}
		off := 0
		for i := range got {
			if got[i] != want[i] {
				off++
			}
		}
		if off > 0 {
			t.Errorf("steps of %v: %d of %d bytes differ", stride, off, len(got))
		}
	}
}

// Spikes that come while the stage is already looking make the same strip as
// spikes that were there before.
func TestPictureDoesNotHangOnWhenStreamsAreFilled(t *testing.T) {
	const ticks = 200
	read := func(live func(s *Stage, n *specimen.Newborn)) []byte {
		s, n := stage(t, 0)
		live(s, n)
		f := picture(t, 640, 360)
		s.BrainOptions().Pulses = false
		compose(t, s, f, Studio)
		got := make([]byte, 4*640*360)
		rgl.ReadRGBA(f, got)
		return got
	}
	at := specimen.New()
	at.Live(ticks)
	frame := at.Frame()
	together := read(func(s *Stage, n *specimen.Newborn) {
		for range ticks {
			n.Live(1)
			s.Advance(float64(n.Frame().Step), frame)
		}
	})
	after := read(func(s *Stage, n *specimen.Newborn) {
		n.Live(ticks)
		for tick := range ticks {
			s.Advance(float64((tick+1)*150), frame)
		}
	})
	for i := range together {
		if together[i] != after[i] {
			t.Fatalf("byte %d (pixel %d, %d) differs", i, i/4%640, i/4/640)
		}
	}
}

func TestNoWordLeavesThePicture(t *testing.T) {
	s, n := stage(t, 200)
	s.Advance(29000, n.Frame())
	for _, size := range [][2]int{{1280, 720}, {1920, 1080}, {640, 360}, {320, 180}, {1080, 1080}, {720, 1280}, {2560, 1080}} {
		for _, l := range []Layout{Studio, Duo, BodyOnly, BrainOnly} {
			s.canvas.Begin(size[0], size[1])
			at, scale := s.layout(l, size[0], size[1])
			s.write(l, at, scale)
			left, top, right, bottom := s.canvas.Reach()
			if left < 0 || top < 0 || right > float32(size[0]) || bottom > float32(size[1]) {
				t.Errorf("%v at %v: words reach from %v, %v to %v, %v", l, size, left, top, right, bottom)
			}
		}
	}
}

func TestParseLayout(t *testing.T) {
	for _, l := range []Layout{Studio, Duo, BodyOnly, BrainOnly} {
		if got, err := ParseLayout(l.String()); err != nil || got != l {
			t.Errorf("%v: %v, %v", l, got, err)
		}
	}
	_, err := ParseLayout("quad")
	if want := `layout "quad" is not one of studio, duo, body, brain, spikes`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestPlacesFillThePictureWithoutOverlap(t *testing.T) {
	for _, size := range [][2]int{{1280, 720}, {1920, 1080}, {641, 361}, {1080, 1920}} {
		w, h := size[0], size[1]
		at := arrange(Studio, w, h, 16, 60)
		if at.body.right() != at.brain.x || at.brain.right() != at.panel.x || at.panel.right() != w ||
			at.body.bottom() != at.strip.y || at.strip.bottom() != h || at.strip.right() != at.panel.x || at.panel.h != h {
			t.Errorf("%v: %+v", size, at)
		}
		for _, l := range []Layout{BodyOnly, BrainOnly} {
			at := arrange(l, w, h, 16, 60)
			if at.inset.x < 0 || at.inset.y < 0 || at.inset.right() > w || at.inset.bottom() > h-60 {
				t.Errorf("%v %v: inset %+v", l, size, at.inset)
			}
		}
	}
}

func TestWindowPicturesAndPointer(t *testing.T) {
	s, n := stage(t, 200)
	s.Advance(30000, n.Frame())
	if s.Body(500, 400) == 0 || s.Brain(400, 400) == 0 || s.Strip(900, 200) == 0 {
		t.Fatal(s.Err())
	}
	if err := rgl.Check("window"); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.StripAt(0, 0); ok {
		t.Error("the labels of the strip are not the past")
	}
	hover, ok := s.StripAt(500, 20)
	if !ok || hover.Step <= 0 || hover.Step >= 30000 || hover.Neurons == 0 {
		t.Errorf("%+v, %v", hover, ok)
	}
}

func TestSteadyStateDoesNotAllocate(t *testing.T) {
	s, n := stage(t, 250)
	f := picture(t, 320, 180)
	at := n.Frame()
	step := 20000.0
	for ; step < 28000; step += 333 {
		s.Advance(step, at)
		compose(t, s, f, Studio)
	}
	allocs := testing.AllocsPerRun(20, func() {
		step += 333
		s.Advance(step, at)
		if err := s.Compose(f, Studio); err != nil {
			t.Fatal(err)
		}
	})
	if allocs > 2 {
		t.Errorf("%v allocations a picture", allocs)
	}
}

func TestFamiliesAreNamedAsTheModelNamesThem(t *testing.T) {
	seen := 0
	for _, term := range specimen.New().Static.Terms {
		if got := families[int(term.Family)]; got != term.Family.String() {
			t.Errorf("%s is called %q, the model says %v", term.Name, got, term.Family)
		}
		seen |= 1 << int(term.Family)
	}
	if seen != 1<<len(families)-1 {
		t.Errorf("families %b of %d were seen", seen, len(families))
	}
}

func TestJointWords(t *testing.T) {
	for name, want := range map[string]string{
		"right_hip_y": "right hip", "left_knee": "left knee", "abdomen_z": "waist", "left_shoulder2": "left shoulder",
	} {
		if got := jointWords(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// The largest cause is the term nearest to its joint's limit, and shares of
// torque add up.
func TestCauses(t *testing.T) {
	n := specimen.New()
	c := newCauses(n.Static, len(families))
	terms := make([]float32, len(n.Static.Terms)*len(n.Static.Actuators))
	const posture, knee = 8, 6
	terms[posture*len(n.Static.Actuators)+knee] = -0.3
	terms[0] = 0.1
	s := &Stage{pulse: &pulse{causes: c}}
	if _, _, share := s.Largest(); share != 0 {
		t.Errorf("at rest something asks for %v of a limit", share)
	}
	for tick := range int64(200) {
		c.tick(tick+1, terms)
	}
	top := c.top[0]
	if term, joint, share := s.Largest(); term != posture || joint != jointWords(n.Static.Actuators[knee].Name) || share != top.share {
		t.Errorf("the largest cause is %d at the %s, %v", term, joint, share)
	}
	if top.term != posture || top.actuator != knee || top.share < 0.74 || top.share > 0.751 {
		t.Errorf("%+v, want term %d at actuator %d, 0.75 of the limit", top, posture, knee)
	}
	var sum float32
	for _, v := range c.effort {
		sum += v
	}
	if sum < 0.999 || sum > 1.001 {
		t.Errorf("shares add up to %v", sum)
	}
}

func TestCameraGlidesAfterTheBody(t *testing.T) {
	n := specimen.New()
	n.Live(600)
	f := newFollower(n.Static, n.Streams)
	f.advance(60000)
	now, ok := f.middle(60000)
	if !ok {
		t.Fatal("no pose")
	}
	if off := now.Sub(upright).Sub(f.at(60000)); off.Vec2().Len() > 0.1 {
		t.Errorf("the camera is %v m off after 0.9 m", off)
	}
	last := f.at(59850)
	for step := 59850.0; step <= 60000; step += 10 {
		now := f.at(step)
		if d := now.Sub(last).Len(); d > 0.001 {
			t.Errorf("the camera jumps %v m at %v", d, step)
		}
		last = now
	}
}
