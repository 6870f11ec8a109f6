//go:build !headless

package imgui

// The C file beside this one needs cgo; the blank line below keeps this comment
// out of the C preamble.

import "C"
