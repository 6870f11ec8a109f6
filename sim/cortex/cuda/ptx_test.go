package cuda

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"encephagen/sim/cortex/backend"
)

// No test executes the PTX, and C++ without fused operations cannot show that one is
// missing: that a product stays apart from a sum is seen in the source and the PTX.

// TestRounding: in the stand-in the kernels' floats have no operators (Real), so
// that a source which computes by one does not even compile; and CUDA's functions
// are those that are never fused.
func TestRounding(t *testing.T) {
	text := source(t)
	for _, m := range [][2]string{
		{"FMUL(n, decay)", "n * decay"}, {"FADD(y, ", "(y + "}, {"FSUB(1.0f, y)", "1.0f - y"}, {"FMUL(x, 65536.0f)", "(x * 65536.0f)"},
	} {
		if !strings.Contains(text, m[0]) {
			t.Fatalf("cortex.cu has no %q", m[0])
		}
		out, err := compile(t, strings.Replace(text, m[0], m[1], 1), "-fsyntax-only")
		if err == nil || !strings.Contains(string(out), "no match for") {
			t.Errorf("%q compiles: %v %s", m[1], err, out)
		}
	}
	for _, macro := range []string{"__fmul_rn((a), (b))", "__fadd_rn((a), (b))", "__fsub_rn((a), (b))"} {
		if !strings.Contains(text, macro) {
			t.Errorf("cortex.cu lost %s", macro)
		}
	}
}

// bare is arithmetic that the driver's compiler may fuse: without .rn.
var bare = regexp.MustCompile(`\b(mul|add|sub)\.f(32|64)`)

func TestPTX(t *testing.T) {
	for _, bad := range []string{"fma.", ".ftz", "mad.f32", ".approx"} {
		if strings.Contains(ptx, bad) {
			t.Errorf("cortex.ptx has %q", bad)
		}
	}
	if op := bare.FindString(ptx); op != "" {
		t.Errorf("cortex.ptx has a bare %s", op)
	}
	for _, want := range append(backend.KernelNames[:], ".target sm_52", ".version 7.8", "mul.rn.f32", "add.rn.f32") {
		if !strings.Contains(ptx, want) {
			t.Errorf("cortex.ptx has no %q", want)
		}
	}
}

// TestPTXIsNew makes the PTX again, if ENCEPHAGEN_NVRTC names the compiler's
// library, and compares it byte by byte.
func TestPTXIsNew(t *testing.T) {
	if os.Getenv("ENCEPHAGEN_NVRTC") == "" {
		t.Skip("ENCEPHAGEN_NVRTC names no libnvrtc.so.11.2; `make validate PART=devices` fetches it")
	}
	out := filepath.Join(t.TempDir(), "cortex.ptx")
	if text, err := exec.Command("go", "run", "./internal/ptx", "-o", out, "cortex.cu").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	fresh, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fresh, []byte(ptx)) {
		t.Error("cortex.ptx is not what NVRTC makes of cortex.cu: go generate ./sim/cortex/cuda")
	}
}
