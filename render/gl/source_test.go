package gl

import (
	"strings"
	"testing"
	"testing/fstest"
)

func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func TestIncludes(t *testing.T) {
	fs := files(
		"a.frag", "#version 330 core\n#include \"lib/x.glsl\"\n#include \"lib/y.glsl\"\nvoid main() {}\n",
		"lib/x.glsl", "#include \"lib/y.glsl\"\nfloat x;\n",
		"lib/y.glsl", "float y;\n")
	s, err := load(fs, "a.frag", []string{"TAPS 8"})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(s.text, "float y;"); n != 1 {
		t.Errorf("included %d times:\n%s", n, s.text)
	}
	if !strings.HasPrefix(s.text, "#version 330 core\n#define TAPS 8\n") {
		t.Errorf("defines are not behind the version:\n%s", s.text)
	}
	if _, err := load(files("a.frag", "#version 330 core\n\n#include \"lib/no.glsl\""), "a.frag", nil); err == nil || !strings.Contains(err.Error(), "a.frag:3") {
		t.Errorf("missing include: %v", err)
	}
	if _, err := load(files("a.frag", "void main() {}"), "a.frag", nil); err == nil {
		t.Error("no version line, and no error")
	}
}

func TestCompilerLogNamesFiles(t *testing.T) {
	s := &source{files: []string{"body.frag", "lib/light.glsl"}}
	for in, want := range map[string]string{
		"1:12(5): error: x undeclared": "lib/light.glsl:12: error: x undeclared",
		"0(7) : error C0000: syntax":   "body.frag:7 : error C0000: syntax",
		"ERROR: 1:3: 'foo'":            "ERROR: lib/light.glsl:3: 'foo'",
		"9:1(1): odd":                  "9:1(1): odd",
	} {
		if got := s.place(in); got != want {
			t.Errorf("%q -> %q, want %q", in, got, want)
		}
	}
}

func FuzzSource(f *testing.F) {
	f.Add("#version 330 core\n#include \"b\"\n", "#include \"a.frag\"\nfloat b;")
	f.Fuzz(func(t *testing.T, a, b string) {
		if s, err := load(files("a.frag", a, "b", b), "a.frag", nil); err == nil && !strings.HasPrefix(s.text, "#version") {
			t.Errorf("no version line:\n%s", s.text)
		}
	})
}
