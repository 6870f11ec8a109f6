//go:build !headless

package compute

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/shaders"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/backend/backendtest"
	"encephagen/sim/cortex/cortextest"
)

// TestOpen in a process of its own, for drivers read their environment once.
func TestOpen(t *testing.T) {
	if os.Getenv("ENCEPHAGEN_TEST_OPEN") != "" {
		_, err := Open()
		t.Fatal(err)
	}
	for setting, want := range map[string]string{
		"MESA_GL_VERSION_OVERRIDE=3.3":                   "this machine has no newer one than llvmpipe",
		"__EGL_VENDOR_LIBRARY_FILENAMES=/no/such/driver": "no OpenGL without a display: apt-get install libegl1 libgl1-mesa-dri",
	} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestOpen$")
		cmd.Env = append(os.Environ(), setting, "ENCEPHAGEN_TEST_OPEN=1")
		text, _ := cmd.CombinedOutput()
		if !strings.Contains(string(text), want) || !strings.Contains(string(text), "take --backend cpu") {
			t.Errorf("%s: %s", setting, text)
		}
	}
}

// TestTooLarge: what does not fit is told before or while memory is taken.
func TestTooLarge(t *testing.T) {
	large := &backend.Model{Regions: 94, Per: 12500, Slots: 512, Refractory: 20} // a ring of 26 GB
	err := device(t, shaders.FS).Load(large, new(backend.State))
	if err == nil || err.Error() != "1175000 neurons need 25244 MB in one array, of which the kernels reach 16384 MB: take fewer neurons per region, a higher conduction velocity, or --backend cpu" {
		t.Errorf("%v", err)
	}
	large.Slots = 2 // then it is the spikes
	err = device(t, shaders.FS).Load(large, new(backend.State))
	if err == nil || !strings.Contains(err.Error(), "1175000 neurons need 578 MB, 448 MB of it in one buffer; this OpenGL has buffers of at most ") ||
		!strings.Contains(err.Error(), " MB: take fewer neurons per region, or --backend cpu") {
		t.Errorf("%v", err)
	}
	m, s, _ := backendtest.Random(1, 32, true)
	b := device(t, shaders.FS)
	b.fault = gl.OUT_OF_MEMORY
	if err := b.Load(m, s); !errors.Is(err, errMemory) || !strings.Contains(err.Error(), "300 neurons need 0 MB on the card: taking memory: out of memory; take fewer neurons per region, or --backend cpu") {
		t.Errorf("%v", err)
	}
}

// TestLost has a driver end in the middle: by what it says, and by taking the
// context from the thread, when OpenGL neither computes nor complains.
func TestLost(t *testing.T) {
	for name, lose := range map[string]func(*Backend){
		"said":   func(b *Backend) { b.fault = contextLost },
		"silent": func(b *Backend) { b.thread.Do(func() error { b.context.Close(); b.context = nil; return nil }) },
	} {
		c, _, err := cortextest.New("adapting", 1)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(c.Close)
		b := device(t, shaders.FS)
		if err := c.MoveTo(b); err != nil {
			t.Fatal(err)
		}
		c.Advance(15)
		lose(b)
		c.Advance(15) // by the CPU
		if err := c.GaveUp(); !errors.Is(err, errLost) || !strings.Contains(err.Error(), "gave up at 0.015 s") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := b.Advance(1, nil, new(backend.State)); !errors.Is(err, errLost) {
			t.Errorf("%s: once more: %v", name, err)
		}

		b = device(t, shaders.FS)
		lose(b)
		if err := c.MoveTo(b); !errors.Is(err, errLost) {
			t.Errorf("%s, before the network is there: %v", name, err)
		}
	}
}

// TestAllocations: a tick leaves nothing behind but the call to the thread.
func TestAllocations(t *testing.T) {
	m, s, live := backendtest.Random(1, 32, true)
	b := device(t, shaders.FS)
	if err := errors.Join(b.Load(m, s), b.Set(live)); err != nil {
		t.Fatal(err)
	}
	spikes, state := make([]backend.Spike, 0, b.m.MostSpikes()), backend.NewState(m, false)
	b.words = make([]uint32, 0, 2*cap(spikes))
	n := testing.AllocsPerRun(20, func() {
		if _, err := b.Advance(15, spikes, state); err != nil {
			t.Fatal(err)
		}
	})
	if n > 6 {
		t.Errorf("%v allocations in 15 windows", n)
	}
}

// TestClose frees the buffers and the kernels; a second time there is nothing left.
func TestClose(t *testing.T) {
	b, err := OpenShared(own)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := backendtest.Follow(b, 2, false, 20); err != nil {
		t.Fatal(err)
	}
	var left []uint32
	b.thread.Do(func() error {
		b.free()
		for _, x := range slices.Concat(b.buffer[:], b.ring.buffer, []uint32{b.kept}) {
			if gl.IsBuffer(x) {
				left = append(left, x)
			}
		}
		for _, x := range b.programs {
			if gl.IsProgram(x) {
				left = append(left, x)
			}
		}
		return nil
	})
	if len(left) > 0 {
		t.Errorf("%v is left", left)
	}
	if err := errors.Join(b.Close(), b.Close()); err != nil {
		t.Error(err)
	}
}
