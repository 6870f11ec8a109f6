package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// description is the program's command line as the parser knows it.
func description(t *testing.T) *kong.Application {
	t.Helper()
	parser, err := kong.New(&commands{}, kong.Name("encephagen"))
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model
}

// TestManPageIsComplete demands every command, flag, key and exit code.
func TestManPageIsComplete(t *testing.T) {
	code, page, stderr := invoke("man")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	plain := strings.NewReplacer(`\-`, "-", `\(aq`, "'", `\(ti`, "~", `\(ga`, "`", `\fB`, "", `\fI`, "", `\fR`, "").Replace(page)
	want := []string{"\nMUJOCO_PATH\n", "\n0\nDone.", "\n1\n", "\n2\n", "\n3\n", "\n130\n", ".SH FILES", "encephagen " + release}
	for _, c := range description(t).Leaves(true) {
		want = append(want, ".SS "+strings.TrimPrefix(c.FullPath(), "encephagen "))
		for _, f := range c.Flags {
			if !f.Hidden && f.Name != "help" {
				want = append(want, "--"+f.Name, f.Help)
			}
		}
	}
	for _, s := range keySections() {
		for _, e := range s.Entries {
			want = append(want, ".TP\n"+e.Term+"\n"+e.Text+"\n")
		}
	}
	for _, w := range want {
		if !strings.Contains(plain, w) {
			t.Errorf("the page does not say %q", w)
		}
	}
}

// TestManPageIsRead lets groff set the page, without a warning.
func TestManPageIsRead(t *testing.T) {
	_, page, _ := invoke("man")
	set := exec.Command("groff", "-man", "-Tutf8", "-ww", "-z")
	set.Stdin = strings.NewReader(page)
	if out, err := set.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("groff does not read the page (apt-get install groff-base, if it is missing): %v: %.500s", err, out)
	}
}

// TestCompletionScripts lets every shell read its script, and bash propose a
// parameter.
func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		code, script, stderr := invoke("completion", shell)
		if code != exitOK || stderr != "" {
			t.Fatalf("%s: exit code %d: %s", shell, code, stderr)
		}
		for _, c := range description(t).Leaves(true) {
			if !strings.Contains(script, c.Name) {
				t.Errorf("%s: no %s", shell, c.Name)
			}
		}
		if !strings.Contains(script, "brainstem.righting.pitch_gain") || strings.Contains(script, "opengl") {
			t.Errorf("%s: no parameter, or a hidden flag", shell)
		}
		if _, err := exec.LookPath(shell); err != nil {
			t.Errorf("%s is missing: apt-get install %s", shell, shell)
			continue
		}
		read := exec.Command(shell, "-n")
		read.Stdin = strings.NewReader(script)
		if out, err := read.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s does not read its script: %v: %s", shell, err, out)
		}
	}
	code, _, stderr := invoke("completion", "tcsh")
	checkRefused(t, "unknown shell", code, exitUsage, stderr, []string{"tcsh", "bash", "zsh", "fish"})
}

// TestLicenses demands the texts in full and the table in short.
func TestLicenses(t *testing.T) {
	code, texts, stderr := invoke("licenses")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for _, want := range []string{"encephagen is under the MIT", "GNU GENERAL PUBLIC LICENSE", "MuJoCo (Apache-2.0) is not part", "for Go module github.com/alecthomas/kong"} {
		if !strings.Contains(texts, want) {
			t.Errorf("not printed: %q", want)
		}
	}
	code, table, _ := invoke("licenses", "--list")
	if lines := strings.Count(table, "\n"); code != exitOK || lines < 20 || lines > 60 {
		t.Errorf("exit code %d, a table of %d lines", code, lines)
	}
}
