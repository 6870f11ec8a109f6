#version 330 core
#include "lib/cut.glsl"
// Cortex by region, for a pointer to find.

layout(location = 0) in vec3 position; // mm
layout(location = 4) in float code;    // of the region, below 0 for none

uniform mat4 toClip;
uniform int nothing; // 1: belongs to no region

flat out int region;

void main() {
    region = nothing == 1 || code < 0.0 ? -1 : int(code + 0.5);
    cut(position);
    gl_Position = toClip * vec4(position, 1.0);
}
