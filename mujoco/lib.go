package mujoco

import (
	"fmt"
	"sync"
	"unsafe"

	"github.com/ebitengine/purego"
)

// Lib is the loaded library. Functions called in every physics step are kept
// as addresses for purego.SyscallN, which neither reflects nor allocates; the
// others are Go functions made by purego.RegisterFunc.
type Lib struct {
	step, forward, resetData, rnePostConstraint uintptr
	contactForce, updateScene                   uintptr

	parseXMLString      func(xml string, vfs unsafe.Pointer, message *byte, size int32) unsafe.Pointer
	compile             func(spec, vfs unsafe.Pointer) unsafe.Pointer
	deleteSpec          func(spec unsafe.Pointer)
	specError           func(spec unsafe.Pointer) string
	deleteModel         func(model unsafe.Pointer)
	makeData            func(model unsafe.Pointer) unsafe.Pointer
	deleteData          func(data unsafe.Pointer)
	id2name             func(model unsafe.Pointer, object, id int32) string
	name2id             func(model unsafe.Pointer, object int32, name string) int32
	stateSize           func(model unsafe.Pointer, signature int32) int32
	getState            func(model, data unsafe.Pointer, state *float64, signature int32)
	malloc              func(size uintptr) unsafe.Pointer
	free                func(memory unsafe.Pointer)
	raise               func(message string)
	setLogHandler       func(handler uintptr) uintptr
	defaultScene        func(scene unsafe.Pointer)
	makeScene           func(model, scene unsafe.Pointer, maxGeoms int32)
	freeScene           func(scene unsafe.Pointer)
	defaultVisualOption func(option unsafe.Pointer)
	defaultFreeCamera   func(model, camera unsafe.Pointer)
}

// A library stays loaded until the process ends, and is proven once.
var (
	loadedMu sync.Mutex
	loaded   = map[string]*Lib{}
)

// Open loads the library at path, refuses any release but Version, and proves
// that its memory is laid out as expected.
func Open(path string) (*Lib, error) {
	loadedMu.Lock()
	defer loadedMu.Unlock()
	if l := loaded[path]; l != nil {
		return l, nil
	}
	l, err := load(path)
	if err != nil {
		return nil, err
	}
	if err := l.selfTest(); err != nil {
		return nil, fmt.Errorf("%s is not the MuJoCo %s that this program was made for (%v); %w", path, Version, err, ErrMissing)
	}
	loaded[path] = l
	return l, nil
}

func load(path string) (*Lib, error) {
	if err := checkWhole(path); err != nil {
		return nil, fmt.Errorf("%s cannot be loaded (%v); %w", path, err, ErrMissing)
	}
	handle, err := purego.Dlopen(path, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be loaded (%v); %w", path, err, ErrMissing)
	}
	address, err := purego.Dlsym(handle, "mj_versionString")
	if err != nil {
		return nil, fmt.Errorf("%s is not MuJoCo: it has no function mj_versionString; %w", path, ErrMissing)
	}
	var version func() string
	purego.RegisterFunc(&version, address)
	if found := version(); found != Version {
		return nil, fmt.Errorf("%s: found MuJoCo %s, wanted %s; %w", path, found, Version, ErrMissing)
	}

	l := &Lib{}
	for name, place := range map[string]any{
		"mj_step":              &l.step,
		"mj_forward":           &l.forward,
		"mj_resetData":         &l.resetData,
		"mj_rnePostConstraint": &l.rnePostConstraint,
		"mj_contactForce":      &l.contactForce,
		"mjv_updateScene":      &l.updateScene,

		"mj_parseXMLString":     &l.parseXMLString,
		"mj_compile":            &l.compile,
		"mj_deleteSpec":         &l.deleteSpec,
		"mjs_getError":          &l.specError,
		"mj_deleteModel":        &l.deleteModel,
		"mj_makeData":           &l.makeData,
		"mj_deleteData":         &l.deleteData,
		"mj_id2name":            &l.id2name,
		"mj_name2id":            &l.name2id,
		"mj_stateSize":          &l.stateSize,
		"mj_getState":           &l.getState,
		"mju_malloc":            &l.malloc,
		"mju_free":              &l.free,
		"mju_error":             &l.raise,
		"mju_setLogHandler":     &l.setLogHandler,
		"mjv_defaultScene":      &l.defaultScene,
		"mjv_makeScene":         &l.makeScene,
		"mjv_freeScene":         &l.freeScene,
		"mjv_defaultOption":     &l.defaultVisualOption,
		"mjv_defaultFreeCamera": &l.defaultFreeCamera,
	} {
		address, err := purego.Dlsym(handle, name)
		if err != nil {
			return nil, fmt.Errorf("%s is incomplete: it has no function %s; %w", path, name, ErrMissing)
		}
		if keep, ok := place.(*uintptr); ok {
			*keep = address
		} else {
			purego.RegisterFunc(place, address)
		}
	}
	l.setLogHandler(logHandler())
	return l, nil
}
