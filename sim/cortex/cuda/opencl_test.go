package cuda

import (
	"bytes"
	"os"
	"testing"
	"unsafe"

	"github.com/ebitengine/purego"

	"encephagen/sim/cortex/backend"
	"encephagen/sim/cortex/cortextest"
)

// A second compiler and another machine for cortex.cu: OpenCL, such as pocl, which
// runs the blocks on all cores at once. It is put in the place of the CUDA driver,
// function by function.

// openCL is the part of OpenCL 1.2 that is used.
type openCL struct {
	platforms     func(n uint32, platforms *uintptr, count *uint32) int32
	devices       func(platform uintptr, kind uint64, n uint32, devices *uintptr, count *uint32) int32
	deviceInfo    func(device uintptr, what uint32, size uint64, value *byte, used *uint64) int32
	createContext func(properties uintptr, n uint32, devices *uintptr, notify, data uintptr, code *int32) uintptr
	createQueue   func(context, device uintptr, properties uint64, code *int32) uintptr
	createProgram func(context uintptr, n uint32, texts **byte, lengths uintptr, code *int32) uintptr
	build         func(program uintptr, n uint32, devices *uintptr, options string, notify, data uintptr) int32
	buildInfo     func(program, device uintptr, what uint32, size uint64, value *byte, used *uint64) int32
	createKernel  func(program uintptr, name string, code *int32) uintptr
	createBuffer  func(context uintptr, flags, size uint64, from uintptr, code *int32) uintptr
	freeBuffer    func(buffer uintptr) int32
	write         func(queue, buffer uintptr, block uint32, at, size uint64, from unsafe.Pointer, waits uint32, list, event uintptr) int32
	read          func(queue, buffer uintptr, block uint32, at, size uint64, to unsafe.Pointer, waits uint32, list, event uintptr) int32
	argument      func(kernel uintptr, i uint32, size uint64, value unsafe.Pointer) int32
	queueKernel   func(queue, kernel uintptr, dimensions uint32, offset uintptr, all, group *uint64, waits uint32, list, event uintptr) int32
	finish        func(queue uintptr) int32

	device, context, queue, program uintptr
	buffers                         []uintptr
}

// loadOpenCL binds a library.
func loadOpenCL(t testing.TB, library string) *openCL {
	t.Helper()
	h, err := purego.Dlopen(library, purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		t.Fatal(err)
	}
	c := new(openCL)
	for name, to := range map[string]any{
		"clGetPlatformIDs": &c.platforms, "clGetDeviceIDs": &c.devices, "clGetDeviceInfo": &c.deviceInfo,
		"clCreateContext": &c.createContext, "clCreateCommandQueue": &c.createQueue,
		"clCreateProgramWithSource": &c.createProgram, "clBuildProgram": &c.build, "clGetProgramBuildInfo": &c.buildInfo,
		"clCreateKernel": &c.createKernel, "clCreateBuffer": &c.createBuffer, "clReleaseMemObject": &c.freeBuffer,
		"clEnqueueWriteBuffer": &c.write, "clEnqueueReadBuffer": &c.read, "clSetKernelArg": &c.argument,
		"clEnqueueNDRangeKernel": &c.queueKernel, "clFinish": &c.finish,
	} {
		at, err := purego.Dlsym(h, name)
		if err != nil {
			t.Fatal(err)
		}
		purego.RegisterFunc(to, at)
	}
	return c
}

// Numbers of cl.h.
const (
	clAllDevices = 0xFFFFFFFF
	clDeviceName = 0x102B
	clBuildLog   = 0x1183
	clReadWrite  = 1
)

// start compiles the kernels for the first device.
func (c *openCL) start(t testing.TB, source string) {
	t.Helper()
	var platform uintptr
	var n uint32
	if code := c.platforms(1, &platform, &n); code != 0 || n == 0 {
		t.Fatalf("OpenCL has no platform (%d): OCL_ICD_VENDORS names a folder with pocl.icd, which holds the path of libpocl", code)
	}
	if code := c.devices(platform, clAllDevices, 1, &c.device, &n); code != 0 || n == 0 {
		t.Fatalf("OpenCL has no device (%d)", code)
	}
	var code int32
	check := func(doing string) {
		t.Helper()
		if code != 0 {
			t.Fatalf("%s: %d", doing, code)
		}
	}
	c.context = c.createContext(0, 1, &c.device, 0, 0, &code)
	check("clCreateContext")
	c.queue = c.createQueue(c.context, c.device, 0, &code)
	check("clCreateCommandQueue")
	text := append([]byte(source), 0)
	at := &text[0]
	c.program = c.createProgram(c.context, 1, &at, 0, &code)
	check("clCreateProgramWithSource")
	if code := c.build(c.program, 1, &c.device, "-cl-std=CL1.2", 0, 0); code != 0 {
		log := make([]byte, 1<<16)
		c.buildInfo(c.program, c.device, clBuildLog, uint64(len(log)), &log[0], nil)
		t.Fatalf("cortex.cu as OpenCL C: %d: %s", code, bytes.TrimRight(log, "\x00"))
	}
}

// offsetBits of an address are the place in a buffer; its number is above them.
const offsetBits = 40

func (c *openCL) place(at uint64) (buffer uintptr, offset uint64) {
	return c.buffers[at>>offsetBits-1], at & (1<<offsetBits - 1)
}

// driver is OpenCL in the place of the CUDA driver.
func (c *openCL) driver() *driver {
	good := int32(0)
	return &driver{
		init:        func(uint32) int32 { return good },
		version:     func(v *int32) int32 { *v = oldestDriver; return good },
		count:       func(n *int32) int32 { *n = 1; return good },
		device:      func(d *int32, _ int32) int32 { *d = 0; return good },
		retain:      func(context *uintptr, _ int32) int32 { *context = c.context; return good },
		release:     func(int32) int32 { return good },
		current:     func(uintptr) int32 { return good },
		synchronize: func() int32 { return c.finish(c.queue) },
		errorName:   func(int32, *uintptr) int32 { return 1 },
		name: func(name *byte, size, _ int32) int32 {
			return c.deviceInfo(c.device, clDeviceName, uint64(size), name, nil)
		},
		loadModule:   func(module *uintptr, _ *byte) int32 { *module = c.program; return good },
		unloadModule: func(uintptr) int32 { return good },
		function: func(function *uintptr, module uintptr, name string) (code int32) {
			*function = c.createKernel(module, name, &code)
			return code
		},
		memory: func(free, total *uint64) int32 { return 1 },
		alloc: func(at *uint64, bytes uint64) (code int32) {
			buffer := c.createBuffer(c.context, clReadWrite, bytes, 0, &code)
			c.buffers = append(c.buffers, buffer)
			*at = uint64(len(c.buffers)) << offsetBits
			return code
		},
		free: func(at uint64) int32 {
			buffer, _ := c.place(at)
			return c.freeBuffer(buffer)
		},
		toDevice: func(at uint64, from unsafe.Pointer, bytes uint64) int32 {
			buffer, offset := c.place(at)
			return c.write(c.queue, buffer, 1, offset, bytes, from, 0, 0, 0)
		},
		fromDevice: func(to unsafe.Pointer, at uint64, bytes uint64) int32 {
			buffer, offset := c.place(at)
			return c.read(c.queue, buffer, 1, offset, bytes, to, 0, 0, 0)
		},
		busID:  func(*byte, int32, int32) int32 { return good },
		launch: c.launch,
	}
}

// launch queues a kernel: buffers are given by their addresses, and the last two
// arguments are words.
func (c *openCL) launch(kernel uintptr, blocks, threads uint32, arguments unsafe.Pointer) int32 {
	const buffers = 1 + backend.Buffers
	values := unsafe.Slice((*unsafe.Pointer)(arguments), buffers+2)
	for i, value := range values {
		size := uint64(4)
		if i < buffers {
			buffer, _ := c.place(*(*uint64)(value))
			value, size = unsafe.Pointer(&buffer), 8
		}
		if code := c.argument(kernel, uint32(i), size, value); code != 0 {
			return code
		}
	}
	all, group := uint64(blocks)*uint64(threads), uint64(threads)
	return c.queueKernel(c.queue, kernel, 1, 0, &all, &group, 0, 0, 0)
}

// onOpenCL opens kernels of a source there, or skips the test.
func onOpenCL(t *testing.T, source string) *Backend {
	t.Helper()
	library := os.Getenv("ENCEPHAGEN_OPENCL")
	if library == "" {
		t.Skip("ENCEPHAGEN_OPENCL names no libOpenCL.so.1, OCL_ICD_VENDORS no folder with pocl.icd; `make validate PART=devices` fetches them")
	}
	c := loadOpenCL(t, library)
	c.start(t, source)
	b := &Backend{driver: c.driver(), thread: backend.NewThread()}
	if err := b.thread.Do(func() error { return b.start(ptx) }); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// TestOpenCL holds cortex.cu as OpenCL C to the CPU, as TestBits does for C++.
func TestOpenCL(t *testing.T) {
	b := onOpenCL(t, source(t))
	kinds, ticks := []string{"default", "adapting"}, 14
	if *long {
		kinds, ticks = cortextest.Kinds, 67
	}
	t.Log(b.Name())
	arrivals(t, b)
	for _, kind := range kinds {
		if err := cortextest.Follow(kind, ticks, b); err != nil {
			t.Error(err)
		}
	}
}
