package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTextsAreCurrent demands that what is embedded is what `go generate` makes
// of this repository and of the modules that are linked now.
func TestTextsAreCurrent(t *testing.T) {
	const root, embedded = "../../../..", "../../../../assets/LICENSES"
	fresh := t.TempDir()
	if err := collect(root, fresh); err != nil {
		t.Fatal(err)
	}
	want := files(t, fresh)
	got := files(t, embedded)
	for name, text := range want {
		if !bytes.Equal(got[name], text) {
			t.Errorf("assets/LICENSES/%s is missing or differs: run `go generate ./app/licences`", name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok && strings.HasPrefix(name, "modules/") {
			t.Errorf("assets/LICENSES/%s belongs to nothing that is linked: run `go generate ./app/licences`", name)
		}
	}
	for _, name := range []string{
		"encephagen-MIT.txt", "modules/std/LICENSE", "modules/golang.org/x/sys/PATENTS",
		"modules/github.com/AllenDang/cimgui-go/cwrappers/imgui/LICENSE.txt", "modules/github.com/go-gl/glfw/v3.3/glfw/glfw/LICENSE.md",
	} {
		if want[name] == nil {
			t.Errorf("%s was not collected", name)
		}
	}
}

// TestModuleWithoutTerms makes sure that a module with none is refused.
func TestModuleWithoutTerms(t *testing.T) {
	root := t.TempDir()
	pkg := filepath.Join(root, "pkg")
	if err := os.Mkdir(pkg, 0o755); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if err := add(texts, "example.org/m", root, pkg); err == nil || !strings.Contains(err.Error(), "example.org/m") {
		t.Errorf("a module without terms: %v", err)
	}
	for _, file := range []string{"COPYING", "pkg/licence.txt", "pkg/license_test.go"} {
		if err := os.WriteFile(filepath.Join(root, file), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := add(texts, "example.org/m", root, pkg); err != nil {
		t.Error(err)
	}
	if len(texts) != 2 || texts["modules/example.org/m/COPYING"] == "" || texts["modules/example.org/m/pkg/licence.txt"] == "" {
		t.Errorf("found %v", texts)
	}
}

func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	texts := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		texts[path], err = os.ReadFile(filepath.Join(dir, path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
