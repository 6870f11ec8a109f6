package cuda

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// architectures that a driver may have to translate the PTX for: Maxwell to
// Blackwell.
var architectures = strings.Fields("52 53 60 61 62 70 72 75 80 86 87 89 90 100 101 103 110 120 121")

// TestAssembler has NVIDIA's assembler translate the PTX for every architecture it
// knows, if ENCEPHAGEN_PTXAS names one (of the wheel nvidia-cuda-nvcc-cu12, say):
// it does what a driver does when it loads the kernels.
func TestAssembler(t *testing.T) {
	ptxas := os.Getenv("ENCEPHAGEN_PTXAS")
	if ptxas == "" {
		t.Skip("ENCEPHAGEN_PTXAS names no ptxas; `make validate PART=devices` fetches it")
	}
	var done []string
	for _, a := range architectures {
		out, err := exec.Command(ptxas, "--gpu-name=sm_"+a, "--output-file="+os.DevNull, "cortex.ptx").CombinedOutput()
		switch {
		case err == nil:
			done = append(done, a)
		case !strings.Contains(string(out), "is not defined for option 'gpu-name'"): // it knows the architecture
			t.Errorf("sm_%s: %v: %s", a, err, out)
		}
	}
	if len(done) < 8 {
		t.Errorf("only sm_%v", done)
	}
	t.Logf("sm_%s", strings.Join(done, ", "))
}
