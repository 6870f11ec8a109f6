package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// terms is what a file with terms is called.
var terms = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)(\.(md|txt))?$`)

// bundled are texts of C and C++ that a module links from folders that are no
// Go packages.
var bundled = map[string]string{
	"github.com/AllenDang/cimgui-go":  "cwrappers/imgui/LICENSE.txt",
	"github.com/go-gl/glfw/v3.3/glfw": "glfw/LICENSE.md",
}

// linked is what `go list -json` says of a package in the program.
type linked struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Dir string
		Main      bool
	}
}

// find tells where each text comes from: place below the folder -> original.
func find(root string) (map[string]string, error) {
	texts := map[string]string{"encephagen-MIT.txt": filepath.Join(root, "LICENSE")}
	goroot, err := run(root, nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	goroot = strings.TrimSpace(goroot)
	if err := add(texts, "std", goroot, goroot); err != nil {
		return nil, err
	}
	// The build for servers might link what the window does not.
	window, err := list(root, []string{"CGO_ENABLED=1"})
	if err != nil {
		return nil, err
	}
	server, err := list(root, []string{"CGO_ENABLED=0"}, "-tags", "headless")
	if err != nil {
		return nil, err
	}
	for _, p := range append(window, server...) {
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		if err := add(texts, p.Module.Path, p.Module.Dir, p.Dir); err != nil {
			return nil, err
		}
		if file, ok := bundled[p.Module.Path]; ok {
			texts[place(p.Module.Path, file)] = filepath.Join(p.Module.Dir, file)
		}
	}
	return texts, nil
}

func place(module, file string) string { return filepath.Join("modules", module, file) }

// add finds the terms in a package's folder and in those above it, up to the
// module's own, which must have some.
func add(texts map[string]string, module, root, dir string) error {
	for {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		found := false
		for _, e := range entries {
			if e.IsDir() || !terms.MatchString(e.Name()) {
				continue
			}
			found = true
			path := filepath.Join(dir, e.Name())
			below, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			texts[place(module, below)] = path
		}
		if dir == root {
			if !found {
				return fmt.Errorf("%s has no licence text in %s", module, root)
			}
			return nil
		}
		dir = filepath.Dir(dir)
	}
}

// list names the packages that are linked on linux/amd64.
func list(root string, env []string, flags ...string) ([]linked, error) {
	args := append([]string{"list", "-deps", "-json=Dir,Standard,Module"}, flags...)
	out, err := run(root, append(env, "GOOS=linux", "GOARCH=amd64"), append(args, "./app")...)
	if err != nil {
		return nil, err
	}
	var packages []linked
	for dec := json.NewDecoder(strings.NewReader(out)); ; {
		var p linked
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}

// run is the go command's answer.
func run(root string, env []string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w: %s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out), nil
}
