package offscreen

import (
	"fmt"
	"unsafe"

	"github.com/ebitengine/purego"
)

// Numbers of EGL 1.5 and of the extensions EGL_MESA_platform_surfaceless and
// EGL_EXT_platform_device.
const (
	eglNone           = 0x3038
	eglSurfaceType    = 0x3033
	eglPbufferBit     = 0x0001
	eglRenderableType = 0x3040
	eglOpenGLBit      = 0x0008
	eglOpenGLAPI      = 0x30A2
	eglMajor          = 0x3098
	eglMinor          = 0x30FB
	eglProfileMask    = 0x30FD
	eglCoreProfile    = 0x0001
	eglResetStrategy  = 0x31BD
	eglLoseOnReset    = 0x31BF
	eglVendor         = 0x3053
	eglVersion        = 0x3054

	platformSurfaceless = 0x31DD
	platformDevice      = 0x313F
)

// egl holds the entry points that are used. Results are EGLBoolean.
type egl struct {
	getProc       func(name string) unsafe.Pointer
	getError      func() int32
	initialize    func(display uintptr, major, minor *int32) uint32
	queryString   func(display uintptr, name int32) string
	bindAPI       func(api uint32) uint32
	chooseConfig  func(display uintptr, attribs *int32, configs *uintptr, size int32, n *int32) uint32
	createContext func(display, config, share uintptr, attribs *int32) uintptr
	makeCurrent   func(display, draw, read, context uintptr) uint32
	destroy       func(display, context uintptr) uint32

	platformDisplay func(platform uint32, native uintptr, attribs *int32) uintptr
	queryDevices    func(size int32, devices *uintptr, n *int32) uint32
}

func loadEGL() (*egl, error) {
	lib, err := purego.Dlopen("libEGL.so.1", purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		return nil, fmt.Errorf("libEGL.so.1 cannot be loaded")
	}
	e := new(egl)
	purego.RegisterLibFunc(&e.getProc, lib, "eglGetProcAddress")
	purego.RegisterLibFunc(&e.getError, lib, "eglGetError")
	purego.RegisterLibFunc(&e.initialize, lib, "eglInitialize")
	purego.RegisterLibFunc(&e.queryString, lib, "eglQueryString")
	purego.RegisterLibFunc(&e.bindAPI, lib, "eglBindAPI")
	purego.RegisterLibFunc(&e.chooseConfig, lib, "eglChooseConfig")
	purego.RegisterLibFunc(&e.createContext, lib, "eglCreateContext")
	purego.RegisterLibFunc(&e.makeCurrent, lib, "eglMakeCurrent")
	purego.RegisterLibFunc(&e.destroy, lib, "eglDestroyContext")
	p := e.getProc("eglGetPlatformDisplayEXT")
	if p == nil {
		return nil, fmt.Errorf("this EGL has no platforms without a display (eglGetPlatformDisplayEXT)")
	}
	purego.RegisterFunc(&e.platformDisplay, uintptr(p))
	if p := e.getProc("eglQueryDevicesEXT"); p != nil {
		purego.RegisterFunc(&e.queryDevices, uintptr(p))
	}
	return e, nil
}

// open initialises one display and says which it is. EGL gives the same display
// for the same platform each time, so it is kept for the life of the program.
func (e *egl) open(platform uint32, native uintptr) (uintptr, error) {
	d := e.platformDisplay(platform, native, nil)
	if d == 0 {
		return 0, fmt.Errorf("no display (EGL error %#x)", e.getError())
	}
	var major, minor int32
	if e.initialize(d, &major, &minor) == 0 {
		return 0, fmt.Errorf("does not start (EGL error %#x)", e.getError())
	}
	return d, nil
}

// context makes an OpenGL core context and makes it current on this thread.
func (e *egl) context(display uintptr, major, minor int) (uintptr, error) {
	if e.bindAPI(eglOpenGLAPI) == 0 {
		return 0, fmt.Errorf("has no desktop OpenGL (EGL error %#x)", e.getError())
	}
	want := []int32{eglSurfaceType, eglPbufferBit, eglRenderableType, eglOpenGLBit, eglNone}
	var config uintptr
	var n int32
	if e.chooseConfig(display, &want[0], &config, 1, &n) == 0 || n == 0 {
		config = 0 // EGL_NO_CONFIG_KHR: framebuffers need none
	}
	// That a reset of the driver ends a context and is told (KHR_robustness) comes
	// last, since not every driver can do it.
	attribs := []int32{eglMajor, int32(major), eglMinor, int32(minor), eglProfileMask, eglCoreProfile, eglResetStrategy, eglLoseOnReset, eglNone}
	ctx := e.createContext(display, config, 0, &attribs[0])
	if ctx == 0 {
		attribs[6] = eglNone
		ctx = e.createContext(display, config, 0, &attribs[0])
	}
	if ctx == 0 {
		return 0, fmt.Errorf("has no OpenGL %d.%d core context (EGL error %#x)", major, minor, e.getError())
	}
	if e.makeCurrent(display, 0, 0, ctx) == 0 {
		e.destroy(display, ctx)
		return 0, fmt.Errorf("cannot draw without a surface (EGL error %#x)", e.getError())
	}
	return ctx, nil
}
