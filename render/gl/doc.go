// Package gl is a thin layer over OpenGL 3.3 core: programs from the embedded
// shaders, meshes, buffers, textures, framebuffers and read-back, with errors
// returned instead of printed. Import it as rgl.
//
// Conventions that every renderer keeps:
//   - One OS thread owns the context; nothing here may be called from another.
//   - An 8-bit framebuffer holds sRGB-encoded colour (the shader encodes), a
//     float framebuffer holds linear light. GL_FRAMEBUFFER_SRGB stays off.
//   - A renderer sets all state it needs with State.Apply and trusts nothing
//     that was there before: Dear ImGui and other renderers draw in between.
//   - Uniforms are set after Use, on the program in use.
//   - Textures have their first row at the bottom, as OpenGL does; ReadRGBA
//     turns pictures the right way up.
package gl
