package main

import (
	"bytes"
	"context"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"encephagen/sim/body/npy"
)

// recordings are lives of Gymnasium's own bodies (sim/body/testdata/lives.py).
const recordings = "../sim/body/testdata/"

// TestBodyWritesGymnasiumsFiles demands byte for byte what numpy saved of
// Gymnasium's lives, actions beyond the motors' range among them.
func TestBodyWritesGymnasiumsFiles(t *testing.T) {
	for _, c := range []struct{ model, life, seed string }{
		{"humanoid-v5", "humanoid-v5", "7"}, {"humanoid-v5", "humanoid-v5-beyond", "1099511627778"},
		{"walker2d-v5", "walker2d-v5", "7"}, {"walker2d-v5", "walker2d-v5-beyond", "1099511627778"},
	} {
		folder := t.TempDir()
		out, info := filepath.Join(folder, "obs.npy"), filepath.Join(folder, "info.csv")
		code, stdout, stderr := invoke("body", "--model", c.model, "--reset-seed", c.seed,
			"--actions", recordings+c.life+"-actions.npy", "--out", out, "--info", info)
		if code != exitOK || stdout != "" || stderr != "" {
			t.Fatalf("%s: exit code %d, %q, %q", c.life, code, stdout, stderr)
		}
		for got, want := range map[string]string{out: "-obs.npy", info: "-info.csv"} {
			if !bytes.Equal(readFile(t, got), readFile(t, recordings+c.life+want)) {
				t.Errorf("%s: %s is not Gymnasium's", c.life, filepath.Base(got))
			}
		}
		checkFiles(t, folder, "info.csv", "obs.npy")
	}
}

// TestBodyOfNoSteps writes the reset's observation alone, and no table if none
// is asked for.
func TestBodyOfNoSteps(t *testing.T) {
	folder := t.TempDir()
	actions, out := filepath.Join(folder, "a.npy"), filepath.Join(folder, "obs.npy")
	writeActions(t, actions, []int{0, 6})
	if code, _, stderr := invoke("body", "--model", "walker2d", "--reset-seed", "7", "--actions", actions, "--out", out); code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	checkFiles(t, folder, "a.npy", "obs.npy")
	got, err := npy.Read[float64](bytes.NewReader(readFile(t, out)))
	if err != nil {
		t.Fatal(err)
	}
	want, err := npy.Read[float64](bytes.NewReader(readFile(t, recordings+"walker2d-v5-obs.npy")))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Shape, []int{1, 17}) || !slices.Equal(got.Values, want.Row(0)) {
		t.Errorf("%v, want %v", got, want.Row(0))
	}
}

func TestBodyRefusesWrongInput(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	out := path("obs.npy")
	if err := os.WriteFile(out, []byte("kept"), 0o644); err != nil {
		t.Fatal(err)
	}
	nan, inf := float32(math.NaN()), float32(math.Inf(-1))
	writeActions(t, path("good.npy"), []int{2, 6}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	writeActions(t, path("wide.npy"), []int{1, 17}, make([]float32, 17)...)
	writeActions(t, path("flat.npy"), []int{6}, make([]float32, 6)...)
	writeActions(t, path("nan.npy"), []int{2, 6}, 0, 0, 0, 0, 0, 0, 0, 0, nan, 0, 0, 0)
	writeActions(t, path("inf.npy"), []int{2, 6}, 0, 0, 0, 0, 0, inf, 0, 0, 0, 0, 0, 0)
	writeActions(t, path("huge.npy"), []int{1, 6}, 2e10, 0, 0, 0, 0, 0)
	for name, text := range map[string]string{"text.npy": "1,2,3\n", "cut.npy": string(readFile(t, path("good.npy"))[:140])} {
		if err := os.WriteFile(path(name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"model", []string{"--model", "centaur", "--actions", path("good.npy")}, []string{"--model", "centaur", "humanoid-v5, walker2d-v5"}},
		{"seed", []string{"--reset-seed", "1.5", "--actions", path("good.npy")}, []string{"--reset-seed", "1.5"}},
		{"no actions", nil, []string{"--actions"}},
		{"missing", []string{"--actions", path("none.npy")}, []string{"--actions", "none.npy", "no such file"}},
		{"folder", []string{"--actions", folder}, []string{"--actions", folder, "directory"}},
		{"text", []string{"--actions", path("text.npy")}, []string{"text.npy", "not a .npy file"}},
		{"cut", []string{"--actions", path("cut.npy")}, []string{"cut.npy", "ends after 12 of the 48 bytes", "(2, 6)"}},
		{"double", []string{"--actions", recordings + "walker2d-v5-obs.npy"}, []string{"walker2d-v5-obs.npy", "float64, not float32", "astype(numpy.float32)"}},
		{"other body's", []string{"--actions", path("wide.npy")}, []string{"wide.npy", "(1, 17)", "(steps, 6)", "walker2d-v5"}},
		{"flat", []string{"--actions", path("flat.npy")}, []string{"flat.npy", "(6,)", "(steps, 6)"}},
		{"NaN", []string{"--actions", path("nan.npy")}, []string{"nan.npy", "row 1, column 2", "foot", "NaN"}},
		{"infinite", []string{"--actions", path("inf.npy")}, []string{"inf.npy", "row 0, column 5", "foot_left", "-Inf"}},
		{"huge", []string{"--actions", path("huge.npy")}, []string{"huge.npy", "row 0, column 0", "2e+10", "1e10"}},
		{"one file for two", []string{"--actions", path("good.npy"), "--info", folder + "/./obs.npy"}, []string{"--info", "--out"}},
	} {
		args := append([]string{"body", "--model", "walker2d-v5", "--out", out}, c.args...)
		if c.name == "model" {
			args = append([]string{"body", "--out", out}, c.args...)
		}
		code, _, stderr := invoke(args...)
		checkRefused(t, c.name, code, exitUsage, stderr, c.want)
		if string(readFile(t, out)) != "kept" {
			t.Fatalf("%s: the earlier file is gone", c.name)
		}
	}
}

// TestBodyCannotWrite: one line that names the file, and nothing half written.
func TestBodyCannotWrite(t *testing.T) {
	folder := t.TempDir()
	path := func(name string) string { return filepath.Join(folder, name) }
	writeActions(t, path("a.npy"), []int{1, 6}, make([]float32, 6)...)
	closed := path("closed")
	if err := os.Mkdir(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		out, info string
		want      []string
	}{
		{"no folder", path("none/obs.npy"), path("info.csv"), []string{"--out", "none/obs.npy", "no such file or directory"}},
		{"a file as folder", path("a.npy/obs.npy"), path("info.csv"), []string{"--out", "a.npy/obs.npy", "not a directory"}},
		{"folder", path("obs.npy"), closed, []string{"--info", "closed", "not a regular file"}},
		{"device", "/dev/null", path("info.csv"), []string{"--out", "/dev/null", "not a regular file"}},
		{"read-only folder", path("obs.npy"), path("closed/info.csv"), []string{"--info", "closed/info.csv", "permission denied"}},
	} {
		if c.name == "read-only folder" && os.Geteuid() == 0 {
			continue // root may write anywhere
		}
		code, _, stderr := invoke("body", "--model", "walker2d-v5", "--actions", path("a.npy"), "--out", c.out, "--info", c.info)
		checkRefused(t, c.name, code, exitFailed, stderr, c.want)
		checkFiles(t, folder, "a.npy", "closed")
	}
}

func TestBodyInterrupted(t *testing.T) {
	folder := t.TempDir()
	writeActions(t, folder+"/a.npy", []int{1, 6}, make([]float32, 6)...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c := bodyCommand{Model: "walker2d-v5", Actions: folder + "/a.npy", Out: folder + "/obs.npy"}
	if err := c.Run(&session{ctx, io.Discard, io.Discard}); err != errInterrupted {
		t.Error(err)
	}
	checkFiles(t, folder, "a.npy")
}

// TestBodyReplacesWhatALinkLeadsTo leaves the link.
func TestBodyReplacesWhatALinkLeadsTo(t *testing.T) {
	folder := t.TempDir()
	writeActions(t, folder+"/a.npy", []int{1, 6}, make([]float32, 6)...)
	if err := os.WriteFile(folder+"/real.npy", []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.npy", folder+"/obs.npy"); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := invoke("body", "--model", "walker2d-v5", "--actions", folder+"/a.npy", "--out", folder+"/obs.npy"); code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if target, err := os.Readlink(folder + "/obs.npy"); err != nil || target != "real.npy" || string(readFile(t, folder+"/real.npy")) == "old" {
		t.Errorf("link %q, %v", target, err)
	}
}

func TestBodyWithoutMuJoCo(t *testing.T) {
	t.Setenv("MUJOCO_PATH", filepath.Join(t.TempDir(), "nothing"))
	code, _, stderr := invoke("body", "--actions", recordings+"humanoid-v5-actions.npy", "--out", filepath.Join(t.TempDir(), "obs.npy"))
	checkRefused(t, "no library", code, exitMissing, stderr, []string{"MUJOCO_PATH", "make mujoco"})
}

func writeActions(t *testing.T, path string, shape []int, values ...float32) {
	t.Helper()
	var file bytes.Buffer
	w, err := npy.NewWriter[float32](&file, shape...)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(values); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// checkFiles demands that exactly these are in a folder.
func checkFiles(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, want) {
		t.Errorf("files %s, want %s", strings.Join(names, " "), strings.Join(want, " "))
	}
}
