//go:build !headless

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"encephagen/render"
	"encephagen/render/film"
	"encephagen/sim"
)

// What goes wrong outside of the window. Each fault is the real thing, done to
// the real program: one line says what happened, the exit code what kind of
// fault it was, and what was filmed is kept.

// record is a small film of a minute, which no test waits for.
func record(t *testing.T, words ...string) *process {
	t.Helper()
	return recordBy(t, build(t), words...)
}

// recordBy films with a copy of the program. Words are settings of the
// environment, then further arguments.
func recordBy(t *testing.T, program string, words ...string) *process {
	t.Helper()
	var all []string
	for ; len(words) > 0 && !strings.HasPrefix(words[0], "-"); words = words[1:] {
		all = append(all, words[0])
	}
	all = append(all, program, "record", "--out", "a.mp4", "--seconds", "60", "--size", "320x180", "--layout", "body", "--threads", "1")
	return launch(t, append(all, words...)...)
}

func TestRecordWithoutFFmpeg(t *testing.T) {
	t.Parallel()
	p := record(t, "PATH=/nonexistent")
	p.fails(exitMissing, "ffmpeg is missing", "apt-get install ffmpeg")
	p.keeps()
}

// TestFFmpegDiesWhileFilming: all that the encoder had put out is kept.
func TestFFmpegDiesWhileFilming(t *testing.T) {
	t.Parallel()
	p := record(t)
	p.filmed("a.part.mp4", 40)
	kill(t, childOf(t, p.cmd.Process.Pid, "ffmpeg"), syscall.SIGKILL)
	p.fails(exitFailed, "a.mp4", "ffmpeg ended (signal: killed)", "kept in a.part.mp4")
	p.keeps("a.part.mp4")
	if n := plays(t, p.path("a.part.mp4")); n < 40 {
		t.Errorf("%d frames are kept of more than 40", n)
	}
}

// TestDiskFullWhileFilming films into a limit of file sizes, once so that it
// kills ffmpeg, as the system does by default, and once so that ffmpeg sees an
// error when it writes; then onto a device without room.
func TestDiskFullWhileFilming(t *testing.T) {
	t.Parallel()
	real, err := exec.LookPath("ffmpeg")
	if err != nil {
		t.Fatal(err)
	}
	unmoved := t.TempDir()
	script := "#!/bin/sh\ntrap '' XFSZ\nexec " + real + " \"$@\"\n"
	if err := os.WriteFile(filepath.Join(unmoved, "ffmpeg"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, reason := range map[string]string{
		os.Getenv("PATH"): "file size limit exceeded",
		unmoved + string(os.PathListSeparator) + os.Getenv("PATH"): "File too large",
	} {
		p := launch(t, "PATH="+path, "/bin/sh", "-c", `ulimit -f 100; exec "$0" "$@"`, // 51,200 bytes
			build(t), "record", "--out", "a.mp4", "--seconds", "60", "--size", "320x180", "--layout", "body", "--threads", "1")
		p.fails(exitFailed, "a.mp4", "ffmpeg ended", reason, "kept in a.part.mp4")
		p.keeps("a.part.mp4")
		if n := plays(t, p.path("a.part.mp4")); n < 5 {
			t.Errorf("%s: %d frames are kept", reason, n)
		}
	}

	p := launch(t, "/bin/sh", "-c", `ln -s /dev/full a.part.mp4; exec "$0" "$@"`,
		build(t), "record", "--out", "a.mp4", "--seconds", "60", "--size", "320x180", "--layout", "body", "--threads", "1")
	p.fails(exitFailed, "a.mp4", "No space left on device", "nothing had been written yet")
	p.keeps()
}

// TestDiskFullForTables: `body` and `simulate` say so and leave nothing half
// written.
func TestDiskFullForTables(t *testing.T) {
	t.Parallel()
	actions, err := filepath.Abs(recordings + "humanoid-v5-actions.npy")
	if err != nil {
		t.Fatal(err)
	}
	p := launch(t, "/bin/sh", "-c", `ulimit -f 100; exec "$0" "$@"`, build(t), "body", "--actions", actions, "--out", "obs.npy")
	p.fails(exitFailed, "obs.npy cannot be written: file too large")
	p.keeps()
	p = launch(t, "/bin/sh", "-c", `ln -s /dev/full obs.npy.part; exec "$0" "$@"`, build(t), "body", "--actions", actions, "--out", "obs.npy")
	p.fails(exitFailed, "obs.npy cannot be written: no space left on device")
	p.keeps()
	p = launch(t, "/bin/sh", "-c", `exec "$0" "$@" >/dev/full`, build(t), "simulate", "--seconds", "0.1", "--threads", "1")
	p.fails(exitFailed, "no space left on device")
}

// TestKilledWhileFilming: ffmpeg ends the part file by itself when the program
// is gone, up to the last picture that it was given.
func TestKilledWhileFilming(t *testing.T) {
	t.Parallel()
	p := record(t)
	p.filmed("a.part.mp4", 40)
	encoder := childOf(t, p.cmd.Process.Pid, "ffmpeg")
	kill(t, p.cmd.Process.Pid, syscall.SIGKILL)
	if code, said := p.ends(); code != -1 || len(said) > 0 {
		t.Errorf("exit code %d, %q", code, said)
	}
	p.until("ffmpeg ends", func() bool { return gone(encoder) })
	p.keeps("a.part.mp4")
	if n, whole := plays(t, p.path("a.part.mp4")), pictures(p.path("a.part.mp4")); n < 40 || n != whole {
		t.Errorf("%d of %d frames play", n, whole)
	}
}

// TestInterruptWhileFilming: the film is as good as one that ended by itself.
func TestInterruptWhileFilming(t *testing.T) {
	t.Parallel()
	p := record(t)
	p.filmed("a.part.mp4", 20)
	kill(t, p.cmd.Process.Pid, syscall.SIGINT)
	code, said := p.ends()
	if code != exitInterrupted || len(said) != 2 || said[1] != "encephagen: interrupted" {
		t.Fatalf("exit code %d, %q", code, said)
	}
	p.keeps("a.mp4")
	indexed(t, p.path("a.mp4"))
	if n := plays(t, p.path("a.mp4")); n < 20 || !strings.HasPrefix(said[0], fmt.Sprintf("a.mp4: %d frames, ", n)) {
		t.Errorf("%d frames, %q", n, said)
	}
}

// TestSecondInterrupt: where closing the film hangs, Ctrl+C again ends the
// program, and the encoder still ends the part file when it can.
func TestSecondInterrupt(t *testing.T) {
	t.Parallel()
	p := record(t)
	p.filmed("a.part.mp4", 20)
	encoder := childOf(t, p.cmd.Process.Pid, "ffmpeg")
	kill(t, encoder, syscall.SIGSTOP)
	p.until("the program ends", func() bool {
		return syscall.Kill(p.cmd.Process.Pid, syscall.SIGINT) != nil || gone(p.cmd.Process.Pid)
	})
	kill(t, encoder, syscall.SIGCONT)
	p.until("ffmpeg ends", func() bool { return gone(encoder) })
	p.keeps("a.part.mp4")
	if n := plays(t, p.path("a.part.mp4")); n < 20 {
		t.Errorf("%d frames", n)
	}
}

// TestInterruptBeforeTheFirstFrame leaves nothing.
func TestInterruptBeforeTheFirstFrame(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	folder := t.TempDir()
	c := smallFilm(folder)
	n := youngOne(t)
	var said bytes.Buffer
	if err := c.film(&session{ctx, io.Discard, &said}, n, render.BodyOnly); err != errInterrupted || said.Len() > 0 {
		t.Errorf("%v, %q", err, &said)
	}
	checkFiles(t, folder)
}

// TestInterruptWhileLearning: the biases of another wiring take long to learn.
func TestInterruptWhileLearning(t *testing.T) {
	t.Parallel()
	p := launch(t, "XDG_CACHE_HOME="+t.TempDir(), "MUJOCO_PATH="+mujocoPath(t), build(t), "simulate", "--wiring-seed", "12345", "--threads", "1")
	p.until("learning", func() bool { return p.said.String() != "" })
	kill(t, p.cmd.Process.Pid, syscall.SIGINT)
	code, said := p.ends()
	if code != exitInterrupted || len(said) == 0 || said[len(said)-1] != "encephagen: interrupted" {
		t.Errorf("exit code %d, %q", code, said)
	}
}

func TestOutputCannotBeWritten(t *testing.T) {
	t.Parallel()
	for out, want := range map[string]string{
		"/sys/a.mp4":      "", // no user may create a file there; systems differ in why
		"none/a.mp4":      "no such file or directory",
		"file.toml/a.mp4": "not a directory",
		"folder.mp4":      "it is a folder",
		"folder/part.mp4": "part.part.mp4: is a directory",
	} {
		p := launch(t, "/bin/sh", "-c", `touch file.toml; mkdir -p folder.mp4 folder/part.part.mp4; exec "$0" "$@"`,
			build(t), "record", "--out", out, "--seconds", "1", "--size", "320x180", "--threads", "1")
		p.fails(exitFailed, "cannot be written", want, "choose another name")
		p.keeps("file.toml", "folder", "folder.mp4")
	}
}

// mujocoPath is the library that the tests use.
func mujocoPath(t *testing.T) string {
	t.Helper()
	f := mujocoFinding()
	version, path, ok := strings.Cut(f.Detail, ", ")
	if f.Standing != present || !ok || version == "" {
		t.Fatalf("%+v", f)
	}
	return path
}

// TestWrongMuJoCo gives the program a copy of the library that calls itself
// another release, half a library, and a text.
func TestWrongMuJoCo(t *testing.T) {
	t.Parallel()
	library := readFile(t, mujocoPath(t))
	other := bytes.ReplaceAll(library, []byte("\x003.17.0\x00"), []byte("\x003.16.9\x00"))
	for _, c := range []struct {
		library []byte
		want    string
	}{
		{other, "found MuJoCo 3.16.9, wanted 3.17.0"},
		{library[:len(library)/2], "libmujoco.so"},
		{[]byte("not a library"), "libmujoco.so"},
	} {
		path := filepath.Join(t.TempDir(), "libmujoco.so.3.17.0")
		if err := os.WriteFile(path, c.library, 0o644); err != nil {
			t.Fatal(err)
		}
		p := recordBy(t, build(t), "MUJOCO_PATH="+path)
		p.fails(exitMissing, c.want, "make mujoco")
		p.keeps()
	}
}

// TestNoOpenGL takes EGL's drivers away, breaks the library and offers an
// OpenGL that is too old.
func TestNoOpenGL(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "libEGL.so.1"), []byte("not a library"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, setting := range map[string]string{
		"no driver":  "__EGL_VENDOR_LIBRARY_FILENAMES=/nonexistent.json",
		"no library": "LD_LIBRARY_PATH=" + folder,
		"old":        "MESA_GL_VERSION_OVERRIDE=2.1",
	} {
		p := record(t, setting)
		code, said := p.ends()
		checkRefused(t, name, code, exitMissing, strings.Join(said, "\n")+"\n", []string{"no OpenGL without a display", "apt-get install libegl1 libgl1-mesa-dri"})
		p.keeps()
	}
}

// TestNoDisplayFilms: without a display the program films instead.
func TestNoDisplayFilms(t *testing.T) {
	t.Parallel()
	p := launch(t, build(t), "--size", "320x180", "--threads", "1")
	p.filmed("newborn.part.mp4", 5)
	kill(t, p.cmd.Process.Pid, syscall.SIGINT)
	code, said := p.ends()
	if code != exitInterrupted || len(said) != 3 || said[0] != "no display: filming 10 s to newborn.mp4 instead" {
		t.Errorf("exit code %d, %q", code, said)
	}
	p.keeps("newborn.mp4")
	indexed(t, p.path("newborn.mp4"))
}

func TestUnusedName(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a.mp4", "a-1.part.mp4"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := unusedName(filepath.Join(folder, "a"), ".mp4"); got != filepath.Join(folder, "a-2.mp4") {
		t.Errorf("%s", got)
	}
	// Where nothing can be looked up, the film will say why.
	if got := unusedName(filepath.Join(folder, "a.mp4", "b"), ".mp4"); filepath.Base(got) != "b.mp4" {
		t.Errorf("%s", got)
	}
}

// TestEngineFails lets the physics fail in the middle of a film and of a
// simulation: by mju_error, which would end the process, and by a state that is
// not finite.
func TestEngineFails(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		program string
		want    []string
	}{
		"mju_error":  {withoutMemory(t), []string{"encephagen: body at 0.", "mujoco: ", "out of memory"}},
		"divergence": {diverging(t), []string{"encephagen: body at 0.", "mujoco: ", "is not finite"}},
	} {
		p := recordBy(t, c.program)
		code, said := p.ends()
		if len(said) != 2 || !strings.HasPrefix(said[0], "a.mp4: ") {
			t.Fatalf("%s: %q", name, said)
		}
		checkRefused(t, name, code, exitFailed, said[1]+"\n", c.want)
		p.keeps("a.mp4")
		indexed(t, p.path("a.mp4"))
		if n := plays(t, p.path("a.mp4")); n < 2 {
			t.Errorf("%s: %d frames are kept", name, n)
		}
		p = launch(t, c.program, "simulate", "--seconds", "60", "--threads", "1")
		code, said = p.ends()
		checkRefused(t, name, code, exitFailed, strings.Join(said, "\n")+"\n", c.want)
	}
}

// smallFilm is a short film for faults that are made within this process.
func smallFilm(folder string) *recordCommand {
	return &recordCommand{Out: filepath.Join(folder, "a.mp4"), Seconds: 1, Size: size{320, 180}, FPS: 30, Theme: "dark"}
}

func youngOne(t *testing.T) *sim.Newborn {
	t.Helper()
	n, err := sim.New(sim.Config{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(n.Close)
	return n
}

// trap calls its function when the film has come so far as to tell its progress.
type trap struct {
	bytes.Buffer
	spring func()
}

func (w *trap) Write(p []byte) (int, error) {
	if w.spring != nil && bytes.Contains(p, []byte("50 %")) {
		w.spring()
		w.spring = nil
	}
	return w.Buffer.Write(p)
}

// TestPanicWhileFilming lets the models run into a nil pointer in the middle of
// a film.
func TestPanicWhileFilming(t *testing.T) {
	folder := t.TempDir()
	n := youngOne(t)
	said := &trap{spring: func() { n.Streams().Spikes = nil }}
	err := smallFilm(folder).film(&session{context.Background(), io.Discard, said}, n, render.BodyOnly)
	var line bytes.Buffer
	checkRefused(t, "panic", report(&line, err), exitFailed, line.String(), []string{"panic at 0.", "s in sim/frame/ring.go:", "nil pointer"})
	checkFiles(t, folder, "a.mp4")
	indexed(t, folder+"/a.mp4")
	if n := plays(t, folder+"/a.mp4"); n < 10 || !strings.Contains(said.String(), fmt.Sprintf("a.mp4: %d frames", n)) {
		t.Errorf("%d frames; %s", n, said)
	}
}

// TestContextIsLostWhileFilming takes OpenGL's context from a painter.
func TestContextIsLostWhileFilming(t *testing.T) {
	spoil(t, (*easel).close, "the OpenGL context is lost", "start again")
}

// TestPanicWhilePainting takes a painter what it reads the pictures back with.
func TestPanicWhilePainting(t *testing.T) {
	spoil(t, func(e *easel) { e.back = nil }, "panic at 0.467 s in render/gl/readback.go:", "nil pointer")
}

// spoil harms a painter before its 15th picture and wants its words, and the
// film up to there.
func spoil(t *testing.T, harm func(*easel), words ...string) {
	t.Helper()
	folder := t.TempDir()
	n := youngOne(t)
	c := smallFilm(folder)
	p := newPainter()
	ready := make(chan error)
	go func() {
		defer close(p.painted)
		e, err := newEasel(n, c.Size)
		ready <- err
		if err != nil {
			return
		}
		painted := 0
		for j := range p.jobs {
			if painted++; painted == 15 {
				harm(e)
			}
			p.do(j, e, render.BodyOnly)
		}
	}()
	if err := <-ready; err != nil {
		t.Fatal(err)
	}
	take, err := film.New(film.Options{Path: c.Out, Width: c.Size.W, Height: c.Size.H, FPS: c.FPS})
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	s := &session{context.Background(), io.Discard, &said}
	err = c.finish(s, take, c.shoot(s, n, p, take))
	p.dismiss()
	var line bytes.Buffer
	checkRefused(t, "spoilt", report(&line, err), exitFailed, line.String(), words)
	checkFiles(t, folder, "a.mp4")
	if n := plays(t, c.Out); n != 14 {
		t.Errorf("%d frames, want the 14 before", n)
	}
}

// TestMalformedFiles completes the tables of TestWrongValues, TestWrongFilmValues
// and TestBodyRefusesWrongInput.
func TestMalformedFiles(t *testing.T) {
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"syntax", []string{"simulate", "--params", file("syntax.toml", "[brainstem.righting]\npitch_gain =\n")}, []string{"--params", "syntax.toml: line 2"}},
		{"binary", []string{"simulate", "--params", file("binary.toml", "\x7fELF\x02\x00\x00\xff")}, []string{"--params", "binary.toml"}},
		{"unknown", []string{"simulate", "--params", file("unknown.toml", "[brainstem.righting]\npitch_gian = 1\n")}, []string{"unknown.toml", "did you mean brainstem.righting.pitch_gain"}},
		{"wrong type", []string{"simulate", "--params", file("type.toml", "[brainstem.righting]\npitch_gain = \"high\"\n")}, []string{"type.toml", "pitch_gain", "high"}},
		{"not finite", []string{"simulate", "--params", file("nan.toml", "brainstem.righting.pitch_gain = nan\n")}, []string{"nan.toml", "pitch_gain", "NaN"}},
		{"endless", []string{"simulate", "--params", "/dev/zero"}, []string{"/dev/zero", "larger than"}},
		{"folder", []string{"simulate", "--params", folder}, []string{"--params", "directory"}},
		{"set NaN", []string{"simulate", "--set", "brainstem.righting.pitch_gain=NaN"}, []string{"pitch_gain", "NaN"}},
		{"seconds infinite", []string{"simulate", "--seconds=Inf"}, []string{"--seconds", "Inf", "86400"}},
		{"seconds none", []string{"record", "--seconds", "0"}, []string{"--seconds", "0", "more than 0"}},
		{"seed too large", []string{"simulate", "--seed", "18446744073709551616"}, []string{"--seed", "18446744073709551616"}},
		{"size zero", []string{"record", "--size", "0x0"}, []string{"0x0", "128 to 7680"}},
		{"size half", []string{"record", "--size", "1280x"}, []string{"1280x", "WIDTHxHEIGHT"}},
		{"size negative", []string{"record", "--size=-1280x720"}, []string{"-1280x720", "128 to 7680"}},
		{"size just too large", []string{"record", "--size", "7682x720"}, []string{"7682x720", "7680"}},
		{"size with more", []string{"run", "--size", "1280x720x3"}, []string{"1280x720x3"}},
		{"size overflow", []string{"record", "--size", "99999999999999999999x720"}, []string{"99999999999999999999x720"}},
		{"fps too large", []string{"record", "--fps", "241"}, []string{"--fps", "241", "1 to 240"}},
		{"speed NaN", []string{"run", "--speed", "NaN"}, []string{"--speed", "NaN", "0.01 to 16"}},
		{"actions empty", []string{"body", "--actions", file("empty.npy", ""), "--out", "o.npy"}, []string{"empty.npy", "not a .npy file"}},
		{"actions endless", []string{"body", "--actions", "/dev/zero", "--out", "o.npy"}, []string{"/dev/zero", "not a .npy file"}},
	} {
		code, _, stderr := invoke(c.args...)
		checkRefused(t, c.name, code, exitUsage, stderr, c.want)
	}
}
