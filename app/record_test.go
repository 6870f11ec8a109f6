//go:build !headless

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrongFilmValues(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"size text", []string{"record", "--size", "big"}, []string{"big", "1280x720"}},
		{"size odd", []string{"record", "--size", "641x360"}, []string{"641x360", "even"}},
		{"size huge", []string{"record", "--size", "99999x99999"}, []string{"99999x99999", "7680"}},
		{"fps", []string{"record", "--fps", "0"}, []string{"--fps", "0", "1 to 240"}},
		{"theme", []string{"record", "--theme", "sepia"}, []string{"--theme", "sepia", "dark, light"}},
		{"layout", []string{"record", "--layout", "cinema"}, []string{"cinema", "studio", "duo", "body", "brain"}},
		{"name", []string{"record", "--out", "film.avi"}, []string{"film.avi", ".mp4"}},
		{"strip", []string{"record", "--strip", "rates"}, []string{"--strip", "rates", "spikes, causes"}},
		{"speed", []string{"run", "--speed", "0"}, []string{"--speed", "0.01 to 16"}},
	} {
		code, _, stderr := invoke(c.args...)
		checkRefused(t, c.name, code, exitUsage, stderr, c.want)
	}
}

func TestMissingFFmpeg(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	code, _, stderr := invoke("record", "--seconds", "1", "--out", filepath.Join(t.TempDir(), "a.mp4"))
	checkRefused(t, "no ffmpeg", code, exitMissing, stderr, []string{"ffmpeg"})
}

// TestRecord films half a second of every layout and asks ffprobe what it sees.
func TestRecord(t *testing.T) {
	script := filepath.Join(t.TempDir(), "talk.csv")
	if err := os.WriteFile(script, []byte("time_s,kind,side,strength,duration_ms\n0.1,sound,,,\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, layout := range []string{"studio", "duo", "body", "brain", "spikes"} {
		out := filepath.Join(t.TempDir(), layout+".mp4")
		code, _, stderr := invoke("record", "--out", out, "--seconds", "0.5", "--size", "640x360",
			"--fps", "20", "--layout", layout, "--threads", "1", "--seed", "5", "--set", "brainstem.righting.pitch_gain=2.5", "--stimuli", script, "--strip", "causes")
		if code != exitOK {
			t.Fatalf("%s: exit code %d: %s", layout, code, stderr)
		}
		film := probe(t, out)
		stream := film.Streams[0]
		if stream.Frames != "10" || stream.Width != 640 || stream.Height != 360 || stream.Rate != "20/1" {
			t.Errorf("%s: %+v, want 10 frames of 640x360 at 20/1", layout, stream)
		}
		for _, want := range []string{"seed 5", "encephagen " + release, "brainstem.righting.pitch_gain=2.5", "stimuli of talk.csv"} {
			if !strings.Contains(film.Format.Tags["comment"], want) {
				t.Errorf("%s: metadata %q does not say %q", layout, film.Format.Tags["comment"], want)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), "*part*")); len(left) > 0 {
			t.Errorf("%s: left behind: %v", layout, left)
		}
	}
}

// TestFilmIsReproducible compares every pixel of two films, up to the encoder,
// that different numbers of workers and kernels made.
func TestFilmIsReproducible(t *testing.T) {
	film := func(flags ...string) string {
		out := filepath.Join(t.TempDir(), "f.mp4")
		code, _, stderr := invoke(append([]string{"record", "--out", out, "--seconds", "0.6", "--size", "640x360"}, flags...)...)
		if code != exitOK {
			t.Fatalf("%v: exit code %d: %s", flags, code, stderr)
		}
		sums, err := exec.Command("ffmpeg", "-v", "error", "-i", out, "-f", "framemd5", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(sums)
	}
	if a, b := film("--threads", "1"), film("--threads", "3", "--kernel", "plain"); a != b {
		t.Errorf("frames differ:\n%s\n%s", a, b)
	}
}

type probed struct {
	Streams []struct {
		Width, Height int
		Frames        string `json:"nb_read_frames"`
		Rate          string `json:"r_frame_rate"`
	}
	Format struct{ Tags map[string]string }
}

func probe(t *testing.T, path string) (p probed) {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0",
		"-show_streams", "-show_format", "-of", "json", path).Output()
	if err != nil {
		t.Fatalf("ffprobe: %v", err)
	}
	if err := json.Unmarshal(out, &p); err != nil || len(p.Streams) != 1 {
		t.Fatalf("ffprobe: %v: %s", err, out)
	}
	return p
}
