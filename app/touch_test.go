package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCortexStimuliFile: a file is obeyed; a bad one is refused by the place of
// its fault.
func TestCortexStimuliFile(t *testing.T) {
	file := func(text string) string {
		path := filepath.Join(t.TempDir(), "touches.csv")
		if err := os.WriteFile(path, []byte("time_s,kind,region,strength,duration_ms\n"+text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	run := func(args ...string) string {
		t.Helper()
		code, stdout, stderr := invoke(append([]string{"simulate", "--seconds", "0.3", "--json"}, args...)...)
		if code != exitOK {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		return stdout
	}
	if run() == run("--cortex-stimuli", file("0.1,lesion,Calcarine_L,,\n")) {
		t.Error("a lesion changes nothing")
	}
	for text, want := range map[string]string{
		"1,shock,Calcarine_L,,\n":   "touches.csv:2:3: kind",
		"1,lesion,Calcarine,,\n":    `touches.csv:2:10: no region "Calcarine"`,
		"1,events,Calcarine_L,-1\n": "touches.csv:2:1: not 5 columns",
	} {
		code, _, stderr := invoke("simulate", "--seconds", "1", "--cortex-stimuli", file(text))
		checkRefused(t, text, code, exitUsage, stderr, []string{"--cortex-stimuli", want})
	}
}
