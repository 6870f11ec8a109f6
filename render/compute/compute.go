//go:build !headless

package compute

import (
	"fmt"
	"unsafe"

	"github.com/go-gl/gl/v4.3-core/gl"

	"encephagen/render/offscreen"
	"encephagen/render/trail"
	"encephagen/shaders"
	"encephagen/sim/cortex/backend"
)

// Backend is a graphics card, or what Mesa makes of a processor.
type Backend struct {
	thread  *backend.Thread
	context *Context // nil without one
	name    string

	fsys       shaderFS
	programs   [backend.Kernels]uint32
	places     [backend.Kernels]places
	buffer     [backend.Buffers]uint32 // bound to its number; there is none for the ring
	ring       ring
	liveRoom   int    // bytes of the live buffer
	fault      uint32 // what OpenGL says next, where a test sets it
	ringLimit  int    // bytes of a buffer of the ring, where a test sets it
	groupSize  int
	head       []uint32 // of the spikes
	m          backend.Model
	window     int64
	codes      int
	words      []uint32 // on their way to or from the card
	dispatches int

	trail     *trail.Trail // for pictures; nil if nobody shares the context
	kept      uint32       // its buffer
	keptLimit int          // spikes there is room for, where a test sets it
}

var _ backend.Backend = (*Backend)(nil)

// Context is one of OpenGL 4.3 that is current on a thread.
type Context struct {
	Proc  func(name string) unsafe.Pointer // finds a function of OpenGL
	Close func()                           // on that thread
}

// places of the uniforms that change from window to window.
type places struct{ window, firstStep int32 }

// Open makes a context of its own and compiles the kernels.
func Open() (*Backend, error) { return open(shaders.FS, own, nil) }

// OpenShared takes a context that shares its objects with one that draws: its
// spikes stay on the card, too, and Trail says where. current makes it current on
// the thread that calls it.
func OpenShared(current func() (*Context, error)) (*Backend, error) {
	return open(shaders.FS, current, new(trail.Trail))
}

func open(fsys shaderFS, current func() (*Context, error), t *trail.Trail) (*Backend, error) {
	b := &Backend{fsys: fsys, thread: backend.NewThread(), head: make([]uint32, 2), trail: t}
	err := b.thread.Do(func() error {
		c, err := current()
		if err != nil {
			return err
		}
		b.context = c
		return b.start()
	})
	if err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

func own() (*Context, error) {
	c, err := offscreen.NewCompute(4, 3)
	if err != nil {
		return nil, missing(err)
	}
	return &Context{c.Proc, c.Close}, nil
}

// missing tells apart a machine that lacks OpenGL and one whose OpenGL is too old.
func missing(err error) error {
	old, none := offscreen.NewCompute(3, 3) // OpenGL's functions are those of a window, perhaps: load none
	if none != nil {
		return fmt.Errorf("the cortex needs OpenGL 4.3: %w; or take --backend cpu", err)
	}
	defer old.Close()
	return fmt.Errorf("the cortex needs OpenGL 4.3, this machine has no newer one than %s: install the driver of the card's maker, or take --backend cpu", old.Version())
}

func (b *Backend) start() error {
	if err := gl.InitWithProcAddrFunc(b.context.Proc); err != nil {
		b.context.Close() // no function may be called to free something
		b.context = nil
		return fmt.Errorf("OpenGL 4.3 is not complete here: %w; take --backend cpu", err)
	}
	b.name = "gl: " + gl.GoStr(gl.GetString(gl.RENDERER))
	return b.compile(1)
}

// compile makes the programs for a ring in some buffers.
func (b *Backend) compile(rings int) error {
	for k := range b.programs {
		program, err := compile(b.fsys, backend.KernelNames[k], rings)
		if err != nil {
			return err
		}
		gl.DeleteProgram(b.programs[k])
		b.programs[k] = program
		var size [3]int32
		gl.GetProgramiv(program, gl.COMPUTE_WORK_GROUP_SIZE, &size[0])
		b.groupSize = int(size[0])
		b.places[k] = places{b.uniform(k, "window"), b.uniform(k, "firstStep")}
	}
	b.ring.free()
	b.ring = ring{buffer: make([]uint32, rings)}
	return b.check("compiling the kernels")
}

// Trail tells where spikes lie on the card, nil if they do not stay there.
func (b *Backend) Trail() *trail.Trail { return b.trail }

// Name tells which renderer it is.
func (b *Backend) Name() string { return b.name }

// Close frees everything on the card. It may be called again.
func (b *Backend) Close() error {
	b.thread.Close(func() {
		if b.trail != nil {
			b.trail.Begin(0, 0, 0)
		}
		if b.context == nil {
			return
		}
		b.free()
		b.context.Close()
	})
	return nil
}

func (b *Backend) free() {
	gl.UseProgram(0) // one in use would stay
	gl.DeleteBuffers(backend.Buffers, &b.buffer[0])
	b.ring.free()
	gl.DeleteBuffers(1, &b.kept)
	for _, p := range b.programs {
		gl.DeleteProgram(p)
	}
}
