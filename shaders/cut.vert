#version 330 core
// The face of a cut through the cortex.

layout(location = 0) in vec4 place;     // mm; depth in the ribbon, 0 outside, 1 inside
layout(location = 1) in float activity; // 0..1 of the scale

uniform mat4 toClip; // mm to clip space

out float depth;
out float glow;

void main() {
    depth = place.w;
    glow = activity;
    gl_Position = toClip * vec4(place.xyz, 1.0);
}
