//go:build !headless

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplay films spikes as NEST writes them, and those of an exported network
// of another size, shared out over two files.
func TestReplay(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	rows := "# NEST version: 3.10.0\nsender\ttime_ms\n"
	for i := range 3000 {
		rows += fmt.Sprintf("%d\t%.3f\n", i*37%16000+1, 0.1*float64(i+1))
	}
	nest := file("nest.dat", rows)
	out := filepath.Join(dir, "film.mp4")
	code, _, stderr := invoke("replay", "--spikes", nest, "--film", out, "--seconds", "0.25", "--size", "320x180", "--fps", "20")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	film := probe(t, out)
	if film.Streams[0].Frames != "5" || !strings.Contains(film.Format.Tags["comment"], "spikes of nest.dat") {
		t.Errorf("%+v", film)
	}

	one, two := file("one.csv", "time_ms,neuron\n1,0\n"), file("two.csv", "neuron,time_ms\n159999,900\n")
	network := filepath.Join(dir, "network.npz")
	writeCells(t, network, 2000)
	code, _, stderr = invoke("replay", "--spikes", one, "--spikes", two, "--network", network, "--film", out, "--size", "320x180", "--fps", "2")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if film = probe(t, out); film.Streams[0].Frames != "2" || !strings.Contains(film.Format.Tags["comment"], "one.csv and 1 more") {
		t.Errorf("%+v", film)
	}

	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"no file", []string{"--spikes", filepath.Join(dir, "none.npz")}, []string{"--spikes", "none.npz", "no such file"}},
		{"malformed", []string{"--spikes", file("bad.dat", "17\t1.0\n18\tsoon\n")}, []string{"bad.dat", "line 2, column 4", "soon"}},
		{"network missing", []string{"--spikes", two, "--film", out}, []string{"two.csv", "159999", "16000", "--network"}},
		{"no network", []string{"--spikes", one, "--network", nest}, []string{"--network", "nest.dat", "not a whole .npz"}},
		{"longer than there is", []string{"--spikes", nest, "--film", out, "--seconds", "9"}, []string{"--seconds", "9", "at most 1"}},
		{"name of the film", []string{"--spikes", nest, "--film", "a.avi"}, []string{"--film", "a.avi", ".mp4"}},
		{"speed", []string{"--spikes", nest, "--speed", "0"}, []string{"--speed", "0.01 to 16"}},
	} {
		code, _, stderr := invoke(append([]string{"replay"}, c.args...)...)
		checkRefused(t, c.name, code, exitUsage, stderr, c.want)
	}
}

// writeCells writes what an exported network says of its neurons, so many in
// each of the 80 regions.
func writeCells(t *testing.T, path string, each int) {
	t.Helper()
	region, excites := make([]uint16, 80*each), make([]bool, 80*each)
	for i := range region {
		region[i], excites[i] = uint16(i/each), i%each < each*4/5
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := newNPZ(f)
	for _, err := range []error{add(z, "region", region), add(z, "excites", excites), z.close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
}
