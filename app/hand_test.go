//go:build !headless

package main

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/app/panel"
	"encephagen/sim"
	"encephagen/sim/frame"
)

// until turns the window until something is so.
func (w *window) until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !so(); w.turn() {
		if time.Now().After(end) {
			t.Errorf("in 20 s not: %s", what)
			return
		}
	}
}

// pause lets the newborn live for a moment and stops time.
func (w *window) pause(t *testing.T) {
	t.Helper()
	w.until(t, "a picture of the body", func() bool { return w.shown > 1000 })
	w.do(panel.PlayPause)
	w.until(t, "a pause", func() bool { return w.frame.Paused && w.shown == float64(w.frame.Step) })
}

// seen is where the centre of a part is on the screen.
func (w *window) seen(t *testing.T, part string) (x, y int) {
	t.Helper()
	w.hand.geom = slices.IndexFunc(w.static.Geoms, func(g frame.Geom) bool { return g.Body == part || g.Name == part })
	at, ok := w.hand.centre(w)
	if !ok {
		t.Errorf("no %s", part)
	}
	b := w.arrangement.place(1, 1280, 720).body
	eye := w.stage.BodyEye(b.size(1))
	u, v, _ := eye.Project(at, b.w/b.h)
	return int((u + 1) / 2 * b.w), int((1 - v) / 2 * b.h)
}

func TestDoubleClickSelects(t *testing.T) {
	inWindow(t, sim.Config{Threads: 2}, func(w *window, d *display) {
		w.pause(t)
		x, y := w.seen(t, "head")
		d.hand("mousemove", x, y)
		w.turn()
		d.hand("click", "--repeat", 2, "--delay", 60, 1)
		w.until(t, "the head is selected", func() bool { return w.stage.Geom() >= 0 })
		if g := w.static.Geoms[max(0, w.stage.Geom())]; g.Name != "head" {
			t.Errorf("the double click selected %s of %s", g.Name, g.Body)
		}
		b := w.arrangement.place(1, 1280, 720).brain
		d.hand("mousemove", int(b.x+b.w/2), int(b.y+b.h*0.4))
		w.turn()
		d.hand("click", "--repeat", 2, "--delay", 60, 1)
		w.until(t, "a region is selected", func() bool { return w.stage.Region() >= 0 })

		d.key("Escape")
		w.until(t, "nothing is selected", func() bool { return w.stage.Geom() < 0 && w.stage.Region() < 0 })

		w.body.cam.Zoom(-0.3)
		away := w.body.cam.Distance
		d.hand("mousemove", 20, 20)
		w.turn()
		d.hand("click", "--repeat", 2, "--delay", 60, 1)
		w.until(t, "the camera goes home", func() bool { return math.Abs(float64(w.body.cam.Distance-w.body.home.Distance)) < 1e-3 })
		if away == w.body.home.Distance {
			t.Error("the camera never was away")
		}
	})
}

// TestPull demands a force that lies in the upright plane facing the camera,
// grows with the drag, reaches the simulation as logged pushes and ends with the
// button.
func TestPull(t *testing.T) {
	inWindow(t, sim.Config{Threads: 2}, func(w *window, d *display) {
		w.pause(t)
		camera := *w.body.cam
		x, y := w.seen(t, "head")
		d.hand("mousemove", x, y)
		w.turn()
		d.hand("keydown", "ctrl", "mousedown", 1)
		w.until(t, "the hand holds", func() bool { return w.hand.held })
		if g := w.static.Geoms[max(0, w.hand.geom)].Name; g != "head" {
			t.Errorf("the hand holds %s", g)
		}
		force := func(dx int) mgl32.Vec3 {
			d.hand("mousemove", x+dx, y)
			w.until(t, "the pointer has moved", func() bool { return w.hand.line[1].X == float32(x+dx) })
			w.turn()
			f := w.hand.force
			return mgl32.Vec3{float32(f[0]), float32(f[1]), float32(f[2])}
		}
		near, far := force(40), force(80)
		eye := w.stage.BodyEye(w.arrangement.place(1, 1280, 720).body.size(1))
		if r := far.Len() / near.Len(); r < 1.8 || r > 2.2 {
			t.Errorf("twice the way gives %.2f times the force", r)
		}
		if c := far.Normalize().Dot(eye.Right()); c < 0.99 {
			t.Errorf("a pull to the right of the picture is %v, right is %v", far, eye.Right())
		}
		if f := force(450).Len(); math.Abs(float64(f)-strongest) > 1 {
			t.Errorf("a long way gives %.0f N, want %v", f, strongest)
		}
		d.hand("mouseup", 1, "keyup", "ctrl")
		w.until(t, "the hand lets go", func() bool { return !w.hand.held })
		if *w.body.cam != camera {
			t.Error("pulling moved the camera")
		}

		log := make(chan []string, 1)
		w.runner.Inject(func(n *sim.Newborn) {
			var lines []string
			entries, _ := n.Log()
			for _, e := range entries {
				lines = append(lines, e.What)
			}
			log <- lines
		})
		w.do(panel.Step)
		var lines []string
		w.until(t, "the log", func() bool {
			select {
			case lines = <-log:
				return true
			default:
				return false
			}
		})
		pushes := slices.DeleteFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "push head by ") })
		if len(pushes) < 4 || !strings.HasPrefix(pushes[len(pushes)-1], "push head by 0, 0, 0 N") {
			t.Errorf("the log says %q", pushes)
		}
	})
}
