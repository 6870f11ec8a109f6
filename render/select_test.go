package render

import (
	"math"
	"testing"

	"encephagen/render/internal/golden"
)

// geomCalled finds a part of the specimen.
func geomCalled(t *testing.T, s *Stage, name string) int {
	t.Helper()
	for i, g := range s.static.Geoms {
		if g.Name == name {
			return i
		}
	}
	t.Fatalf("no part is called %q", name)
	return -1
}

// TestSelectionInTheFilm keeps what a selected region and part look like, and
// that nothing stays of them.
func TestSelectionInTheFilm(t *testing.T) {
	s, n := stage(t, 330)
	f := picture(t, 1280, 720)
	for step := 0.0; step <= 48500; step += 333.3 {
		s.Advance(step, n.Frame())
	}
	s.SelectRegion(54)
	s.SelectGeom(geomCalled(t, s, "left thigh"))
	s.Ease(float32(math.Inf(1)))
	compose(t, s, f, Studio)
	golden.Framebuffer(t, "selected", f, golden.Default)
	s.SelectRegion(-1)
	s.SelectGeom(-1)
	s.Ease(float32(math.Inf(1)))
	compose(t, s, f, Studio)
	golden.Framebuffer(t, Studio.String(), f, golden.Default)
}

// TestSelectionMovesCamerasEvenly: nothing jumps when something is selected,
// freed or changed; the way is done in about look.Ease; a region that faces away
// is turned to; and the user's own cameras stay.
func TestSelectionMovesCamerasEvenly(t *testing.T) {
	s, n := stage(t, 250)
	s.Advance(30000, n.Frame())
	mine, mineBrain := *s.BodyCamera(), *s.BrainCamera()
	thigh, hand := geomCalled(t, s, "left thigh"), geomCalled(t, s, "right hand")
	for _, change := range []func(){
		func() { s.SelectGeom(thigh) }, func() { s.SelectRegion(55) },
		func() { s.Ease(0.05); s.SelectGeom(hand); s.SelectRegion(54) },
		func() { s.SelectGeom(-1); s.SelectRegion(-1) },
	} {
		body, brain := s.BodyEye(400, 400), s.BrainEye(400, 400)
		s.Ease(0)
		change()
		nowBody, nowBrain := s.BodyEye(400, 400), s.BrainEye(400, 400)
		if d := body.Eye().Sub(nowBody.Eye()).Len(); d > 1.2 {
			t.Errorf("the body's camera jumps %v m", d)
		}
		if d := brain.Eye().Sub(nowBrain.Eye()).Len(); d > 400 {
			t.Errorf("the brain's camera jumps %v mm", d)
		}
		frames := 0
		for s.Ease(1.0 / 60) {
			if frames++; frames > 120 {
				t.Fatal("the cameras never arrive")
			}
		}
		if frames == 0 {
			t.Error("the cameras do not move")
		}
	}
	if *s.BodyCamera() != mine || *s.BrainCamera() != mineBrain {
		t.Error("the user's camera was moved")
	}
	if eye, aim := s.BrainEye(400, 400), *s.BrainCamera(); eye != aim {
		t.Errorf("freed, the brain is seen from %+v, want %+v", eye, aim)
	}

	// The right postcentral gyrus cannot be seen from the left.
	s.SelectRegion(55)
	s.Ease(float32(math.Inf(1)))
	at, _ := s.brain.Anchor(55)
	eye := s.BrainEye(400, 400)
	x, y, ok := eye.Project(at, 1)
	if eye.Eye()[0] < 0 || !ok || x*x+y*y > 0.5 {
		t.Errorf("seen from %v the region appears at %.2f, %.2f", eye.Eye(), x, y)
	}
	s.SelectGeom(thigh)
	s.Ease(float32(math.Inf(1)))
	eye = s.BodyEye(400, 400)
	if x, y, ok := eye.Project(s.chosen.part.at(s.step), 1); !ok || x*x+y*y > 0.01 {
		t.Errorf("the part appears at %.2f, %.2f", x, y)
	}
}

// TestPickOnTheStage: what is under a pointer in the window's pictures is what a
// pointer finds, and selecting it is told back.
func TestPickOnTheStage(t *testing.T) {
	s, n := stage(t, 250)
	if got := s.PickBody(200, 200, 400, 400); got != -1 {
		t.Errorf("before birth there is %d", got)
	}
	s.Advance(30000, n.Frame())
	s.Body(400, 500)
	s.Brain(400, 400)
	head := geomCalled(t, s, "head")
	eye := s.BodyEye(400, 500)
	x, y, _ := eye.Project(s.poses.A[head].Pos, 0.8)
	if got := s.PickBody(int((x+1)*200), int((1-y)*250), 400, 500); got != head {
		t.Errorf("at the head there is %d", got)
	}
	region := s.PickBrain(200, 180, 400, 400)
	if region < 0 || s.static.Regions[region].Hemisphere != 'L' {
		t.Errorf("in the middle of the brain, from the left, there is %d", region)
	}
	s.SelectRegion(region)
	s.SelectGeom(head)
	if s.Region() != region || s.Geom() != head {
		t.Errorf("selected are %d and %d", s.Region(), s.Geom())
	}
	s.SelectGeom(0) // the floor
	s.SelectRegion(1000)
	if s.Region() != -1 || s.Geom() != -1 {
		t.Errorf("selected are %d and %d", s.Region(), s.Geom())
	}
}

// TestNamesOfWhatIsSelectedFit at any size, and cost no memory.
func TestNamesOfWhatIsSelectedFit(t *testing.T) {
	s, n := stage(t, 250)
	s.Advance(30000, n.Frame())
	f := picture(t, 320, 180)
	compose(t, s, f, Studio)
	for region := range s.static.Regions {
		s.SelectRegion(region)
		s.SelectGeom(1 + region%(len(s.static.Geoms)-1))
		for _, size := range [][2]int{{1280, 720}, {640, 360}, {320, 180}, {720, 1280}} {
			for _, l := range []Layout{Studio, Duo, BodyOnly, BrainOnly} {
				s.canvas.Begin(size[0], size[1])
				at, scale := s.layout(l, size[0], size[1])
				s.write(l, at, scale)
				if left, top, right, bottom := s.canvas.Reach(); left < 0 || top < 0 || right > float32(size[0]) || bottom > float32(size[1]) {
					t.Errorf("%v at %v, %s: words reach from %v, %v to %v, %v", l, size, s.static.Regions[region].Label, left, top, right, bottom)
				}
			}
		}
	}
	step, now := 30000.0, n.Frame()
	if allocs := testing.AllocsPerRun(20, func() {
		step += 333
		s.Advance(step, now)
		compose(t, s, f, Studio)
	}); allocs > 3 {
		t.Errorf("%v allocations a picture", allocs)
	}
}
