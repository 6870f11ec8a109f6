//go:build !headless

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"encephagen/assets"
)

// process is the program, or a changed copy of it, running in a folder of its
// own without a display.
type process struct {
	t    *testing.T
	dir  string
	cmd  *exec.Cmd
	said transcript
	done chan error
}

// transcript collects what a running process says.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *transcript) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *transcript) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// launch starts a command. Settings of its environment come first, as
// NAME=VALUE; then the program and its arguments.
func launch(t *testing.T, words ...string) *process {
	t.Helper()
	p := &process{t: t, dir: t.TempDir(), done: make(chan error, 1)}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "DISPLAY=") || strings.HasPrefix(v, "WAYLAND_DISPLAY=")
	})
	for ; strings.Contains(words[0], "="); words = words[1:] {
		env = append(env, words[0])
	}
	p.cmd = exec.Command(words[0], words[1:]...)
	p.cmd.Dir, p.cmd.Env, p.cmd.Stderr = p.dir, env, &p.said
	p.cmd.WaitDelay = 10 * time.Second // a child that lives on may hold stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { p.done <- p.cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		<-ended
	})
	return p
}

// patience is for a loaded machine; nothing waits that long if all is well.
const patience = 90 * time.Second

// until waits for a condition.
func (p *process) until(what string, ok func() bool) {
	p.t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("%s: not within %v; stderr: %s", what, patience, &p.said)
		}
	}
}

// ends waits for the end and returns the exit code (-1: by a signal) and what
// was said on stderr beside the progress.
func (p *process) ends() (code int, said []string) {
	p.t.Helper()
	select {
	case err := <-p.done:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
			p.t.Fatal(err)
		}
	case <-time.After(patience):
		p.t.Fatalf("the program does not end; stderr: %s", &p.said)
	}
	for line := range strings.Lines(p.said.String()) {
		if !strings.HasPrefix(line, "filming ") && !strings.HasPrefix(line, "simulating: ") {
			said = append(said, strings.TrimSuffix(line, "\n"))
		}
	}
	return p.cmd.ProcessState.ExitCode(), said
}

// fails waits for the end and demands an exit code and one line on stderr that
// says all of want.
func (p *process) fails(wantCode int, want ...string) {
	p.t.Helper()
	code, said := p.ends()
	checkRefused(p.t, p.t.Name(), code, wantCode, strings.Join(said, "\n")+"\n", want)
}

// path is that of a file in the folder, keeps demands that exactly these files
// are there.
func (p *process) path(name string) string { return filepath.Join(p.dir, name) }
func (p *process) keeps(files ...string)   { p.t.Helper(); checkFiles(p.t, p.dir, files...) }

// pictures counts the fragments of an unfinished film, one for each picture.
func pictures(path string) int {
	film, _ := os.ReadFile(path)
	return bytes.Count(film, []byte("moof"))
}

// filmed waits until so many pictures are on disk.
func (p *process) filmed(part string, n int) {
	p.t.Helper()
	p.until(fmt.Sprintf("%d pictures in %s", n, part), func() bool { return pictures(p.path(part)) >= n })
}

// plays decodes a film and returns how many frames came out.
func plays(t *testing.T, path string) (frames int) {
	t.Helper()
	if out, err := exec.Command("ffmpeg", "-v", "fatal", "-i", path, "-f", "null", "-").CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("ffmpeg plays %s: %v: %s", path, err, out)
	}
	if _, err := fmt.Sscan(probe(t, path).Streams[0].Frames, &frames); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return frames
}

// indexed demands that a film has its whole index in front.
func indexed(t *testing.T, path string) {
	t.Helper()
	film := readFile(t, path)
	index, pictures := bytes.Index(film, []byte("moov")), bytes.Index(film, []byte("mdat"))
	if index < 0 || index > pictures || bytes.Contains(film, []byte("moof")) {
		t.Errorf("%s: index at %d, pictures at %d", path, index, pictures)
	}
}

// childOf finds a process that another one started, by its name.
func childOf(t *testing.T, parent int, name string) (pid int) {
	t.Helper()
	lists, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", parent))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range lists {
		children, _ := os.ReadFile(list)
		for _, c := range strings.Fields(string(children)) {
			comm, _ := os.ReadFile("/proc/" + c + "/comm")
			if strings.TrimSpace(string(comm)) == name {
				fmt.Sscan(c, &pid)
			}
		}
	}
	if pid == 0 {
		t.Fatalf("process %d has no child %s", parent, name)
	}
	return pid
}

// gone tells whether a process has ended, whether or not anybody waited for it.
func gone(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return true
	}
	_, state, _ := strings.Cut(string(stat), ") ")
	return strings.HasPrefix(state, "Z")
}

func kill(t *testing.T, pid int, signal syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(pid, signal); err != nil {
		t.Fatal(err)
	}
}

// withBody makes a copy of the program whose built-in humanoid is another one:
// what the engine makes of that happens in the real program.
func withBody(t *testing.T, old, new string) string {
	t.Helper()
	program := readFile(t, build(t))
	model, err := assets.FS.ReadFile("body/humanoid.xml")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(program, model) != 1 {
		t.Fatal("the program does not hold its body as text")
	}
	_, bare, _ := bytes.Cut(model, []byte("-->")) // the comment makes room
	changed := bytes.Replace(bare, []byte(old), []byte(new), 1)
	if len(changed) > len(model) || bytes.Equal(changed, bare) {
		t.Fatalf("%q cannot take the place of %q", new, old)
	}
	changed = append(changed, bytes.Repeat([]byte(" "), len(model)-len(changed))...)
	path := filepath.Join(t.TempDir(), "encephagen")
	if err := os.WriteFile(path, bytes.Replace(program, model, changed, 1), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// Bodies that go wrong at their landing: one needs more memory there than
// MuJoCo is given (mju_error), the other one bounces off to infinity.
func withoutMemory(t *testing.T) string {
	return withBody(t, "<option ", `<size memory="17K"/><option `)
}
func diverging(t *testing.T) string {
	return withBody(t, `margin="0.001"`, `margin="0.001" solref="-1e12 -1e9"`)
}
