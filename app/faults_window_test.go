//go:build !headless

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/go-gl/glfw/v3.3/glfw"

	"encephagen/app/panel"
	rgl "encephagen/render/gl"
	"encephagen/render/look"
	"encephagen/sim"
)

// What goes wrong under the window: done for real to a window that this process
// opens, or to the program's.

// live is a window of this process. Whatever touches it runs on the main thread
// by way of turn and do; the rest of a test in its own goroutine.
type live struct {
	t *testing.T
	*window
	dir  string
	stop context.CancelFunc
	over bool
}

// onMain runs f on the main thread.
func onMain(f func()) {
	done := make(chan struct{})
	mainThread <- func() { defer close(done); f() }
	<-done
}

// openWindow opens the window in a new folder, on a display of its own. The cortex
// is computed by a backend.
func openWindow(t *testing.T, backend string) *live {
	t.Helper()
	d := startX(t)
	t.Setenv("DISPLAY", d.name)
	l := &live{t: t, dir: t.TempDir()}
	t.Chdir(l.dir)
	n, err := sim.New(sim.Config{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	var ctx context.Context
	ctx, l.stop = context.WithCancel(context.Background())
	onMain(func() {
		l.window, err = newWindow(n, windowOptions{Width: 800, Height: 500, Speed: 1, Theme: look.Dark, Quality: "auto", Backend: backendFlag{backend}, Context: ctx})
	})
	if err != nil {
		t.Fatal(err)
	}
	l.last = time.Now()
	t.Cleanup(func() {
		if !l.over {
			l.close()
		}
	})
	return l
}

// run lets the window live on until it ends by itself.
func (l *live) run() (err error) {
	l.over = true
	onMain(func() { err = l.window.run() })
	return err
}

// close ends the window as a signal does.
func (l *live) close() error {
	l.stop()
	return l.run()
}

func (l *live) turn()             { onMain(l.window.turn) }
func (l *live) do(a panel.Action) { onMain(func() { l.window.do(a) }) }

// until lets the window live until a condition holds.
func (l *live) until(what string, ok func() bool) {
	l.t.Helper()
	for end := time.Now().Add(patience); !ok(); l.turn() {
		if time.Now().After(end) {
			l.t.Fatalf("%s: not within %v; the status line says %q, the fault is %q", what, patience, l.news.text, l.frame.Fault)
		}
	}
}

// tells waits until the status line says all of want.
func (l *live) tells(want ...string) {
	l.t.Helper()
	for _, s := range want {
		l.until(fmt.Sprintf("the words %q", s), func() bool { return strings.Contains(l.news.text, s) })
	}
}

// stops waits for a fault that stops the simulation.
func (l *live) stops(want string) {
	l.t.Helper()
	l.until("the fault", func() bool { return l.frame != nil && l.frame.Fault != "" })
	if !l.frame.Paused || !regexp.MustCompile(want).MatchString(l.frame.Fault) {
		l.t.Errorf("fault %q, paused %v, want %q", l.frame.Fault, l.frame.Paused, want)
	}
}

// livesOn waits for 0.15 s of further life.
func (l *live) livesOn() {
	l.t.Helper()
	l.turn()
	at := l.frame.Step
	l.until("life", func() bool { return l.frame.Fault == "" && l.frame.Step > at+1500 })
}

// films starts a film and waits until some pictures of it are on disk.
func (l *live) films(part string) {
	l.t.Helper()
	l.livesOn()
	l.do(panel.Film)
	l.until("a film", func() bool { return pictures(part) >= 5 })
}

// still takes a picture of the window.
func (l *live) still() {
	l.do(panel.Screenshot)
	l.turn()
}

// TestWindowOutlivesPanic: a mistake in the simulation goroutine pauses it; the
// message names the place, and Backspace goes on.
func TestWindowOutlivesPanic(t *testing.T) {
	l := openWindow(t, "cpu")
	l.livesOn()
	l.runner.Inject(func(*sim.Newborn) { panic("a fault for the test") })
	l.stops(`^panic at 0\.\d+ s in app/faults_window_test\.go:\d+: a fault for the test$`)
	l.do(panel.ResetBody)
	l.livesOn()

	// A number that is none reaches the motors.
	var gain float64
	l.runner.Inject(func(n *sim.Newborn) {
		p := &n.Params().Brainstem.Righting.PitchGain
		gain, *p = *p, math.NaN()
	})
	l.stops(`^body at \d\.\d+ s: .* is NaN$`)
	l.runner.Inject(func(n *sim.Newborn) { n.Params().Brainstem.Righting.PitchGain = gain })
	l.do(panel.ResetBody)
	l.livesOn()
	if err := l.close(); err != nil {
		t.Error(err)
	}
}

// TestWindowOutlivesFFmpeg: the status line says what is kept; the next film is
// another one, and whole.
func TestWindowOutlivesFFmpeg(t *testing.T) {
	l := openWindow(t, "cpu")
	l.films("newborn-1.part.mp4")
	kill(t, childOf(t, os.Getpid(), "ffmpeg"), syscall.SIGKILL)
	l.until("the end of the film", func() bool { return l.take == nil })
	l.tells("the film failed", "newborn-1.mp4", "ffmpeg ended (signal: killed)", "kept in newborn-1.part.mp4")
	l.livesOn()
	if n := plays(t, "newborn-1.part.mp4"); n < 5 {
		t.Errorf("%d frames are kept", n)
	}
	l.films("newborn-2.part.mp4")
	l.do(panel.Film)
	l.tells("newborn-2.mp4: ")
	indexed(t, "newborn-2.mp4")
	if err := l.close(); err != nil {
		t.Error(err)
	}
	checkFiles(t, l.dir, "newborn-1.part.mp4", "newborn-2.mp4")
}

// TestWindowCannotWrite: no place for a film or a picture, then no room for one.
func TestWindowCannotWrite(t *testing.T) {
	l := openWindow(t, "cpu")
	l.livesOn()
	if err := os.Chdir("/sys"); err != nil {
		t.Fatal(err)
	}
	l.do(panel.Film)
	l.tells("no film: film newborn-1.mp4 cannot be written", "choose another name or folder")
	l.still()
	l.tells("no picture: ", "newborn-1.png")
	if err := os.Chdir(l.dir); err != nil {
		t.Fatal(err)
	}

	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	low := limit
	low.Cur = 4096
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &low); err != nil {
		t.Fatal(err)
	}
	l.still()
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	l.tells("no picture: ", "file too large")
	l.livesOn()
	if err := l.close(); err != nil {
		t.Error(err)
	}
	checkFiles(t, l.dir)
}

// TestWindowLosesItsContext: nothing can be drawn any more, so the program
// ends; the film is closed.
func TestWindowLosesItsContext(t *testing.T) {
	l := openWindow(t, "cpu")
	l.films("newborn-1.part.mp4")
	onMain(glfw.DetachCurrentContext)
	err := l.run()
	if !errors.Is(err, rgl.ErrLost) {
		t.Fatalf("%v", err)
	}
	var line strings.Builder
	code := report(&line, err)
	checkRefused(t, "lost context", code, exitFailed, line.String(), []string{"the OpenGL context is lost", "start again", "film newborn-1.mp4 is in its place"})
	checkFiles(t, l.dir, "newborn-1.mp4")
	indexed(t, "newborn-1.mp4")
	if n := plays(t, "newborn-1.mp4"); n < 5 {
		t.Errorf("%d frames are kept", n)
	}
}

// TestWindowWithoutFFmpeg: the film button is grey, and the reason is told.
func TestWindowWithoutFFmpeg(t *testing.T) {
	l := openWindow(t, "cpu")
	l.livesOn()
	l.still()
	path := os.Getenv("PATH")
	os.Setenv("PATH", "/nonexistent")
	l.noFilm = noFilm() // as newWindow asks
	os.Setenv("PATH", path)
	l.still()
	if with, without := red(t, "newborn-1.png"), red(t, "newborn-2.png"); with < 30 || without > 0 {
		t.Errorf("%d pixels of the colour of filming with ffmpeg, %d without", with, without)
	}
	l.do(panel.Film)
	l.tells("ffmpeg is missing", "apt-get install ffmpeg")
	if l.take != nil {
		t.Error("it films")
	}
	if err := l.close(); err != nil {
		t.Error(err)
	}
}

// red counts the pixels of a picture that have the colour of filming.
func red(t *testing.T, name string) (n int) {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(readFile(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	var want [3]uint32
	for k := range want {
		want[k] = uint32(255*look.Record[k] + 0.5)
	}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, g, b, _ := img.At(x, y).RGBA(); [3]uint32{r >> 8, g >> 8, b >> 8} == want {
				n++
			}
		}
	}
	return n
}

// TestEngineFailsInTheWindow: mju_error, which would end the process, stops the
// simulation only, and again after each reset of the body.
func TestEngineFailsInTheWindow(t *testing.T) {
	p := startBinary(t, withoutMemory(t))
	stopped := func() float64 {
		at, err := strconv.ParseFloat(p.await(`^encephagen - stopped at ([0-9.]+) s: body at .* out of memory`)[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	first := stopped()
	for end := time.Now().Add(patience); stopped() <= first; p.key("BackSpace") {
		if time.Now().After(end) {
			t.Fatal("Backspace brings no other life")
		}
	}
	p.key("ctrl+q")
	p.ends()
}

// TestDisplayDies: Xlib ends the program; ffmpeg ends the part file.
func TestDisplayDies(t *testing.T) {
	p := startProgram(t)
	p.hears()
	p.key("ctrl+r")
	p.await(`^encephagen - filming newborn-1\.mp4$`)
	part := filepath.Join(p.dir, "newborn-1.part.mp4")
	for end := time.Now().Add(patience); pictures(part) < 5; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("no film")
		}
	}
	encoder := childOf(t, p.cmd.Process.Pid, "ffmpeg")
	kill(t, childOf(t, os.Getpid(), "Xvfb"), syscall.SIGTERM)
	p.cmd.Wait()
	if code := p.cmd.ProcessState.ExitCode(); code != exitFailed {
		t.Errorf("exit code %d: %s", code, &p.stderr)
	}
	for end := time.Now().Add(patience); !gone(encoder); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("ffmpeg does not end")
		}
	}
	checkFiles(t, p.dir, "newborn-1.part.mp4")
	if n := plays(t, part); n < 5 {
		t.Errorf("%d frames are kept", n)
	}
}

// TestNoOpenGLForTheWindow: a display without OpenGL, and one with an OpenGL
// that is too old.
func TestNoOpenGLForTheWindow(t *testing.T) {
	for _, words := range [][]string{
		{"DISPLAY=" + startX(t, "-extension", "GLX").name},
		{"DISPLAY=" + startX(t).name, "MESA_GL_VERSION_OVERRIDE=2.1"},
	} {
		p := launch(t, append(words, build(t), "--threads", "1")...)
		p.fails(exitMissing, "no window with OpenGL 3.3 can be opened", "apt-get install libgl1-mesa-dri", "encephagen record")
		p.keeps()
	}
}
