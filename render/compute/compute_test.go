//go:build !headless

package compute

import (
	"flag"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"encephagen/shaders"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/backend/backendtest"
	"encephagen/sim/cortex/cortextest"
)

var long = flag.Bool("long", false, "run for 10,000 steps with every network")

// TestBits holds the card to the CPU: spikes of each tick, and at the end the
// neurons' state and all that is in flight, with stimuli, lesions, senses and
// other parameters in between.
func TestBits(t *testing.T) {
	kinds, ticks := []string{"default", "adapting"}, 14
	if *long {
		kinds, ticks = cortextest.Kinds, 67
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			if err := cortextest.Follow(kind, ticks, device(t, shaders.FS)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestArrivals holds it to the kernels in plain Go, over 4,000 steps: also what is
// in flight, which the CPU's cortex makes anew by itself.
func TestArrivals(t *testing.T) {
	for _, n := range []struct {
		name     string
		slots    int
		adapting bool
	}{{"near", 2, false}, {"far", 32, false}, {"far, adapting", 32, true}} {
		t.Run(n.name, func(t *testing.T) {
			if err := backendtest.Follow(device(t, shaders.FS), n.slots, n.adapting, 40); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestSplitRing: arrivals in one buffer after the other make the same bits, from two
// to as many as the kernels can have.
func TestSplitRing(t *testing.T) {
	m, _, _ := backendtest.Random(1, 32, true)
	whole := m.Sizes()[backend.RingBuffer]
	var sizes []int
	for limit := whole - 4; ; limit /= 2 {
		b := device(t, shaders.FS)
		b.ringLimit = limit
		err := backendtest.Follow(b, 32, true, 40)
		if n := len(b.ring.buffer); err == nil {
			sizes = append(sizes, n)
			continue
		}
		if !strings.Contains(err.Error(), "for arrivals; this OpenGL has room for") {
			t.Error(err)
		}
		break
	}
	if len(sizes) < 2 || sizes[0] < 2 || sizes[len(sizes)-1] < 5 {
		t.Errorf("rings of %v buffers were tried", sizes)
	}
}

func device(t testing.TB, fsys shaderFS) *Backend {
	t.Helper()
	b, err := open(fsys, own, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// mutated is the kernels with one text in the place of another.
func mutated(t *testing.T, name, old, new string) shaderFS {
	t.Helper()
	files := fstest.MapFS{}
	fs.WalkDir(shaders.FS, "compute", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := shaders.FS.ReadFile(path)
		if path == name {
			if !strings.Contains(string(text), old) {
				t.Fatalf("%s has no %q", name, old)
			}
			text = []byte(strings.Replace(string(text), old, new, 1))
		}
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	return files
}

// TestMutation: a kernel that differs in one constant is found out.
func TestMutation(t *testing.T) {
	for _, m := range [][3]string{
		{"compute/network.glsl", "0x9E3779B9u", "0x9E3779B8u"},
		{"compute/background.comp", "streamStimulus = 10u", "streamStimulus = 9u"},
		{"compute/background.comp", "middle] <= word", "middle] + 9000000u <= word"},
		{"compute/update.comp", "x * 65536.0", "x * 65535.0"},
		{"compute/update.comp", "max(0, hold)", "max(1, hold)"},
		{"compute/deliver.comp", "(l & 1u) * 16u", "(l & 1u) * 15u"},
		{"compute/deliver.comp", "charge + codes", "charge"},
	} {
		if err := backendtest.Follow(device(t, mutated(t, m[0], m[1], m[2])), 32, true, 40); err == nil || !strings.Contains(err.Error(), " in Go") {
			t.Errorf("%s with %q in place of %q is not found out: %v", m[0], m[2], m[1], err)
		}
	}
}

// TestShaderError: what the compiler says names file and line.
func TestShaderError(t *testing.T) {
	for _, m := range [][3]string{
		{"compute/update.comp", "hold--;", "hold--"},
		{"compute/network.glsl", "uint slotOf", "int slotOf2"},
	} {
		_, err := open(mutated(t, m[0], m[1], m[2]), own, nil)
		if err == nil || !strings.Contains(err.Error(), m[0]+":") {
			t.Errorf("%v", err)
		}
	}
}

// TestDispatches holds the queue to three kernels for a window.
func TestDispatches(t *testing.T) {
	b := device(t, shaders.FS)
	if err := cortextest.Follow("adapting", 3, b); err != nil {
		t.Fatal(err)
	}
	if most := 3 * 2 * 15; b.dispatches > most {
		t.Errorf("%d dispatches for 30 windows, at most %d allowed", b.dispatches, most)
	}
}
