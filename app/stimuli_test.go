package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStimuliFile: a script changes what happens, the same script the same way; a
// mistake in it is one line with file, line and column, and exit code 2.
func TestStimuliFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talk.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	state := func(args ...string) string {
		t.Helper()
		var out, errors bytes.Buffer
		if code := run(append([]string{"simulate", "--seconds", "0.3", "--json"}, args...), &out, &errors); code != exitOK {
			t.Fatalf("exit code %d: %s", code, &errors)
		}
		var r simulation
		if err := json.Unmarshal(out.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		return r.StateSHA256
	}
	write("time_s,kind,side,strength,duration_ms\n0.1,push,forward,30,\n")
	calm, pushed := state(), state("--stimuli", path)
	if calm == pushed || pushed != state("--stimuli", path, "--threads", "1", "--kernel", "plain") {
		t.Errorf("without it the state is %.8s, with it %.8s", calm, pushed)
	}
	for text, want := range map[string]string{
		"time_s,kind,side,strength,duration_ms\n0.1,push,forwards,30,\n": `talk.csv:2:10: side "forwards"; allowed: left, right, forward, back`,
		"nonsense": "talk.csv:1:1: the first line must be time_s,kind,side,strength,duration_ms",
	} {
		write(text)
		var out, errors bytes.Buffer
		code := run([]string{"simulate", "--seconds", "0.3", "--stimuli", path}, &out, &errors)
		if said := errors.String(); code != exitUsage || !strings.Contains(said, want) || !strings.HasPrefix(said, "encephagen: --stimuli: ") || strings.Count(said, "\n") != 1 {
			t.Errorf("%q: exit code %d, %q", text, code, said)
		}
	}
	var out, errors bytes.Buffer
	if code := run([]string{"simulate", "--stimuli", path + ".not"}, &out, &errors); code != exitUsage || !strings.Contains(errors.String(), "no such file") {
		t.Errorf("a missing file: exit code %d, %s", code, &errors)
	}
}
