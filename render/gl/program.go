package gl

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/go-gl/gl/v3.3-core/gl"
	"github.com/go-gl/mathgl/mgl32"

	"encephagen/shaders"
)

// Program is a vertex and a fragment shader, linked. Setters act on the
// program in use and never allocate once a name is known.
type Program struct {
	id       uint32
	name     string
	text     string // to tell a misspelt uniform from one that was optimised away
	uniforms map[string]int32
	scratch  [64]float32 // what is handed to C must not live on the stack
}

// NewProgram builds shaders/NAME.vert (screen.vert if there is none, for a pass
// over the whole picture) and shaders/NAME.frag. Defines are "NAME value".
func NewProgram(name string, defines ...string) (*Program, error) {
	return newProgram(shaders.FS, name, defines)
}

func newProgram(fsys fs.FS, name string, defines []string) (*Program, error) {
	vertName := name + ".vert"
	if _, err := fs.Stat(fsys, vertName); errors.Is(err, fs.ErrNotExist) {
		vertName = "screen.vert"
	}
	p := &Program{name: name, uniforms: map[string]int32{}}
	vert, err := p.compile(fsys, gl.VERTEX_SHADER, vertName, defines)
	if err != nil {
		return nil, err
	}
	defer gl.DeleteShader(vert)
	frag, err := p.compile(fsys, gl.FRAGMENT_SHADER, name+".frag", defines)
	if err != nil {
		return nil, err
	}
	defer gl.DeleteShader(frag)

	p.id = gl.CreateProgram()
	gl.AttachShader(p.id, vert)
	gl.AttachShader(p.id, frag)
	gl.LinkProgram(p.id)
	var ok, length int32
	gl.GetProgramiv(p.id, gl.LINK_STATUS, &ok)
	if ok == gl.FALSE {
		gl.GetProgramiv(p.id, gl.INFO_LOG_LENGTH, &length)
		log := make([]byte, length+1)
		gl.GetProgramInfoLog(p.id, length, nil, &log[0])
		gl.DeleteProgram(p.id)
		return nil, fmt.Errorf("shader %s does not link: %s", name, cString(log))
	}
	return p, nil
}

func (p *Program) compile(fsys fs.FS, kind uint32, name string, defines []string) (uint32, error) {
	src, err := load(fsys, name, defines)
	if err != nil {
		return 0, err
	}
	p.text += src.text
	id := gl.CreateShader(kind)
	text, free := gl.Strs(src.text + "\x00")
	gl.ShaderSource(id, 1, text, nil)
	free()
	gl.CompileShader(id)
	var ok, length int32
	gl.GetShaderiv(id, gl.COMPILE_STATUS, &ok)
	if ok == gl.FALSE {
		gl.GetShaderiv(id, gl.INFO_LOG_LENGTH, &length)
		log := make([]byte, length+1)
		gl.GetShaderInfoLog(id, length, nil, &log[0])
		gl.DeleteShader(id)
		return 0, fmt.Errorf("shader %s does not compile:\n%s", name, src.place(cString(log)))
	}
	return id, nil
}

func cString(b []byte) string {
	s, _, _ := strings.Cut(string(b), "\x00")
	return strings.TrimSpace(s)
}

// Use makes p the program that draws and that the setters act on.
func (p *Program) Use() { gl.UseProgram(p.id) }

// Delete frees the program.
func (p *Program) Delete() { gl.DeleteProgram(p.id) }

// at finds a uniform. One that the compiler optimised away is -1, which OpenGL
// ignores; one that no source mentions is a mistake.
func (p *Program) at(name string) int32 {
	loc, ok := p.uniforms[name]
	if !ok {
		base, _, _ := strings.Cut(name, "[")
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(base) + `\b`).MatchString(p.text) {
			panic(fmt.Sprintf("gl: shader %s has no uniform %q", p.name, name))
		}
		loc = gl.GetUniformLocation(p.id, gl.Str(name+"\x00"))
		p.uniforms[name] = loc
	}
	return loc
}

// Int sets an integer, a boolean or a sampler's texture unit.
func (p *Program) Int(name string, v int32) { gl.Uniform1i(p.at(name), v) }

// Uint sets an unsigned integer.
func (p *Program) Uint(name string, v uint32) { gl.Uniform1ui(p.at(name), v) }

// Float sets a float.
func (p *Program) Float(name string, v float32) { gl.Uniform1f(p.at(name), v) }

// Vec2 sets a vector.
func (p *Program) Vec2(name string, v mgl32.Vec2) { gl.Uniform2f(p.at(name), v[0], v[1]) }

// Vec3 sets a vector.
func (p *Program) Vec3(name string, v mgl32.Vec3) { gl.Uniform3f(p.at(name), v[0], v[1], v[2]) }

// Vec4 sets a vector.
func (p *Program) Vec4(name string, v mgl32.Vec4) { gl.Uniform4f(p.at(name), v[0], v[1], v[2], v[3]) }

// Mat3 sets a matrix.
func (p *Program) Mat3(name string, m mgl32.Mat3) {
	copy(p.scratch[:], m[:])
	gl.UniformMatrix3fv(p.at(name), 1, false, &p.scratch[0])
}

// Mat4 sets a matrix.
func (p *Program) Mat4(name string, m mgl32.Mat4) {
	copy(p.scratch[:], m[:])
	gl.UniformMatrix4fv(p.at(name), 1, false, &p.scratch[0])
}

// Vec4s sets an array of vectors. v must be on the heap to stay free of
// allocation (a field of the renderer is).
func (p *Program) Vec4s(name string, v []mgl32.Vec4) {
	if len(v) > 0 {
		gl.Uniform4fv(p.at(name), int32(len(v)), &v[0][0])
	}
}

// Uints sets an array of unsigned integers.
func (p *Program) Uints(name string, v []uint32) {
	if len(v) > 0 {
		gl.Uniform1uiv(p.at(name), int32(len(v)), &v[0])
	}
}
