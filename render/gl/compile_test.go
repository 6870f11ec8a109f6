package gl_test

import (
	"io/fs"
	"strings"
	"testing"

	rgl "encephagen/render/gl"
	"encephagen/shaders"
)

// Every fragment shader makes a program with its own or the common vertex shader.
func TestAllShadersCompile(t *testing.T) {
	context(t)
	names, err := fs.Glob(shaders.FS, "*.frag")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		p, err := rgl.NewProgram(strings.TrimSuffix(name, ".frag"))
		if err != nil {
			t.Error(err)
			continue
		}
		p.Delete()
	}
	noError(t)
}

func TestCompileErrorNamesThePlace(t *testing.T) {
	context(t)
	_, err := rgl.NewProgram("layer", "picture nope(")
	if err == nil || !strings.Contains(err.Error(), "layer.frag:") && !strings.Contains(err.Error(), "screen.vert:") {
		t.Errorf("error does not name the file and line: %v", err)
	}
	if _, err := rgl.NewProgram("no_such"); err == nil || !strings.Contains(err.Error(), "no_such.frag") {
		t.Errorf("missing shader: %v", err)
	}
}
