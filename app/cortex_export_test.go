package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNPZ holds one array against the format, byte by byte.
func TestNPZ(t *testing.T) {
	var b bytes.Buffer
	z := newNPZ(&b)
	if err := add(z, "x", []int32{1, -2, 70000}); err != nil {
		t.Fatal(err)
	}
	if err := add(z, "yes", []bool{true, false}); err != nil {
		t.Fatal(err)
	}
	if err := z.close(); err != nil {
		t.Fatal(err)
	}
	x := array(t, b.Bytes(), "x.npy")
	size := int(binary.LittleEndian.Uint16(x[8:]))
	if string(x[:8]) != "\x93NUMPY\x01\x00" || (10+size)%64 != 0 || x[9+size] != '\n' {
		t.Fatalf("header %q of %d bytes", x[:10+size], size)
	}
	if head := string(x[10 : 10+size]); !strings.HasPrefix(head, "{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }") {
		t.Errorf("header %q", head)
	}
	if want := []byte{1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0x70, 0x11, 1, 0}; !slices.Equal(x[10+size:], want) {
		t.Errorf("data %v, expected %v", x[10+size:], want)
	}
	if yes := array(t, b.Bytes(), "yes.npy"); !bytes.Contains(yes, []byte("'|b1'")) || !bytes.HasSuffix(yes, []byte{'\n', 1, 0}) {
		t.Errorf("array of bool: %q", yes)
	}
}

func array(t *testing.T, archive []byte, name string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCortexExport(t *testing.T) {
	for _, to := range []string{"nest", "brian2", "npz"} {
		dir := filepath.Join(t.TempDir(), "new", "folder")
		code, stdout, stderr := invoke("cortex", "export", "--to", to, "--out", dir)
		if code != exitOK {
			t.Fatalf("%s: exit code %d, %s", to, code, stderr)
		}
		archive, err := os.ReadFile(filepath.Join(dir, "network.npz"))
		if err != nil {
			t.Fatal(err)
		}
		if delay := array(t, archive, "delay_ms.npy"); len(delay)%64 != 4*963144%64 || len(delay) < 4*963144 {
			t.Errorf("%s: %d bytes of delays for 963144 synapses", to, len(delay))
		}
		script, err := os.ReadFile(filepath.Join(dir, "run_"+to+".py"))
		if to == "npz" {
			if err == nil || strings.Count(stdout, "\n") != 1 {
				t.Errorf("npz comes with a script: %q", stdout)
			}
		} else if err != nil || !strings.Contains(string(script), "network.npz") {
			t.Errorf("%s: no script: %v", to, err)
		}
	}
	path := filepath.Join(t.TempDir(), "spikes.npz")
	if code, _, stderr := invoke("cortex", "stats", "--preset", "validation", "--seconds", "0.5", "--spikes", path); code != exitOK {
		t.Fatalf("exit code %d, %s", code, stderr)
	}
	spikes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	times, neurons := array(t, spikes, "times.npy"), array(t, spikes, "neurons.npy")
	if n := len(neurons) / 4; n < 50000 || n > 90000 || len(times)/8 < n-64 || len(times)/8 > n+64 {
		t.Errorf("%d bytes of neurons, %d of times, for 0.5 s of 16000 neurons at 8.7 Hz", len(neurons), len(times))
	}
	for _, c := range []struct{ args, want []string }{
		{[]string{"--to", "neuron"}, []string{"--to", "neuron", "npz, nest, brian2"}},
		{[]string{"--to", "npz", "--preset", "default", "--set", "cortex.options.adaptation=true"}, []string{"--set", "adaptation"}},
		{[]string{}, []string{"--to"}},
		{[]string{"--to", "brian2", "--preset", "default"}, []string{"--to", "brian2", "default", "validation"}},
		{[]string{"--to", "nest", "--preset", "reference"}, []string{"--to", "nest", "reference", "validation"}},
		{[]string{"--to", "nest", "--neurons-per-region", "400"}, []string{"--neurons-per-region", "validation"}},
	} {
		code, _, stderr := invoke(append([]string{"cortex", "export"}, c.args...)...)
		checkRefused(t, strings.Join(c.args, " "), code, exitUsage, stderr, c.want)
	}
}
