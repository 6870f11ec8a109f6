//go:build !headless

package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/go-gl/mathgl/mgl32"

	"encephagen/render/look"
	"encephagen/sim"
	"encephagen/sim/frame"
)

// mainThread runs what needs the thread that started the program: GLFW.
var mainThread = make(chan func())

func TestMain(m *testing.M) {
	code := make(chan int)
	go func() { code <- m.Run() }()
	for {
		select {
		case f := <-mainThread:
			f()
		case c := <-code:
			if built != "" {
				os.RemoveAll(filepath.Dir(built))
			}
			os.Exit(c)
		}
	}
}

// display is an X server of its own with a window of the program on it.
type display struct {
	t      testing.TB
	name   string
	memory string // file that holds what the screen shows, in xwd's format
}

// startX starts Xvfb on a free display.
func startX(t testing.TB, args ...string) *display {
	t.Helper()
	for tool, remedy := range map[string]string{"Xvfb": "xvfb", "xdotool": "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: apt-get install %s", tool, remedy)
		}
	}
	number, writes, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	memory := t.TempDir()
	x := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-fbdir", memory, "-screen", "0", "1280x720x24", "+extension", "GLX", "-nolisten", "tcp"}, args...)...)
	x.ExtraFiles = []*os.File{writes}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	writes.Close()
	t.Cleanup(func() {
		x.Process.Signal(syscall.SIGTERM)
		x.Wait()
		number.Close()
	})
	var line [16]byte
	number.SetReadDeadline(time.Now().Add(20 * time.Second))
	n, err := number.Read(line[:])
	if err != nil {
		t.Fatalf("Xvfb does not start: %v", err)
	}
	return &display{t, ":" + strings.TrimSpace(string(line[:n])), filepath.Join(memory, "Xvfb_screen0")}
}

// hand runs xdotool.
func (d *display) hand(args ...any) string {
	d.t.Helper()
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = fmt.Sprint(a)
	}
	c := exec.Command("xdotool", words...)
	c.Env = append(os.Environ(), "DISPLAY="+d.name)
	out, err := c.CombinedOutput()
	if err != nil && words[0] != "search" {
		d.t.Fatalf("xdotool %s: %v: %s", strings.Join(words, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// await waits until the program's window has a title that matches and returns
// the submatches.
func (d *display) await(pattern string) []string {
	d.t.Helper()
	re := regexp.MustCompile(pattern)
	title := "no window"
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		id, _, _ := strings.Cut(d.hand("search", "--name", "^encephagen"), "\n")
		if id == "" || strings.Contains(id, " ") {
			continue
		}
		title = d.hand("getwindowname", id)
		if m := re.FindStringSubmatch(title); m != nil {
			return m
		}
	}
	d.t.Fatalf("the window's title does not become %q; it is %q", pattern, title)
	return nil
}

// pausedAt waits for a pause after biological second t and returns its time.
func (d *display) pausedAt(after float64) float64 {
	d.t.Helper()
	for range 200 {
		at, err := strconv.ParseFloat(d.await(`^encephagen - paused at ([0-9.]+) s`)[1], 64)
		if err != nil {
			d.t.Fatal(err)
		}
		if at > after {
			return at
		}
		time.Sleep(50 * time.Millisecond)
	}
	d.t.Fatalf("no pause after %.3f s", after)
	return 0
}

// key presses a chord in the window under the pointer.
func (d *display) key(chord string) { d.t.Helper(); d.hand("key", chord) }

// picture takes a screenshot through the program and reads it.
func (d *display) picture(dir string, n int) *image.NRGBA {
	d.t.Helper()
	d.key("ctrl+p")
	path := filepath.Join(dir, fmt.Sprintf("newborn-%d.png", n))
	for range 200 {
		if file, err := os.Open(path); err == nil {
			img, err := png.Decode(file)
			file.Close()
			if err == nil {
				out := image.NewNRGBA(img.Bounds())
				for y := range out.Rect.Dy() {
					for x := range out.Rect.Dx() {
						out.Set(x, y, img.At(x, y))
					}
				}
				return out
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	d.t.Fatalf("no picture %s", path)
	return nil
}

// program is the binary under test, running on a display.
type program struct {
	*display
	dir    string
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

// built is the program, built once for all tests.
var (
	built    string
	building sync.Mutex
)

func build(t *testing.T) string {
	t.Helper()
	building.Lock()
	defer building.Unlock()
	if built == "" {
		dir, err := os.MkdirTemp("", "encephagen-test-*")
		if err != nil {
			t.Fatal(err)
		}
		built = filepath.Join(dir, "encephagen")
		if out, err := exec.Command("go", "build", "-o", built, ".").CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, out)
		}
	}
	return built
}

func startProgram(t *testing.T, args ...string) *program {
	t.Helper()
	return startBinary(t, build(t), args...)
}

func startBinary(t *testing.T, binary string, args ...string) *program {
	t.Helper()
	p := &program{display: startX(t), dir: t.TempDir()}
	p.cmd = exec.Command(binary, args...)
	p.cmd.Dir = p.dir
	p.cmd.Env = append(os.Environ(), "DISPLAY="+p.name)
	p.cmd.Stderr = &p.stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		p.cmd.Wait()
		if t.Failed() {
			t.Logf("the program ended with %v and said %q", p.cmd.ProcessState, &p.stderr)
		}
	})
	p.await(`^encephagen`)
	p.hand("mousemove", 300, 300) // without a window manager, keys go to where the pointer is
	return p
}

// hears waits until keys arrive: on a busy machine the first ones are lost. The
// one that pauses may be pressed any number of times.
func (p *program) hears() {
	p.t.Helper()
	paused := func() bool { return p.hand("search", "--name", "^encephagen - paused") != "" }
	for end := time.Now().Add(patience); !paused(); time.Sleep(time.Second) {
		if time.Now().After(end) {
			p.t.Fatal("the window hears no key")
		}
		p.key("Right")
	}
	p.key("space")
	p.await(`^encephagen$`)
}

// ends waits for the program and checks its exit code and silence.
func (p *program) ends() {
	p.t.Helper()
	done := make(chan error, 1)
	go func() { done <- p.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil || p.stderr.Len() > 0 {
			p.t.Fatalf("the program ended with %v: %s", err, &p.stderr)
		}
	case <-time.After(30 * time.Second):
		p.t.Fatal("the program does not end")
	}
}

// film checks a film: its frames, that it is as long as they say, and that the
// picture moves.
func (p *program) film(name string, least float64) {
	p.t.Helper()
	path := filepath.Join(p.dir, name)
	out, err := exec.Command("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v",
		"-show_entries", "stream=nb_read_frames,width,height,r_frame_rate", "-of", "csv=p=0", path).CombinedOutput()
	if err != nil {
		p.t.Fatalf("ffprobe %s: %v: %s", name, err, out)
	}
	var width, height, rate, per, frames int
	if _, err := fmt.Sscanf(strings.TrimSpace(string(out)), "%d,%d,%d/%d,%d", &width, &height, &rate, &per, &frames); err != nil {
		p.t.Fatalf("ffprobe says %q: %v", out, err)
	}
	if width != filmWidth || height != filmHeight || rate != filmFPS*per || float64(frames) < least*filmFPS {
		p.t.Errorf("%s: %d x %d, %d/%d frames a second, %d frames; want at least %.0f", name, width, height, rate, per, frames, least*filmFPS)
	}
	if left, _ := filepath.Glob(filepath.Join(p.dir, "*.part.*")); len(left) > 0 {
		p.t.Errorf("%v is left behind", left)
	}
}

func TestProgramInItsWindow(t *testing.T) {
	p := startProgram(t)
	p.hears()

	p.key("space")
	at := p.pausedAt(0)
	p.key("Right")
	if next := p.pausedAt(at); math.Abs(next-at-0.015) > 1e-6 {
		t.Errorf("a step went from %.3f to %.3f s, want one tick of 0.015 s", at, next)
	}

	p.key("space")
	p.await(`^encephagen$`)
	p.key("ctrl+r")
	p.await(`^encephagen - filming newborn-1\.mp4$`)
	time.Sleep(2500 * time.Millisecond)
	p.key("space")
	p.await(`^encephagen - paused at .* - filming newborn-1\.mp4$`)
	p.key("ctrl+r")
	p.await(`^encephagen - paused at [0-9.]+ s$`)

	img := p.picture(p.dir, 1)
	if img.Rect.Dx() != 1280 || img.Rect.Dy() != 720 {
		t.Errorf("picture of %v", img.Rect)
	}
	if n := colours(img); n < 1000 {
		t.Errorf("the window shows %d colours", n)
	}

	p.key("ctrl+q")
	p.ends()
	p.film("newborn-1.mp4", 1)
}

// TestNoWindow demands one line with a remedy, and exit code 3, where the
// display does not answer.
func TestNoWindow(t *testing.T) {
	c := exec.Command(build(t), "run")
	c.Env = append(os.Environ(), "DISPLAY=:59999")
	out, err := c.CombinedOutput()
	if c.ProcessState.ExitCode() != exitMissing {
		t.Errorf("%v, want exit code %d", err, exitMissing)
	}
	if text := string(out); strings.Count(text, "\n") != 1 || !strings.Contains(text, ":59999") || !strings.Contains(text, "encephagen record") {
		t.Errorf("it says %q", text)
	}
}

// colours counts the different colours of a picture.
func colours(img *image.NRGBA) int {
	seen := map[[3]byte]bool{}
	for i := 0; i < len(img.Pix); i += 4 {
		seen[[3]byte(img.Pix[i:])] = true
	}
	return len(seen)
}

func TestSignalWhileFilming(t *testing.T) {
	p := startProgram(t, "run", "--speed", "0.5")
	if err := os.WriteFile(filepath.Join(p.dir, "newborn-1.mp4"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	p.hears()
	p.key("ctrl+r")
	p.await(`^encephagen - filming newborn-2\.mp4$`)
	time.Sleep(2 * time.Second)
	p.cmd.Process.Signal(syscall.SIGTERM)
	p.ends()
	p.film("newborn-2.mp4", 0.1)
	if kept, err := os.ReadFile(filepath.Join(p.dir, "newborn-1.mp4")); err != nil || string(kept) != "mine" {
		t.Error("a file of the user's was overwritten")
	}
}

// TestSliderMovesTorque opens the window in this process, so that torques can
// be looked at: the first sliders belong to the righting reflex.
func TestSliderMovesTorque(t *testing.T) {
	d := startX(t)
	t.Setenv("DISPLAY", d.name)
	dir := t.TempDir()
	t.Chdir(dir)
	n, err := sim.New(sim.Config{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 { // 0.3 s: it begins to tilt
		if err := n.Tick(); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	opened, ended := make(chan *window, 1), make(chan error, 1)
	go func() {
		mainThread <- func() {
			w, err := newWindow(n, windowOptions{Width: 1280, Height: 720, Speed: 1, Theme: look.Dark, Quality: "auto", Context: ctx})
			opened <- w
			if err == nil {
				err = w.run()
			}
			ended <- err
		}
	}()
	w := <-opened
	if w == nil {
		t.Fatal(<-ended)
	}
	d.await(`^encephagen`)
	d.hand("mousemove", 300, 300)
	d.key("space")
	at := d.pausedAt(0)

	before := righting(t, n)
	slider := findSlider(t, d.picture(dir, 1))
	d.hand("mousemove", slider.X, slider.Y)
	time.Sleep(300 * time.Millisecond)
	d.hand("mousedown", 1)
	time.Sleep(300 * time.Millisecond)
	for k := range 10 {
		d.hand("mousemove", slider.X-(k+1)*20, slider.Y)
		time.Sleep(50 * time.Millisecond)
	}
	d.hand("mouseup", 1)
	time.Sleep(300 * time.Millisecond)
	d.hand("mousemove", 300, 300)
	d.key("Right")
	at = d.pausedAt(at)
	after := righting(t, n)
	if math.Abs(after-before) < 0.02 {
		t.Errorf("the slider took the righting torque from %.4f to %.4f only", before, after)
	}

	d.key("ctrl+z")
	d.key("Right")
	d.pausedAt(at)
	if undone := righting(t, n); math.Abs(undone-before) > math.Abs(undone-after) {
		t.Errorf("after undo the righting torque is %.4f; before the slider moved it was %.4f, then %.4f", undone, before, after)
	}

	w.runner.Inject(func(*sim.Newborn) { panic("a fault for the test") })
	d.await(`^encephagen - stopped at [0-9.]+ s: panic at .*: a fault for the test$`)
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// righting is the torque of the righting reflex at abdomen_y in the newest frame.
func righting(t *testing.T, n *sim.Newborn) float64 {
	t.Helper()
	time.Sleep(200 * time.Millisecond)
	f := n.Frames().Newest()
	defer f.Release()
	for i, term := range n.Static().Terms {
		if term.Name == "righting" {
			for j, a := range n.Static().Actuators {
				if a.Name == "abdomen_y" {
					return f.Terms[i][j]
				}
			}
		}
	}
	t.Fatal("no righting term at abdomen_y")
	return 0
}

// findSlider finds the mark of the first slider of a parameter that stands at
// its default: the topmost upright line of the quiet colour in the lower third of
// the panel.
func findSlider(t *testing.T, img *image.NRGBA) image.Point {
	t.Helper()
	const wide, high = 2, 12
	for y := img.Rect.Dy() * 2 / 3; y < img.Rect.Dy()-high; y++ {
	next:
		for x := img.Rect.Dx() * 3 / 4; x < img.Rect.Dx()-wide; x++ {
			for dy := range high {
				for dx := range wide {
					if !isColour(img, x+dx, y+dy, look.Quiet) {
						continue next
					}
				}
			}
			return image.Pt(x+wide/2, y+high/2)
		}
	}
	t.Fatal("no slider at its default in the picture of the window")
	return image.Point{}
}

func isColour(img *image.NRGBA, x, y int, c mgl32.Vec3) bool {
	i := img.PixOffset(x, y)
	for k := range 3 {
		if math.Abs(float64(img.Pix[i+k])-255*float64(c[k])) > 2 {
			return false
		}
	}
	return true
}

func TestTitle(t *testing.T) {
	f := &frame.Frame{Step: 12300, Paused: true}
	if got := title(f, nil); got != "encephagen - paused at 1.230 s" {
		t.Errorf("%q", got)
	}
	f.Fault = "why"
	if got := title(f, &take{path: "newborn-3.mp4"}); got != "encephagen - stopped at 1.230 s: why - filming newborn-3.mp4" {
		t.Errorf("%q", got)
	}
}
