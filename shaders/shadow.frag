#version 330 core
// What the body takes of the light on a rectangle of the floor, looked down on:
// the lamp in red, the surroundings in green. Both are smooth enough for texels
// of a centimetre, and there are far fewer of those than pixels.

#include "lib/occlusion.glsl"

in vec2 uv;

uniform vec4 field;   // of the floor: low x, y, width, height, m
uniform float height; // of the floor, m

out vec4 colour;

void main() {
    vec3 p = vec3(field.xy + uv * field.zw, height);
    colour = vec4(occlusion(p, vec3(0.0, 0.0, 1.0), 0.05), 0.0, 1.0);
}
