package mujoco

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestLayoutIsGenerated makes zlayout.go anew and compares.
func TestLayoutIsGenerated(t *testing.T) {
	if os.Getenv("MUJOCO_WHEEL") == "" {
		t.Skip("needs a wheel of mujoco " + Version + " in MUJOCO_WHEEL")
	}
	fresh := filepath.Join(t.TempDir(), "zlayout.go")
	if out, err := exec.Command("python3", "gen/layout.py", fresh).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("zlayout.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("zlayout.go is not what `go generate` makes")
	}
}
