package camera

import (
	"math"
	"testing"

	"github.com/go-gl/mathgl/mgl32"
)

func standard() *Orbit {
	return &Orbit{Target: mgl32.Vec3{1, 2, 0.8}, Distance: 4, Azimuth: 0.7, Elevation: 0.3, FovY: 0.6}
}

func near(a, b, tol float32) bool { return abs(a-b) <= tol }

func TestTargetIsTheMiddle(t *testing.T) {
	o := standard()
	if x, y, ok := o.Project(o.Target, 1.5); !ok || !near(x, 0, 1e-5) || !near(y, 0, 1e-5) {
		t.Errorf("target at %v %v %v", x, y, ok)
	}
	if d := o.Eye().Sub(o.Target).Len(); !near(d, 4, 1e-5) {
		t.Errorf("distance %v", d)
	}
	if _, _, ok := o.Project(o.Eye().Add(o.Outward()), 1); ok {
		t.Error("a point behind the eye is seen")
	}
	// The view matrix and the axes agree.
	v := o.View()
	for i, axis := range []mgl32.Vec3{o.Right(), o.Up(), o.Outward()} {
		row := mgl32.Vec3{v.At(i, 0), v.At(i, 1), v.At(i, 2)}
		if row.Sub(axis).Len() > 1e-5 {
			t.Errorf("axis %d: view has %v, camera %v", i, row, axis)
		}
	}
}

func TestRayMeetsWhatIsProjected(t *testing.T) {
	o := standard()
	o.Shift = mgl32.Vec2{0.2, -0.3}
	p := mgl32.Vec3{1.3, 1.7, 1.1}
	x, y, _ := o.Project(p, 1.5)
	origin, dir := o.Ray(x, y, 1.5)
	off := p.Sub(origin)
	if miss := off.Sub(dir.Mul(off.Dot(dir))).Len(); miss > 1e-4 {
		t.Errorf("ray misses by %v", miss)
	}
	if x, y, _ := o.Project(o.Target, 1.5); !near(x, 0.2, 1e-5) || !near(y, -0.3, 1e-5) {
		t.Errorf("shifted target at %v %v", x, y)
	}
}

// The scene follows the hand: what faces the eye moves the way the mouse does.
func TestDragTurnsTheSceneWithTheHand(t *testing.T) {
	for _, c := range []struct{ dx, dy float32 }{{0.02, 0}, {0, 0.02}} {
		o := standard()
		front := o.Target.Add(o.Outward().Mul(0.5))
		o.Drag(c.dx, c.dy)
		x, y, _ := o.Project(front, 1)
		if c.dx > 0 && x <= 0 || c.dy > 0 && y >= 0 {
			t.Errorf("drag %v moved the front to %v %v", c, x, y)
		}
	}
	o := standard()
	o.Drag(1, 0)
	if !near(abs(wrap(o.Azimuth-0.7)), math.Pi, 1e-4) {
		t.Errorf("a whole height turned to %v, not half round", o.Azimuth)
	}
	o.Lowest = 0.05
	for range 50 {
		o.Drag(0, -0.1)
	}
	if o.Elevation != 0.05 {
		t.Errorf("below the lowest elevation: %v", o.Elevation)
	}
	for range 50 {
		o.Drag(0, 0.1)
	}
	if o.Elevation > math.Pi/2 || math.IsNaN(float64(o.View()[0])) {
		t.Errorf("over the top: %v", o.Elevation)
	}
}

func TestPanKeepsThePointUnderThePointer(t *testing.T) {
	o := standard()
	o.Elevation = 0 // the panning plane faces the eye
	p := o.Target
	o.Pan(0.1, 0.2)
	// 0.1 of the height to the right, 0.2 down; the picture's half height is 1.
	if x, y, _ := o.Project(p, 1); !near(x, 0.2, 1e-4) || !near(y, -0.4, 1e-4) {
		t.Errorf("point went to %v %v", x, y)
	}
	o = standard()
	o.PanFloor(0, 0.1)
	if o.Target[2] != 0.8 {
		t.Errorf("floor pan changed the height to %v", o.Target[2])
	}
	if _, y, _ := o.Project(mgl32.Vec3{1, 2, 0.8}, 1); y >= 0 {
		t.Errorf("hand down moved the point to y %v", y)
	}
}

func TestZoomAndLimits(t *testing.T) {
	o := standard()
	o.Zoom(0.1)
	if o.Distance >= 4 {
		t.Error("hand down did not come closer")
	}
	o.Zoom(-0.1)
	if !near(o.Distance, 4, 1e-4) {
		t.Errorf("there and back is %v", o.Distance)
	}
	o.Scroll(1)
	if o.Distance <= 4 {
		t.Error("wheel away from the user did not step back")
	}
	o.Closest, o.Farthest = 1, 9
	o.Zoom(10)
	if o.Distance != 1 {
		t.Errorf("closer than allowed: %v", o.Distance)
	}
	o.Zoom(-10)
	if o.Distance != 9 {
		t.Errorf("farther than allowed: %v", o.Distance)
	}
}

func TestTowardArrivesAndDoesNotHangOnFrameRate(t *testing.T) {
	goal := &Orbit{Target: mgl32.Vec3{-1, 0, 1}, Distance: 9, Azimuth: -3, Elevation: 0.9, FovY: 0.4}
	coarse, fine := standard(), standard()
	coarse.Azimuth, fine.Azimuth = 3, 3 // the short way to -3 leads through pi
	coarse.Toward(goal, 0.05)
	for range 5 {
		fine.Toward(goal, 0.01)
	}
	if coarse.Eye().Sub(fine.Eye()).Len() > 1e-3 {
		t.Errorf("one step of 50 ms: %v; five of 10 ms: %v", coarse.Eye(), fine.Eye())
	}
	if a := abs(coarse.Azimuth); a < 3 {
		t.Errorf("went the long way round: %v", coarse.Azimuth)
	}
	n := 0
	for coarse.Toward(goal, 1.0/60) {
		if n++; n > 60 {
			t.Fatal("does not arrive within a second")
		}
	}
	if *coarse != *goal {
		t.Errorf("arrived at %+v", coarse)
	}
}

func TestFollowKeepsTheHeight(t *testing.T) {
	o := standard()
	for range 200 {
		o.Follow(mgl32.Vec3{5, -5, 3}, 0.02, 0.5)
	}
	if o.Target.Sub(mgl32.Vec3{5, -5, 0.8}).Len() > 1e-3 {
		t.Errorf("target %v", o.Target)
	}
}

func TestFitFillsThePicture(t *testing.T) {
	low, high := mgl32.Vec3{-0.3, -0.4, 0}, mgl32.Vec3{0.3, 0.4, 1.5}
	for _, aspect := range []float32{0.3, 0.75, 1.8} {
		o := standard()
		o.Fit(low, high, aspect, 0.1)
		var worst float32
		for i := range 8 {
			c := low
			for axis := range 3 {
				if i>>axis&1 == 1 {
					c[axis] = high[axis]
				}
			}
			x, y, ok := o.Project(c, aspect)
			if !ok {
				t.Fatal("a corner is behind the eye")
			}
			worst = max(worst, abs(x), abs(y))
		}
		if !near(worst, 0.9, 0.001) {
			t.Errorf("aspect %v: tightest corner at %v, want 0.9", aspect, worst)
		}
	}
}
