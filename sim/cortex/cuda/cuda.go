package cuda

import (
	_ "embed"
	"fmt"
	"slices"
	"unsafe"

	"encephagen/sim/cortex/backend"
)

// ptx is the kernels' code.
//
//go:embed cortex.ptx
var ptx string

// Threads of a block, and how many blocks go through the spikes of a window.
const (
	blockSize     = 64
	deliverBlocks = 512
)

// oldestDriver is the CUDA version that reads the PTX, as the driver counts: 11.8.
const oldestDriver = 11080

// Backend is an NVIDIA card.
type Backend struct {
	*driver
	thread  *backend.Thread // the context is current on it
	name    string
	device  int32
	bus     string // its place on the PCI bus
	context uintptr
	module  uintptr
	kernel  [backend.Kernels]uintptr

	m         backend.Model
	codes     int
	window    int64
	constants uint64 // addresses on the card
	buffer    [backend.Buffers]uint64
	size      [backend.Buffers]int // bytes
	words     []uint32
	arguments [3 + backend.Buffers]unsafe.Pointer
	now, step uint32 // arguments that change
	launches  int
	meter     *meter
}

var _ backend.Backend = (*Backend)(nil)

// Open takes the first card. Its errors say what is missing.
func Open() (*Backend, error) { return open("libcuda.so.1", ptx) }

func open(library, ptx string) (*Backend, error) {
	d, err := load(library)
	if err != nil {
		return nil, err
	}
	b := &Backend{driver: d, thread: backend.NewThread()}
	if err := b.thread.Do(func() error { return b.start(ptx) }); err != nil {
		b.Close()
		return nil, err
	}
	b.meter = newMeter("libnvidia-ml.so.1", b.bus)
	return b, nil
}

func (b *Backend) start(ptx string) error {
	if code := b.init(0); code != 0 {
		return fmt.Errorf("no CUDA: the NVIDIA driver does not start (%w); is there a card, and is its kernel module loaded?", b.check("cuInit", code))
	}
	var version, count int32
	if err := b.check("cuDriverGetVersion", b.version(&version)); err != nil {
		return err
	}
	if version < oldestDriver {
		return fmt.Errorf("no CUDA: the NVIDIA driver is too old (CUDA %d.%d); a driver of CUDA 11.8 or later is needed", version/1000, version%1000/10)
	}
	if err := b.check("cuDeviceGetCount", b.count(&count)); err != nil {
		return err
	}
	if count == 0 {
		return fmt.Errorf("no CUDA: the NVIDIA driver finds no card (is CUDA_VISIBLE_DEVICES set?)")
	}
	name, bus := make([]byte, 256), make([]byte, 32)
	image := append([]byte(ptx), 0)
	for _, step := range []struct {
		doing string
		code  func() int32
	}{
		{"cuDeviceGet", func() int32 { return b.driver.device(&b.device, 0) }},
		{"cuDeviceGetName", func() int32 { return b.driver.name(&name[0], int32(len(name)-1), b.device) }},
		{"cuDeviceGetPCIBusId", func() int32 { return b.busID(&bus[0], int32(len(bus)-1), b.device) }},
		{"cuDevicePrimaryCtxRetain", func() int32 { return b.retain(&b.context, b.device) }},
		{"cuCtxSetCurrent", func() int32 { return b.current(b.context) }},
		{"the driver refuses the kernels, which take a card from Maxwell (2014, compute capability 5.2) on", func() int32 { return b.loadModule(&b.module, &image[0]) }},
	} {
		if err := b.check(step.doing, step.code()); err != nil {
			return err
		}
	}
	b.name, b.bus = "cuda: "+string(name[:slices.Index(name, 0)]), string(bus[:slices.Index(bus, 0)])
	for k, name := range backend.KernelNames {
		if err := b.check("kernel "+name, b.function(&b.kernel[k], b.module, name)); err != nil {
			return err
		}
	}
	return nil
}

// Name tells which card it is.
func (b *Backend) Name() string { return b.name }

// Close frees everything on the card.
func (b *Backend) Close() error {
	b.thread.Close(func() {
		if b.context == 0 {
			return
		}
		b.drop()
		if b.module != 0 {
			b.unloadModule(b.module)
		}
		b.current(0)
		b.release(b.device)
		b.context = 0
	})
	return nil
}

// drop frees the network.
func (b *Backend) drop() {
	for _, at := range append(b.buffer[:], b.constants) {
		if at != 0 {
			b.free(at)
		}
	}
	b.buffer, b.size, b.constants = [backend.Buffers]uint64{}, [backend.Buffers]int{}, 0
}

// Joules is the energy that the card has used since its driver was loaded, and
// whether it counts that.
func (b *Backend) Joules() (float64, bool) { return b.meter.joules() }
