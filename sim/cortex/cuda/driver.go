package cuda

import (
	"fmt"
	"unsafe"

	"github.com/ebitengine/purego"
)

// driver is the part of the CUDA driver's library that is used. Functions return a
// CUresult, 0 for success.
type driver struct {
	init         func(flags uint32) int32
	version      func(v *int32) int32
	count        func(n *int32) int32
	device       func(d *int32, ordinal int32) int32
	name         func(name *byte, size int32, device int32) int32
	retain       func(context *uintptr, device int32) int32
	release      func(device int32) int32
	current      func(context uintptr) int32
	synchronize  func() int32
	errorName    func(code int32, name *uintptr) int32
	loadModule   func(module *uintptr, image *byte) int32
	unloadModule func(module uintptr) int32
	function     func(function *uintptr, module uintptr, name string) int32
	memory       func(free, total *uint64) int32
	alloc        func(at *uint64, bytes uint64) int32
	free         func(at uint64) int32
	toDevice     func(at uint64, from unsafe.Pointer, bytes uint64) int32
	fromDevice   func(to unsafe.Pointer, at uint64, bytes uint64) int32
	busID        func(id *byte, size int32, device int32) int32
	launch       func(function uintptr, blocks, threads uint32, arguments unsafe.Pointer) int32
}

// load binds the driver's library. A function that it lacks is an error: purego's
// RegisterLibFunc would panic.
func load(library string) (*driver, error) {
	h, err := purego.Dlopen(library, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, fmt.Errorf("no CUDA: no NVIDIA driver on this machine (%s cannot be loaded)", library)
	}
	d := new(driver)
	var launch uintptr
	for _, f := range []struct {
		name string
		to   any
	}{
		{"cuInit", &d.init}, {"cuDriverGetVersion", &d.version}, {"cuDeviceGetCount", &d.count}, {"cuDeviceGet", &d.device},
		{"cuDeviceGetName", &d.name}, {"cuDevicePrimaryCtxRetain", &d.retain}, {"cuDevicePrimaryCtxRelease_v2", &d.release},
		{"cuCtxSetCurrent", &d.current}, {"cuCtxSynchronize", &d.synchronize}, {"cuGetErrorName", &d.errorName},
		{"cuModuleLoadData", &d.loadModule}, {"cuModuleUnload", &d.unloadModule}, {"cuModuleGetFunction", &d.function},
		{"cuMemGetInfo_v2", &d.memory}, {"cuMemAlloc_v2", &d.alloc}, {"cuMemFree_v2", &d.free},
		{"cuMemcpyHtoD_v2", &d.toDevice}, {"cuMemcpyDtoH_v2", &d.fromDevice}, {"cuDeviceGetPCIBusId", &d.busID}, {"cuLaunchKernel", &launch},
	} {
		at, err := purego.Dlsym(h, f.name)
		if err != nil {
			return nil, fmt.Errorf("no CUDA: the NVIDIA driver is too old (%s has no %s); version 11.8 or later is needed", library, f.name)
		}
		if address, ok := f.to.(*uintptr); ok {
			*address = at
			continue
		}
		purego.RegisterFunc(f.to, at)
	}
	d.launch = launcher(launch)
	return d, nil
}

// launcher calls cuLaunchKernel, three thousand times in a biological second, by
// purego.SyscallN: it neither reflects nor allocates.
func launcher(at uintptr) func(function uintptr, blocks, threads uint32, arguments unsafe.Pointer) int32 {
	var all [11]uintptr // made once: a list of its own for each call would be on the heap
	return func(function uintptr, blocks, threads uint32, arguments unsafe.Pointer) int32 {
		all = [...]uintptr{function, uintptr(blocks), 1, 1, uintptr(threads), 1, 1, 0, 0, uintptr(arguments), 0}
		code, _, _ := purego.SyscallN(at, all[:]...)
		return int32(code)
	}
}

// check turns a CUresult into an error with its name.
func (d *driver) check(doing string, code int32) error {
	if code == 0 {
		return nil
	}
	name := fmt.Sprintf("error %d", code)
	var at uintptr
	if d.errorName(code, &at) == 0 && at != 0 {
		name = text(at)
	}
	return fmt.Errorf("%s: %s", doing, name)
}

// text is a string of the library's.
func text(at uintptr) string {
	p := *(*unsafe.Pointer)(unsafe.Pointer(&at))
	n := 0
	for *(*byte)(unsafe.Add(p, n)) != 0 {
		n++
	}
	return string(unsafe.Slice((*byte)(p), n))
}
