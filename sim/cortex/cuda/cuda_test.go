package cuda

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ebitengine/purego"

	"encephagen/sim/cortex"
	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/backend/backendtest"
	"encephagen/sim/cortex/cortextest"
)

var long = flag.Bool("long", false, "run for 10,000 steps with every network")

// standin compiles the stand-in for the driver's library, with kernels from a
// source, and returns its path.
func standin(t testing.TB, source string) string {
	t.Helper()
	lib := filepath.Join(t.TempDir(), "libcuda.so.1")
	if out, err := compile(t, source, "-O2", "-shared", "-fPIC", "-o", lib); err != nil {
		t.Fatalf("the stand-in for the CUDA driver cannot be compiled (apt-get install g++): %v\n%s", err, out)
	}
	return lib
}

func compile(t testing.TB, source string, options ...string) ([]byte, error) {
	t.Helper()
	cu := filepath.Join(t.TempDir(), "cortex.cu")
	if err := os.WriteFile(cu, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	return exec.Command("g++", append(options, "-ffp-contract=off", fmt.Sprintf("-DCORTEX_CU=%q", cu), "testdata/standin.cpp")...).CombinedOutput()
}

// inject sets a fault of the stand-in.
func inject(t *testing.T, lib, what string, n int64) {
	t.Helper()
	h, err := purego.Dlopen(lib, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		t.Fatal(err)
	}
	var fault func(what string, n int64)
	purego.RegisterLibFunc(&fault, h, "fault")
	fault(what, n)
}

func source(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("cortex.cu")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func device(t testing.TB, lib string) *Backend {
	t.Helper()
	b, err := open(lib, ptx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// TestBits holds cortex.cu to the CPU: spikes of each tick, and at the end the
// neurons' state and all that is in flight, with stimuli, lesions, senses and
// other parameters in between.
func TestBits(t *testing.T) {
	kinds, ticks := []string{"default", "adapting"}, 14
	if *long {
		kinds, ticks = cortextest.Kinds, 67
	}
	b := device(t, standin(t, source(t)))
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			before := b.launches
			if err := cortextest.Follow(kind, ticks, b); err != nil {
				t.Error(err)
			}
			if most := 3 * 15 * (ticks - 1); b.launches-before > most {
				t.Errorf("%d launches for %d windows, at most three for each allowed", b.launches-before, 15*(ticks-1))
			}
		})
	}
}

// TestArrivals holds it to the kernels in plain Go, also what is in flight, which
// the CPU's cortex makes anew by itself.
func TestArrivals(t *testing.T) { arrivals(t, device(t, standin(t, source(t)))) }

func arrivals(t *testing.T, b *Backend) {
	t.Helper()
	for _, n := range []struct {
		slots    int
		adapting bool
	}{{2, false}, {32, false}, {32, true}} {
		if err := backendtest.Follow(b, n.slots, n.adapting, 40); err != nil {
			t.Error(err)
		}
	}
}

// TestMutation: kernels that differ in one constant are found out.
func TestMutation(t *testing.T) {
	for _, m := range [][2]string{
		{"0x9E3779B9u", "0x9E3779B8u"}, {"65536.0f", "65535.0f"}, {"(l & 1u) * 16u", "(l & 1u) * 15u"},
	} {
		text := source(t)
		if !strings.Contains(text, m[0]) {
			t.Fatalf("cortex.cu has no %q", m[0])
		}
		b := device(t, standin(t, strings.Replace(text, m[0], m[1], 1)))
		if err := cortextest.Follow("adapting", 12, b); err == nil {
			t.Errorf("%q in place of %q gives the same bits", m[1], m[0])
		}
	}
}

// TestFaults: what is missing or breaks is said, and the run goes on.
func TestFaults(t *testing.T) {
	lib := standin(t, source(t))
	if _, err := open(filepath.Join(t.TempDir(), "libcuda.so.1"), ptx); err == nil || !strings.Contains(err.Error(), "no NVIDIA driver on this machine") {
		t.Errorf("no library: %v", err)
	}
	if _, err := open(lib, "not PTX"); err == nil || !strings.Contains(err.Error(), "5.2) on: CUDA_ERROR_INVALID_PTX") {
		t.Errorf("bad kernels: %v", err)
	}
	for _, f := range []struct {
		what      string
		set, back int64
		want      string
	}{
		{"init", 1, 0, "the NVIDIA driver does not start"},
		{"version", 11040, 11080, "too old (CUDA 11.4); a driver of CUDA 11.8"},
		{"cards", 0, 1, "finds no card"},
	} {
		inject(t, lib, f.what, f.set)
		if _, err := open(lib, ptx); err == nil || !strings.Contains(err.Error(), f.want) {
			t.Errorf("%s = %d: %v", f.what, f.set, err)
		}
		inject(t, lib, f.what, f.back)
	}

	c, _, err := cortextest.New("adapting", 1)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	inject(t, lib, "memory", 10<<20)
	if err := c.MoveTo(device(t, lib)); err == nil || !strings.Contains(err.Error(), "MB are needed on the card, which has 10 MB") || !strings.Contains(err.Error(), "--backend cpu") {
		t.Errorf("too little memory: %v", err)
	}
	inject(t, lib, "memory", 8<<30)
	large := &backend.Model{Regions: 94, Per: 12500, Slots: 512, Refractory: 20} // a ring of 26 GB
	if err := device(t, lib).Load(large, new(backend.State)); err == nil || !strings.Contains(err.Error(), "1175000 neurons need 25244 MB in one array, of which the kernels reach 16384 MB") {
		t.Errorf("too many neurons: %v", err)
	}

	// A launch fails in the middle: spikes and state are the CPU's all the same.
	inject(t, lib, "launches", 400)
	if err := cortextest.Follow("adapting", 14, device(t, lib)); err == nil || !strings.Contains(err.Error(), "cuda: stand-in gave up") || !strings.Contains(err.Error(), "launching update: CUDA_ERROR_LAUNCH_FAILED") {
		t.Errorf("a launch that fails: %v", err)
	}
	inject(t, lib, "launches", -1)
}

// TestClose: nothing is left on the card.
func TestClose(t *testing.T) {
	b := device(t, standin(t, source(t)))
	for _, slots := range []int{32, 2} { // one network in the place of the other
		if err := backendtest.Follow(b, slots, true, 10); err != nil {
			t.Error(err)
		}
	}
	b.Close()
	var free, total uint64
	if b.memory(&free, &total); free != total {
		t.Errorf("%d bytes are left", total-free)
	}
}

// TestEnergy reads the meter of the stand-in, which is that of one card only.
func TestEnergy(t *testing.T) {
	lib := standin(t, source(t))
	if j, ok := newMeter(lib, "0000:00:00.0").joules(); !ok || j != 12.5 {
		t.Errorf("%v J, %v", j, ok)
	}
	for _, none := range [][2]string{{lib, "0000:01:00.0"}, {filepath.Join(t.TempDir(), "no.so"), "0000:00:00.0"}} {
		if j, ok := newMeter(none[0], none[1]).joules(); ok {
			t.Errorf("%v: %v J", none, j)
		}
	}
}

// TestSelfTest runs the start-up test on the stand-in.
func TestSelfTest(t *testing.T) {
	if err := cortex.SelfTest(device(t, standin(t, source(t)))); err != nil {
		t.Error(err)
	}
}
