package gl

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

// source is GLSL text after its includes, with the names of the files it came
// from: the compiler speaks of them by number.
type source struct {
	text  string
	files []string
}

var includeLine = regexp.MustCompile(`^\s*#include\s+"([^"]+)"\s*$`)

// load reads a shader and the files it includes, each once, and puts the
// defines ("NAME value") behind its #version line.
func load(fsys fs.FS, name string, defines []string) (*source, error) {
	s := new(source)
	var b strings.Builder
	if err := s.add(&b, fsys, name, defines); err != nil {
		return nil, err
	}
	s.text = b.String()
	return s, nil
}

func (s *source) add(b *strings.Builder, fsys fs.FS, name string, defines []string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("shader %s: %w", name, err)
	}
	number := len(s.files)
	s.files = append(s.files, name)
	for i, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		switch m := includeLine.FindStringSubmatch(line); {
		case i == 0 && number == 0:
			if !strings.HasPrefix(line, "#version") {
				return fmt.Errorf("%s:1: a shader begins with #version 330 core", name)
			}
			b.WriteString(line + "\n")
			for _, d := range defines {
				b.WriteString("#define " + d + "\n")
			}
			fmt.Fprintf(b, "#line 2 %d\n", number)
		case i == 0:
			fmt.Fprintf(b, "#line 1 %d\n%s\n", number, line)
		case m == nil:
			b.WriteString(line + "\n")
		case s.has(m[1]):
			b.WriteString("\n")
		default:
			if err := s.add(b, fsys, m[1], nil); err != nil {
				return fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
			fmt.Fprintf(b, "#line %d %d\n", i+2, number)
		}
	}
	return nil
}

func (s *source) has(name string) bool {
	for _, f := range s.files {
		if f == name {
			return true
		}
	}
	return false
}

// Mesa writes "0:12(5): error", NVIDIA "0(12) : error", Apple "ERROR: 0:12:".
var logPlace = regexp.MustCompile(`(?m)^(ERROR: |WARNING: )?(\d+)(?::(\d+)(?:\((\d+)\))?|\((\d+)\))`)

// place rewrites a compiler's log so that it names files instead of numbers.
func (s *source) place(log string) string {
	return logPlace.ReplaceAllStringFunc(strings.TrimSpace(log), func(at string) string {
		m := logPlace.FindStringSubmatch(at)
		n, err := strconv.Atoi(m[2])
		if err != nil || n >= len(s.files) {
			return at
		}
		return m[1] + s.files[n] + ":" + m[3] + m[5]
	})
}
