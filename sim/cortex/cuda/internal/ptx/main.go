// Command ptx translates a CUDA source to PTX by NVRTC, which needs no card, no
// driver and no toolkit: the library of the Python wheel nvidia-cuda-nvrtc-cu11
// 11.8.89 will do. ENCEPHAGEN_NVRTC names it.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"unsafe"

	"github.com/ebitengine/purego"
)

func main() {
	out := flag.String("o", "cortex.ptx", "file to write")
	flag.Parse()
	if err := run(*out, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "ptx:", err)
		os.Exit(1)
	}
}

func run(out, in string) error {
	lib := os.Getenv("ENCEPHAGEN_NVRTC")
	if lib == "" {
		return errors.New("ENCEPHAGEN_NVRTC names no libnvrtc.so.11.2: pip download nvidia-cuda-nvrtc-cu11==11.8.89 and unpack it")
	}
	source, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	ptx, err := compile(lib, source)
	if err != nil {
		return err
	}
	return os.WriteFile(out, ptx, 0o644)
}

// compile asks NVRTC.
func compile(lib string, source []byte) ([]byte, error) {
	h, err := purego.Dlopen(lib, purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		return nil, err
	}
	var (
		create         func(program *uintptr, source, name string, headers int32, texts, names unsafe.Pointer) int32
		build          func(program uintptr, options int32, list unsafe.Pointer) int32
		logSize, size  func(program uintptr, n *uintptr) int32
		readLog, fetch func(program uintptr, to unsafe.Pointer) int32
	)
	for name, f := range map[string]any{
		"nvrtcCreateProgram": &create, "nvrtcCompileProgram": &build, "nvrtcGetProgramLogSize": &logSize,
		"nvrtcGetProgramLog": &readLog, "nvrtcGetPTXSize": &size, "nvrtcGetPTX": &fetch,
	} {
		address, err := purego.Dlsym(h, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", lib, err)
		}
		purego.RegisterFunc(f, address)
	}
	var program, n uintptr
	if r := create(&program, string(source), "cortex.cu", 0, nil, nil); r != 0 {
		return nil, fmt.Errorf("nvrtcCreateProgram: %d", r)
	}
	option := []byte("--gpu-architecture=compute_52\x00")
	options := []*byte{&option[0]}
	if r := build(program, 1, unsafe.Pointer(&options[0])); r != 0 {
		logSize(program, &n)
		text := make([]byte, n+1)
		readLog(program, unsafe.Pointer(&text[0]))
		return nil, fmt.Errorf("nvrtcCompileProgram: %d: %s", r, bytes.TrimRight(text, "\x00"))
	}
	size(program, &n)
	ptx := make([]byte, n+1)
	fetch(program, unsafe.Pointer(&ptx[0]))
	return bytes.TrimRight(ptx, "\x00"), nil
}
