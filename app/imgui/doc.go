// Package imgui joins Dear ImGui to the window: input from GLFW, drawing
// through OpenGL 3.3, the program's fonts and theme, and the two symbols that
// an older glibc lacks. It is the only package that touches an ImGui backend;
// panels use the widgets of github.com/AllenDang/cimgui-go/imgui directly.
//
// A Context needs a current GL context and nothing else, so the same panels are
// drawn in a real window and, for tests, in a framebuffer without any display.
package imgui
