package offscreen

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unsafe"

	"github.com/ebitengine/purego"

	rgl "encephagen/render/gl"
)

// ErrMissing tells that this machine lacks what drawing without a display needs.
var ErrMissing = errors.New("no OpenGL without a display: apt-get install libegl1 libgl1-mesa-dri")

// Context is an OpenGL context that is current on the calling thread.
type Context struct {
	egl      *egl
	display  uintptr
	context  uintptr
	platform string
}

// New locks the goroutine to its OS thread, makes a context, makes it current
// there and loads OpenGL. The goroutine must also call Close.
func New() (*Context, error) {
	runtime.LockOSThread()
	c, err := open(3, 3)
	if err != nil {
		runtime.UnlockOSThread()
		return nil, err
	}
	if err := rgl.Init(c.Proc); err != nil {
		c.Close()
		return nil, fmt.Errorf("%w (%v)", ErrMissing, err)
	}
	return c, nil
}

// NewCompute is New with another version of OpenGL, which the caller loads by Proc.
func NewCompute(major, minor int) (*Context, error) {
	runtime.LockOSThread()
	c, err := open(major, minor)
	if err != nil {
		runtime.UnlockOSThread()
	}
	return c, err
}

// Proc finds a function of OpenGL.
func (c *Context) Proc(name string) unsafe.Pointer { return c.egl.getProc(name) }

// Version names OpenGL and its renderer, and needs none of its functions loaded.
func (c *Context) Version() string {
	const renderer, version = 0x1F01, 0x1F02
	var get func(name uint32) string
	purego.RegisterFunc(&get, uintptr(c.Proc("glGetString")))
	return get(renderer) + ", OpenGL " + get(version)
}

func open(major, minor int) (*Context, error) {
	e, err := loadEGL()
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrMissing, err)
	}
	type place struct {
		name     string
		platform uint32
		native   uintptr
	}
	places := []place{{"surfaceless", platformSurfaceless, 0}}
	if e.queryDevices != nil {
		devices := make([]uintptr, 16)
		var n int32
		if e.queryDevices(int32(len(devices)), &devices[0], &n) != 0 {
			for i, d := range devices[:n] {
				places = append(places, place{fmt.Sprintf("device %d", i), platformDevice, d})
			}
		}
	}
	var tried []string
	for _, p := range places {
		display, err := e.open(p.platform, p.native)
		if err == nil {
			var ctx uintptr
			if ctx, err = e.context(display, major, minor); err == nil {
				return &Context{egl: e, display: display, context: ctx, platform: p.name}, nil
			}
		}
		tried = append(tried, "EGL "+p.name+" "+err.Error())
	}
	return nil, fmt.Errorf("%w (%s)", ErrMissing, strings.Join(tried, "; "))
}

// Describe names the EGL and the OpenGL that draw, for people.
func (c *Context) Describe() string {
	return fmt.Sprintf("%s through EGL %s (%s, %s)", rgl.Describe(), c.platform,
		c.egl.queryString(c.display, eglVendor), c.egl.queryString(c.display, eglVersion))
}

// Close destroys the context and frees the OS thread.
func (c *Context) Close() {
	c.egl.makeCurrent(c.display, 0, 0, 0)
	c.egl.destroy(c.display, c.context)
	runtime.UnlockOSThread()
}
