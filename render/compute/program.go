//go:build !headless

package compute

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/go-gl/gl/v4.3-core/gl"
)

// shaderFS is where the kernels' GLSL lies.
type shaderFS = fs.ReadFileFS

// common stands before each kernel.
const common = "compute/network.glsl"

// compile makes the program of a kernel, for arrivals in some buffers. An error
// names file and line.
func compile(fsys shaderFS, kernel string, rings int) (uint32, error) {
	file := "compute/" + kernel + ".comp"
	var texts [2]string
	for i, name := range []string{common, file} {
		text, err := fsys.ReadFile(name)
		if err != nil {
			return 0, fmt.Errorf("shader %s: %w", name, err)
		}
		texts[i] = string(text)
	}
	version, rest, _ := strings.Cut(texts[0], "\n")
	texts[0] = fmt.Sprintf("%s\n#define RINGS %d\n#line 2 0\n%s", version, rings, rest)
	texts[1] = "#line 1 1\n" + texts[1] // the compiler speaks of files by number
	sources, free := gl.Strs(texts[0]+"\x00", texts[1]+"\x00")
	defer free()
	shader := gl.CreateShader(gl.COMPUTE_SHADER)
	defer gl.DeleteShader(shader)
	gl.ShaderSource(shader, 2, sources, nil)
	gl.CompileShader(shader)
	if log, bad := refused(shader, gl.COMPILE_STATUS, gl.GetShaderiv, gl.GetShaderInfoLog); bad {
		return 0, fmt.Errorf("shader %s: %s", file, place(log, file))
	}
	program := gl.CreateProgram()
	gl.AttachShader(program, shader)
	gl.LinkProgram(program)
	if log, bad := refused(program, gl.LINK_STATUS, gl.GetProgramiv, gl.GetProgramInfoLog); bad {
		gl.DeleteProgram(program)
		return 0, fmt.Errorf("shader %s: %s", file, place(log, file))
	}
	return program, nil
}

// refused returns the compiler's log if it did not do its work.
func refused(id, status uint32, get func(uint32, uint32, *int32), read func(uint32, int32, *int32, *uint8)) (log string, bad bool) {
	var ok, size int32
	if get(id, status, &ok); ok == gl.TRUE {
		return "", false
	}
	get(id, gl.INFO_LOG_LENGTH, &size)
	text := make([]byte, size+1)
	read(id, size, nil, &text[0])
	return strings.TrimSpace(strings.TrimRight(string(text), "\x00")), true
}

// Mesa writes "1:12(5): error", NVIDIA "1(12) : error".
var logPlace = regexp.MustCompile(`(?m)^([01])(?::(\d+)(?:\(\d+\))?|\((\d+)\))`)

// place has a compiler's log name files.
func place(log, file string) string {
	return logPlace.ReplaceAllStringFunc(log, func(at string) string {
		m := logPlace.FindStringSubmatch(at)
		name := common
		if m[1] == "1" {
			name = file
		}
		return name + ":" + m[2] + m[3]
	})
}

func (b *Backend) uniform(kernel int, name string) int32 {
	return gl.GetUniformLocation(b.programs[kernel], gl.Str(name+"\x00"))
}
