package gl

import (
	"errors"
	"fmt"
	"unsafe"

	"github.com/go-gl/gl/v3.3-core/gl"
)

// Init loads OpenGL through the loader of the context that is current on this
// thread (EGL's or GLFW's) and refuses anything below 3.3.
func Init(loader func(name string) unsafe.Pointer) error {
	if err := gl.InitWithProcAddrFunc(loader); err != nil {
		return fmt.Errorf("OpenGL 3.3 core is not complete here: %w", err)
	}
	var major, minor int32
	gl.GetIntegerv(gl.MAJOR_VERSION, &major)
	gl.GetIntegerv(gl.MINOR_VERSION, &minor)
	if major*10+minor < 33 {
		return fmt.Errorf("OpenGL 3.3 core needed, %s gives %d.%d", Describe(), major, minor)
	}
	gl.GenVertexArrays(1, &blank)
	return nil
}

// Describe names the renderer and the version of OpenGL, for people.
func Describe() string {
	return gl.GoStr(gl.GetString(gl.RENDERER)) + ", OpenGL " + gl.GoStr(gl.GetString(gl.VERSION))
}

// ErrLost is in the error of Check once the context is gone. Every call is then
// without effect; only a new context draws again.
var ErrLost = errors.New("the OpenGL context is lost: the graphics driver was reset or ended; start again")

// contextLost is GL_CONTEXT_LOST of OpenGL 4.5 and KHR_robustness.
const contextLost = 0x0507

var errorNames = map[uint32]string{
	gl.INVALID_ENUM: "invalid enum", gl.INVALID_VALUE: "invalid value",
	gl.INVALID_OPERATION: "invalid operation", gl.OUT_OF_MEMORY: "out of memory",
	gl.INVALID_FRAMEBUFFER_OPERATION: "invalid framebuffer operation",
}

// Check returns the pending OpenGL error, if any, with the place it was
// noticed at, and clears it.
func Check(where string) error {
	code := gl.GetError()
	switch {
	case code == contextLost, gl.GetString(gl.VERSION) == nil: // without a context nothing answers
		return fmt.Errorf("%s: %w", where, ErrLost)
	case code == gl.NO_ERROR:
		return nil
	}
	for range 16 { // later ones are consequences
		if gl.GetError() == gl.NO_ERROR {
			break
		}
	}
	name, ok := errorNames[code]
	if !ok {
		name = fmt.Sprintf("error %#x", code)
	}
	return fmt.Errorf("%s: OpenGL: %s", where, name)
}

// Blend says how new colour meets what is there.
type Blend int

const (
	Opaque   Blend = iota
	Alpha          // straight alpha, "over"; the target's own alpha grows
	Premult        // premultiplied alpha, "over"
	Additive       // light adds
	Multiply       // colour takes its share of what is there
)

// State is the fixed-function state of a pass.
type State struct {
	DepthTest  bool
	DepthWrite bool
	CullBack   bool
	CullFront  bool // only what faces away is drawn
	Cut        bool // what the vertex shader puts behind its plane is left out
	PointSize  bool // the vertex shader sets gl_PointSize
	Blend      Blend
}

// Apply sets every piece of state that a pass can depend on.
func (s State) Apply() {
	able(gl.DEPTH_TEST, s.DepthTest)
	gl.DepthMask(s.DepthWrite)
	gl.DepthFunc(gl.LEQUAL)
	able(gl.CULL_FACE, s.CullBack || s.CullFront)
	if s.CullFront {
		gl.CullFace(gl.FRONT)
	} else {
		gl.CullFace(gl.BACK)
	}
	able(gl.PROGRAM_POINT_SIZE, s.PointSize)
	able(gl.CLIP_DISTANCE0, s.Cut)
	able(gl.SCISSOR_TEST, false)
	able(gl.STENCIL_TEST, false)
	able(gl.MULTISAMPLE, true)
	gl.ColorMask(true, true, true, true)
	gl.PolygonMode(gl.FRONT_AND_BACK, gl.FILL)
	able(gl.BLEND, s.Blend != Opaque)
	gl.BlendEquation(gl.FUNC_ADD)
	switch s.Blend {
	case Alpha:
		gl.BlendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	case Premult:
		gl.BlendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	case Additive:
		gl.BlendFunc(gl.ONE, gl.ONE)
	case Multiply:
		gl.BlendFunc(gl.ZERO, gl.SRC_COLOR)
	}
}

func able(what uint32, on bool) {
	if on {
		gl.Enable(what)
	} else {
		gl.Disable(what)
	}
}

// Clear fills the bound framebuffer's colour and depth.
func Clear(r, g, b, a float32) {
	gl.DepthMask(true)
	gl.ClearColor(r, g, b, a)
	gl.ClearDepth(1)
	gl.Clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
}

// Scissor limits drawing and clearing to a rectangle, y up, until the next
// State.Apply.
func Scissor(x, y, w, h int) {
	gl.Enable(gl.SCISSOR_TEST)
	gl.Scissor(int32(x), int32(y), int32(w), int32(h))
}

// Finish waits until everything is drawn. It is for measurements.
func Finish() { gl.Finish() }
