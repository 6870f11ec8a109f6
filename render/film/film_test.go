package film

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/offscreen"
)

const w, h = 64, 48

// canvas gives the test OpenGL and a picture to film.
func canvas(t testing.TB, w, h int) *rgl.Framebuffer {
	t.Helper()
	c, err := offscreen.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	f, err := rgl.NewFramebuffer(w, h, rgl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Delete)
	return f
}

// paint fills the upper and the lower half.
func paint(f *rgl.Framebuffer, upper, lower [3]float32) {
	w, h := f.Size()
	f.Bind()
	rgl.State{}.Apply()
	rgl.Clear(lower[0], lower[1], lower[2], 1)
	rgl.Scissor(0, h/2, w, h-h/2)
	rgl.Clear(upper[0], upper[1], upper[2], 1)
	rgl.State{}.Apply()
}

func start(t *testing.T, opt Options) *Film {
	t.Helper()
	opt.Width, opt.Height, opt.FPS = w, h, 30
	f, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// probed is what ffprobe says of a film.
type probed struct {
	Streams []struct {
		Codec  string `json:"codec_name"`
		Pixel  string `json:"pix_fmt"`
		Space  string `json:"color_space"`
		Range  string `json:"color_range"`
		Rate   string `json:"r_frame_rate"`
		Frames string `json:"nb_read_frames"`
		Width  int
		Height int
	}
	Format struct {
		Duration string
		Tags     map[string]string
	}
}

func probe(t *testing.T, path string) probed {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", path).Output()
	if err != nil {
		t.Fatalf("ffprobe %s: %v", path, err)
	}
	var p probed
	if err := json.Unmarshal(out, &p); err != nil || len(p.Streams) != 1 {
		t.Fatalf("ffprobe %s: %v\n%s", path, err, out)
	}
	return p
}

func TestEveryFrameIsInTheFilm(t *testing.T) {
	fb := canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "take.mp4")
	f := start(t, Options{Path: path, Meta: map[string]string{"title": "newborn", "comment": "seed=7;speed=0.5; 100 %, \"so\""}})
	upper, lower := [3]float32{0.90, 0.62, 0}, [3]float32{0.34, 0.71, 0.91} // the colours of the neurons
	for range 47 {
		paint(fb, upper, lower)
		if err := f.Frame(fb); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the film is in its place before it is complete")
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if f.Written() != 47 || f.Dropped() != 0 {
		t.Errorf("%d written, %d dropped", f.Written(), f.Dropped())
	}
	p := probe(t, path)
	s := p.Streams[0]
	if s.Frames != "47" || s.Rate != "30/1" || s.Width != w || s.Height != h {
		t.Errorf("%+v", s)
	}
	if s.Codec != "h264" || s.Pixel != "yuv420p" || s.Space != "bt709" || s.Range != "tv" {
		t.Errorf("not what every player shows: %+v", s)
	}
	if p.Format.Tags["title"] != "newborn" || p.Format.Tags["comment"] != "seed=7;speed=0.5; 100 %, \"so\"" {
		t.Errorf("metadata %v", p.Format.Tags)
	}
	leftovers(t, path)
	if boxes := atoms(t, path); !strings.HasPrefix(boxes, "ftyp moov ") {
		t.Errorf("boxes %q: the index is not in front", boxes)
	}

	raw, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-").Output()
	if err != nil || len(raw) != 3*w*h {
		t.Fatalf("%d bytes, %v", len(raw), err)
	}
	for row, want := range map[int][3]float32{h / 4: upper, 3 * h / 4: lower} {
		for c := range 3 {
			got := float32(raw[3*(row*w+w/2)+c])
			if d := got - 255*want[c]; d > 5 || d < -5 {
				t.Errorf("row %d, channel %d: %v, want %v", row, c, got, 255*want[c])
			}
		}
	}
}

// leftovers complains of anything beside the film.
func leftovers(t *testing.T, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != filepath.Base(path) {
			t.Errorf("left behind: %s", f.Name())
		}
	}
}

// atoms lists the top boxes of an MP4 file.
func atoms(t *testing.T, path string) (list string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for len(data) >= 8 {
		size := int(binary.BigEndian.Uint32(data))
		list += string(data[4:8]) + " "
		if size < 8 || size > len(data) {
			break
		}
		data = data[size:]
	}
	return list
}

// A live film never waits; the film keeps its length all the same.
func TestLiveDropsAndCounts(t *testing.T) {
	fb := canvas(t, 640, 480)
	path := filepath.Join(t.TempDir(), "live.mp4")
	f, err := New(Options{Path: path, Width: 640, Height: 480, FPS: 30, Live: true})
	if err != nil {
		t.Fatal(err)
	}
	// ffmpeg stands still, so that the pictures run out.
	pid := f.ffmpeg.cmd.Process.Pid
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		paint(fb, [3]float32{float32(i) / 40, 0, 0}, [3]float32{})
		if err := f.Frame(fb); err != nil {
			t.Fatal(err)
		}
	}
	if f.Dropped() == 0 {
		t.Error("nothing was dropped while ffmpeg stood still")
	}
	if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if f.Written() != 40 {
		t.Errorf("%d written, want 40", f.Written())
	}
	if p := probe(t, path); p.Streams[0].Frames != "40" {
		t.Errorf("%s frames in the film, want 40", p.Streams[0].Frames)
	}
}

// TestRepeat demands the pictures that were not drawn anew: the one before, as
// often as it was asked for.
func TestRepeat(t *testing.T) {
	fb := canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "take.mp4")
	f := start(t, Options{Path: path})
	want := []float32{}
	for k, times := range []int{3, 1, 5, 0} {
		grey := 0.2 + 0.2*float32(k)
		paint(fb, [3]float32{grey, grey, grey}, [3]float32{grey, grey, grey})
		if err := f.Frame(fb); err != nil {
			t.Fatal(err)
		}
		for range times {
			if err := f.Repeat(); err != nil {
				t.Fatal(err)
			}
		}
		for range 1 + times {
			want = append(want, grey)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if f.Written() != len(want) || f.Dropped() != 0 {
		t.Errorf("%d written, %d dropped, want %d and none", f.Written(), f.Dropped(), len(want))
	}
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "gray", "-").Output()
	if err != nil || len(out) != len(want)*w*h {
		t.Fatalf("%d bytes for %d frames: %v", len(out), len(want), err)
	}
	for k, grey := range want {
		if got := float32(out[k*w*h]) / 255; got < grey-0.03 || got > grey+0.03 {
			t.Errorf("frame %d is %.2f, want %.2f", k, got, grey)
		}
	}
}

func TestKilledEncoderLeavesAPartThatPlays(t *testing.T) {
	fb := canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "killed.mp4")
	f := start(t, Options{Path: path, Preset: "ultrafast"})
	// x264 looks ahead some frames, so film on until a second has come out.
	film := func(n int) (err error) {
		for i := 0; i < n && err == nil; i++ {
			paint(fb, [3]float32{1, float32(i%30) / 30, 0}, [3]float32{0, 0, 1})
			err = f.Frame(fb)
		}
		return err
	}
	if err := film(400); err != nil {
		t.Fatal(err)
	}
	for f.Written() < 390 { // the encoder goroutine catches up
		if err := film(1); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.ffmpeg.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	err := film(10000)
	closed := f.Close()
	if err == nil || closed == nil {
		t.Fatalf("filming went on (%v) and was closed (%v) without ffmpeg", err, closed)
	}
	part := filepath.Join(filepath.Dir(path), "killed.part.mp4")
	for _, want := range []string{path, "ffmpeg", "killed", part} {
		if !strings.Contains(closed.Error(), want) {
			t.Errorf("error does not say %q: %v", want, closed)
		}
	}
	if p := probe(t, part); p.Streams[0].Frames == "0" {
		t.Error("the part file holds no frame")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a broken film was put in its place")
	}
}

func TestErrorCarriesTheLastWordsOfFFmpeg(t *testing.T) {
	fb := canvas(t, w, h)
	f := start(t, Options{Path: filepath.Join(t.TempDir(), "x.mp4"), Preset: "no such preset"})
	for range 5 {
		if f.Frame(fb) != nil {
			break
		}
	}
	if err := f.Close(); err == nil || !strings.Contains(err.Error(), "preset") {
		t.Errorf("error %v does not name the preset", err)
	}
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	canvas(t, w, h)
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder.mp4")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(dir, "no", "such", "folder", "x.mp4"), folder} {
		_, err := New(Options{Path: path, Width: w, Height: h, FPS: 30})
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v", path, err)
		}
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestNoFFmpegNamesTheRemedy(t *testing.T) {
	canvas(t, w, h)
	t.Setenv("PATH", t.TempDir())
	_, err := New(Options{Path: filepath.Join(t.TempDir(), "x.mp4"), Width: w, Height: h, FPS: 30})
	if !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "apt-get install ffmpeg") {
		t.Errorf("error %v", err)
	}
}

// Ctrl+C in a terminal goes to a whole process group.
func TestCtrlCDoesNotReachFFmpeg(t *testing.T) {
	fb := canvas(t, w, h)
	f := start(t, Options{Path: filepath.Join(t.TempDir(), "x.mp4")})
	group, err := syscall.Getpgid(f.ffmpeg.cmd.Process.Pid)
	if err != nil || group == syscall.Getpgrp() {
		t.Errorf("ffmpeg is in this program's process group: %v %v", group, err)
	}
	if err := f.Frame(fb); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// A film that was stopped before its first frame leaves nothing but the reason.
func TestNoFrames(t *testing.T) {
	canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "empty.mp4")
	f := start(t, Options{Path: path})
	if err := f.Close(); err == nil || !strings.Contains(err.Error(), "no frame") {
		t.Errorf("error %v", err)
	}
	leftovers(t, path)
}

func TestTailKeepsTheEnd(t *testing.T) {
	var s tail
	for i := range 1000 {
		s.Write([]byte{byte('a' + i%26), '\n'})
	}
	s.Write([]byte("the end\n"))
	if len(s.text) > tailBytes || !strings.HasSuffix(s.clause(), "the end") {
		t.Errorf("%d bytes, %q", len(s.text), s.clause())
	}
}

func TestFrameDoesNotAllocate(t *testing.T) {
	fb := canvas(t, w, h)
	f := start(t, Options{Path: filepath.Join(t.TempDir(), "x.mp4"), Preset: "ultrafast"})
	if n := testing.AllocsPerRun(50, func() {
		if err := f.Frame(fb); err != nil {
			t.Fatal(err)
		}
	}); n > 0.1 {
		t.Errorf("%v allocations a frame", n)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
