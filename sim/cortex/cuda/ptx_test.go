package cuda

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// No test executes the PTX, and C++ fuses nothing: that a product stays apart from
// a sum is read in the source and in the PTX.

var comments = regexp.MustCompile(`//.*`)

// rough returns lines of the update kernel that compute with floats by an operator.
func rough(text string) (lines []string) {
	floats := regexp.MustCompile(`\b(v|s|n|y|x|raise|alpha|decay|gain|charge|drive|limit|current)\b *[-+*/]=? *[\w(]|[\w)] *[-+*/] *\b(v|s|n|y|x|raise|alpha|decay|gain|charge|drive|limit|current)\b|\bfma`)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(comments.ReplaceAllString(line, ""))
		if floats.MatchString(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestRounding(t *testing.T) {
	text := source(t)
	from := strings.Index(text, "KERNEL void update")
	to := strings.Index(text, "KERNEL void deliver")
	body := text[from+strings.Index(text[from:], "float v = ") : to]
	for _, line := range rough(body) {
		t.Errorf("cortex.cu: %q", line)
	}
	if n := strings.Count(body, "FMUL("); n < 9 {
		t.Errorf("only %d rounded products", n)
	}
	for _, bad := range []string{"n = n * decay;", "v += x;", "y = FADD(y, live * x);", "s = fmaf(a, b, c);"} {
		if len(rough(bad)) == 0 {
			t.Errorf("%q passes", bad)
		}
	}
	for _, macro := range []string{"__fmul_rn((a), (b))", "__fadd_rn((a), (b))", "__fsub_rn((a), (b))"} {
		if !strings.Contains(text, macro) {
			t.Errorf("cortex.cu lost %s", macro)
		}
	}
}

func TestPTX(t *testing.T) {
	for _, bad := range []string{"fma.", ".ftz", "mad.f32", ".approx"} {
		if strings.Contains(ptx, bad) {
			t.Errorf("cortex.ptx has %q", bad)
		}
	}
	for _, want := range append(kernelNames[:], ".target sm_52", ".version 7.8", "mul.rn.f32", "add.rn.f32") {
		if !strings.Contains(ptx, want) {
			t.Errorf("cortex.ptx has no %q", want)
		}
	}
}

// TestPTXIsNew makes the PTX again, if ENCEPHAGEN_NVRTC names the compiler's
// library, and compares it byte by byte.
func TestPTXIsNew(t *testing.T) {
	if os.Getenv("ENCEPHAGEN_NVRTC") == "" {
		t.Skip("ENCEPHAGEN_NVRTC names no libnvrtc.so.11.2; `make validate PART=cuda` fetches it")
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
