package licences

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"encephagen/assets"
	"encephagen/data"
)

// modules are some of those that the program links.
var modules = []string{"github.com/go-gl/glfw/v3.3/glfw", "github.com/AllenDang/cimgui-go", "github.com/ebitengine/purego", "golang.org/x/sys", "golang.org/x/term"}

// TestEveryTextHasATerm demands that every file of the two folders is named in
// the table and every line of the table has its file.
func TestEveryTextHasATerm(t *testing.T) {
	named := map[string]bool{}
	for _, term := range terms {
		if named[term.file] {
			t.Errorf("%s is named twice", term.file)
		}
		named[term.file] = true
		if body, err := read("LICENSES/" + term.file); err != nil || len(body) < 500 {
			t.Errorf("%s: %d bytes, %v", term.file, len(body), err)
		}
	}
	texts := map[string]string{}
	for name, fsys := range map[string]fs.ReadDirFS{"assets": assets.FS, "data": data.FS} {
		entries, err := fsys.ReadDir("LICENSES")
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() {
				continue
			}
			if !named[e.Name()] {
				t.Errorf("nothing says what %s/LICENSES/%s is for", name, e.Name())
			}
			body, err := fs.ReadFile(fsys, path.Join("LICENSES", e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			if other, ok := texts[e.Name()]; ok && other != string(body) {
				t.Errorf("%s differs between assets and data", e.Name())
			}
			texts[e.Name()] = string(body)
		}
	}
}

// TestOurOwnAndTheGPL holds the two texts that bind the whole against their
// originals: /LICENSE, and the GPL as the FSF publishes it.
func TestOurOwnAndTheGPL(t *testing.T) {
	own, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if embedded, _ := read("LICENSES/encephagen-MIT.txt"); embedded != string(own) {
		t.Error("assets/LICENSES/encephagen-MIT.txt is not /LICENSE: run `go generate ./app/licences`")
	}
	gpl, _ := read("LICENSES/GPL-3.txt")
	if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(gpl))); sum != "3972dc9744f6499f0f9b2dbf76696f2ae7ad8af9b23dde66d6af86c9dfb36986" {
		t.Errorf("assets/LICENSES/GPL-3.txt has SHA-256 %s: not the published text", sum)
	}
}

func TestPrint(t *testing.T) {
	texts, err := All(modules, true)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Print(&out, texts); err != nil {
		t.Fatal(err)
	}
	printed := out.String()
	seen := map[string]bool{}
	for _, text := range texts {
		if seen[text.Body] {
			t.Errorf("printed twice: %s for %v", text.Licence, text.Covers)
		}
		seen[text.Body] = true
		if !strings.Contains(printed, strings.TrimRight(text.Body, "\n")) {
			t.Errorf("not carried over as it is: %s for %v", text.Licence, text.Covers)
		}
		if text.Licence == "see the text" {
			t.Errorf("licence not known: %v", text.Covers)
		}
	}
	for _, want := range []string{
		"under the MIT licence", "GNU General\nPublic License, version 3", "MuJoCo (Apache-2.0) is not part",
		"Copyright (c) 2026 The encephagen authors", "END OF TERMS AND CONDITIONS", "WU-Minn HCP",
		"for GLFW, in the module github.com/go-gl", "for Dear ImGui, in", "for Go's library and runtime\n  for Go module golang.org/x/sys\n  for Go module golang.org/x/term",
		"The OFL allows", "Marcus Geelnard", "Omar Cornut", "Apache License",
	} {
		if !strings.Contains(printed, want) {
			t.Errorf("not printed: %q", want)
		}
	}
}

func TestList(t *testing.T) {
	texts, err := All(modules, true)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := List(&out, texts); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) < len(terms)+len(modules) || len(lines) > 60 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines {
		if len(line) > 120 {
			t.Errorf("too long for a table: %q", line)
		}
	}
}

// TestServerBuild demands that a build without window prints nothing of what it
// leaves out.
func TestServerBuild(t *testing.T) {
	texts, err := All([]string{"golang.org/x/sys"}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		if s := fmt.Sprint(text.Covers); strings.Contains(s, "ImGui") || strings.Contains(s, "GLFW") {
			t.Errorf("printed without a window: %s", s)
		}
	}
}

func TestUnknownModule(t *testing.T) {
	if _, err := All([]string{"example.org/unknown"}, true); err == nil || !strings.Contains(err.Error(), "example.org/unknown") || !strings.Contains(err.Error(), "go generate") {
		t.Errorf("error %v", err)
	}
}
