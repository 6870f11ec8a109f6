//go:build !headless

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestInstall runs `make install` into a folder, uses what it installed, and
// uninstalls it.
func TestInstall(t *testing.T) {
	// Go keeps a test's result until a file changes that the test itself reads.
	for _, file := range []string{"Makefile", ".ci/install", "assets/desktop/encephagen.desktop", "assets/icon/encephagen.svg", "assets/icon/encephagen.png"} {
		if _, err := os.ReadFile(filepath.Join("..", file)); err != nil {
			t.Fatal(err)
		}
	}
	program := buildProgram(t, "encephagen", nil)
	root := t.TempDir()
	makeIn(t, "install", "BIN="+program, "DESTDIR="+root, "PREFIX=/opt/newborn")
	prefix := filepath.Join(root, "opt/newborn")

	want := []string{
		"bin/encephagen",
		"share/applications/encephagen.desktop",
		"share/bash-completion/completions/encephagen",
		"share/doc/encephagen/licenses.txt",
		"share/fish/vendor_completions.d/encephagen.fish",
		"share/icons/hicolor/256x256/apps/encephagen.png",
		"share/icons/hicolor/scalable/apps/encephagen.svg",
		"share/man/man1/encephagen.1",
		"share/zsh/site-functions/_encephagen",
	}
	if got := installed(t, prefix); !slices.Equal(got, want) {
		t.Errorf("installed %v, want %v", got, want)
	}
	code, stdout, stderr := execute(t, filepath.Join(prefix, "bin/encephagen"), "version")
	if code != exitOK || !strings.HasPrefix(stdout, "encephagen "+release) {
		t.Errorf("version: exit code %d: %s%s", code, stdout, stderr)
	}
	for file, words := range map[string]string{
		"share/man/man1/encephagen.1":                  ".SH KEYS",
		"share/doc/encephagen/licenses.txt":            "GLFW",
		"share/bash-completion/completions/encephagen": "complete -F _encephagen encephagen",
		"share/applications/encephagen.desktop":        "\nExec=\"/opt/newborn/bin/encephagen\"\n",
	} {
		text, err := os.ReadFile(filepath.Join(prefix, file))
		if err != nil || !strings.Contains(string(text), words) {
			t.Errorf("%s does not say %q (%v)", file, words, err)
		}
	}
	if code, stdout, stderr := execute(t, "desktop-file-validate", filepath.Join(prefix, want[1])); code != 0 || stdout != "" {
		t.Errorf("desktop entry: %s%s (apt-get install desktop-file-utils, if it is missing)", stdout, stderr)
	}

	makeIn(t, "uninstall", "DESTDIR="+root, "PREFIX=/opt/newborn")
	if got := installed(t, prefix); len(got) > 0 {
		t.Errorf("left behind: %v", got)
	}
}

func TestInstallRefuses(t *testing.T) {
	for _, c := range []struct{ name, setting, want string }{
		{"relative prefix", "PREFIX=~/somewhere", "absolute"},
		{"no binary", "BIN=/nowhere/encephagen", "/nowhere/encephagen is missing"},
	} {
		code, _, stderr := execute(t, "make", "-C", "..", "install", "DESTDIR="+t.TempDir(), c.setting)
		if code == 0 || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: exit code %d: %s", c.name, code, stderr)
		}
	}
}

func makeIn(t *testing.T, args ...string) {
	t.Helper()
	if code, stdout, stderr := execute(t, "make", append([]string{"-C", ".."}, args...)...); code != 0 {
		t.Fatalf("make %v: exit code %d: %s%s", args, code, stdout, stderr)
	}
}

// installed lists the files below a folder, and demands that all may read them.
func installed(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o444 != 0o444 || info.Size() == 0 {
			t.Errorf("%s: %v, %d bytes", path, info.Mode(), info.Size())
		}
		below, err := filepath.Rel(dir, path)
		files = append(files, below)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
