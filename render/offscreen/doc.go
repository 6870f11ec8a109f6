// Package offscreen makes an OpenGL context without a display, for films,
// tests and machines without a screen. EGL is loaded at run time (purego), so
// that the program starts where it is missing and can say so. Mesa's
// surfaceless platform comes first; NVIDIA's driver has none and offers its
// devices instead. There is no picture to draw into but framebuffers.
package offscreen
