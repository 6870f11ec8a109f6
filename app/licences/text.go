package licences

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"encephagen/assets"
	"encephagen/data"
)

// Text is one licence text and everything that it is for.
type Text struct {
	Licence string
	Covers  []string
	Body    string
}

// goItself is the folder of the texts of Go's library and runtime.
const goItself = "std"

// All lists the texts that bind a binary which links these modules; window
// says whether it has the window and the film. Equal texts are one.
func All(modules []string, window bool) ([]Text, error) {
	var texts []Text
	add := func(licence, covers, body string) {
		for i := range texts {
			if texts[i].Body == body {
				texts[i].Covers = append(texts[i].Covers, covers)
				return
			}
		}
		texts = append(texts, Text{licence, []string{covers}, body})
	}
	for _, t := range terms {
		if t.window && !window {
			continue
		}
		body, err := read("LICENSES/" + t.file)
		if err != nil {
			return nil, err
		}
		add(t.licence, t.covers, body)
	}
	for _, module := range append([]string{goItself}, slices.Sorted(slices.Values(modules))...) {
		files, err := moduleFiles(module)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			body, err := read(file)
			if err != nil {
				return nil, err
			}
			add(kind(body), covers(module, file), body)
		}
	}
	return texts, nil
}

// read finds a text in the assets or in the data.
func read(file string) (string, error) {
	body, err := assets.FS.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		body, err = data.FS.ReadFile(file)
	}
	return string(body), err
}

// moduleFiles names a module's texts; there is none without.
func moduleFiles(module string) ([]string, error) {
	var files []string
	err := fs.WalkDir(assets.FS, path.Join("LICENSES/modules", module), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("the licence text of the module %s is missing: run `go generate ./app/licences` and build again", module)
	}
	return files, nil
}

// covers says what a module's file is for.
func covers(module, file string) string {
	below := strings.TrimPrefix(file, "LICENSES/modules/"+module+"/")
	switch {
	case module == goItself:
		return "Go's library and runtime"
	case strings.Contains(below, "imgui"):
		return "Dear ImGui, in the module " + module
	case strings.HasPrefix(below, "glfw/"):
		return "GLFW, in the module " + module
	}
	return "Go module " + module
}

// kind tells a licence by its words.
func kind(body string) string {
	body = strings.Join(strings.Fields(body), " ")
	for _, k := range []struct{ words, licence string }{
		{"Additional IP Rights Grant (Patents)", "Go patent grant"},
		{"Apache License Version 2.0", "Apache-2.0"},
		{"This software is provided 'as-is'", "Zlib"},
		{"Permission is hereby granted, free of charge", "MIT"},
		{"Neither the name of", "BSD-3-Clause"},
		{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
	} {
		if strings.Contains(body, k.words) {
			return k.licence
		}
	}
	return "see the text"
}
