//go:build !headless

package main

import "github.com/ebitengine/purego"

// C's allocator gives blocks of a megabyte and more, as are the framebuffers of an
// OpenGL in software, back to the system when they are freed. By itself glibc keeps
// ever larger ones once one was freed (mallopt(3), M_MMAP_THRESHOLD), and a window
// whose panels come and go grows through the gaps between them. Other C libraries
// do not know the call.
func init() {
	const bytes = 1 << 20
	threshold := -3 // M_MMAP_THRESHOLD of malloc.h
	if mallopt, err := purego.Dlsym(purego.RTLD_DEFAULT, "mallopt"); err == nil {
		purego.SyscallN(mallopt, uintptr(threshold), bytes)
	}
}
