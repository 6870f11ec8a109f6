package film

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/render/offscreen"
)

// TestLostContext: the film ends with what could be read, in its place.
func TestLostContext(t *testing.T) {
	for _, frames := range []int{5, 1} {
		c, err := offscreen.New()
		if err != nil {
			t.Fatal(err)
		}
		fb, err := rgl.NewFramebuffer(w, h, rgl.Options{})
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "lost.mp4")
		f := start(t, Options{Path: path, Live: true})
		for range frames {
			if err := f.Frame(fb); err != nil {
				t.Fatal(err)
			}
		}
		c.Close()
		if frames == 5 { // both pixel buffers hold a picture that is now out of reach
			if err := f.Frame(fb); !errors.Is(err, rgl.ErrLost) {
				t.Errorf("a frame without a context: %v", err)
			}
		}
		err = f.Close()
		if frames == 1 {
			if err == nil || !strings.Contains(err.Error(), "no frame") {
				t.Errorf("closed with %v", err)
			}
			files, _ := os.ReadDir(filepath.Dir(path))
			if len(files) > 0 {
				t.Errorf("left behind: %v", files)
			}
			continue
		}
		if !errors.Is(err, rgl.ErrLost) || !strings.Contains(err.Error(), "in its place") {
			t.Errorf("closed with %v", err)
		}
		if p := probe(t, path); p.Streams[0].Frames != "3" {
			t.Errorf("%s frames, want the 3 that were read back", p.Streams[0].Frames)
		}
		leftovers(t, path)
	}
}

// TestNothingWritten: a part file without a picture is not called kept.
func TestNothingWritten(t *testing.T) {
	fb := canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "early.mp4")
	f := start(t, Options{Path: path})
	if err := f.ffmpeg.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for f.Frame(fb) == nil { // until the pipe is seen to be broken
	}
	err := f.Close()
	if err == nil || !strings.Contains(err.Error(), "killed); nothing had been written yet") {
		t.Errorf("closed with %v", err)
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) > 0 {
		t.Errorf("left behind: %v", files)
	}
}

// TestDiskFull films onto a device that has no room.
func TestDiskFull(t *testing.T) {
	fb := canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "full.mp4")
	if err := os.Symlink("/dev/full", partOf(path)); err != nil {
		t.Fatal(err)
	}
	f := start(t, Options{Path: path})
	for f.Frame(fb) == nil {
	}
	if err := f.Close(); err == nil || !strings.Contains(err.Error(), "No space left on device") {
		t.Errorf("closed with %v", err)
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode()&os.ModeDevice == 0 {
		t.Fatalf("/dev/full is no device any more: %v %v", info, err)
	}
}

// TestNoRoomForTheLastStep: the index cannot be put in front, but nothing of
// the film is lost.
func TestNoRoomForTheLastStep(t *testing.T) {
	fb := canvas(t, w, h)
	path := filepath.Join(t.TempDir(), "take.mp4")
	if err := os.Symlink("/dev/full", strings.TrimSuffix(path, ".mp4")+".whole.mp4"); err != nil {
		t.Fatal(err)
	}
	f := start(t, Options{Path: path})
	for range 10 {
		if err := f.Frame(fb); err != nil {
			t.Fatal(err)
		}
	}
	err := f.Close()
	for _, want := range []string{path, "No space left on device", "it is complete in " + partOf(path)} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("closed with %v, which does not say %q", err, want)
		}
	}
	if p := probe(t, partOf(path)); p.Streams[0].Frames != "10" {
		t.Errorf("%s frames in the part file, want 10", p.Streams[0].Frames)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a film of no length was put in its place")
	}
}

func TestHasPictures(t *testing.T) {
	box := func(kind string, body int) string {
		return string([]byte{0, 0, 0, byte(8 + body)}) + kind + strings.Repeat("x", body)
	}
	for name, c := range map[string]struct {
		file string
		want bool
	}{
		"empty":               {"", false},
		"header":              {box("ftyp", 8) + box("moov", 20), false},
		"description":         {box("moov", 20) + box("moof", 20), false},
		"picture":             {box("moov", 20) + box("moof", 20) + box("mdat", 9), true},
		"cut picture":         {(box("moov", 20) + box("moof", 20) + box("mdat", 9))[:70], false},
		"picture, then a cut": {box("moof", 20) + box("mdat", 9) + "\x00\x00", true},
		"no description":      {box("mdat", 9), false},
		"no size":             {"\x00\x00\x00\x00mdat", false},
	} {
		path := filepath.Join(t.TempDir(), "x.mp4")
		if err := os.WriteFile(path, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := hasPictures(path); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if hasPictures("/dev/full") || hasPictures(t.TempDir()) {
		t.Error("a device or a folder is taken for a film")
	}
}
