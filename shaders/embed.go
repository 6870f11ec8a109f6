// Package shaders embeds the program's GLSL, one effect a file: NAME.vert and
// NAME.frag make a program, lib/*.glsl is shared by `#include "lib/X.glsl"`.
// compute/ holds the kernels of the cortex, each behind compute/network.glsl.
// A program without a NAME.vert is a pass over the whole picture (screen.vert).
package shaders

import "embed"

// FS holds *.vert, *.frag, lib/*.glsl and compute/*.
//
//go:embed *.vert *.frag lib/*.glsl compute/*
var FS embed.FS
