// Package shaders embeds the program's GLSL, one effect a file: NAME.vert and
// NAME.frag make a program, lib/*.glsl is shared by `#include "lib/X.glsl"`.
// A program without a NAME.vert is a pass over the whole picture (screen.vert).
package shaders

import "embed"

// FS holds *.vert, *.frag and lib/*.glsl.
//
//go:embed *.vert *.frag lib/*.glsl
var FS embed.FS
