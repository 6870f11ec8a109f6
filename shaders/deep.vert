#version 330 core
#include "lib/cut.glsl"
// Deep structures, cerebellum and brainstem.

layout(location = 0) in vec3 position; // mm
layout(location = 1) in vec3 normal;
layout(location = 2) in float side; // -1 left, 1 right, 0 in the middle

uniform mat4 toView;
uniform mat4 toClip;
uniform vec3 nearer; // mm by which this counts as nearer to the eye than it is
uniform vec2 shift; // of the left and the right hemisphere along x, mm

out vec3 viewPos;
out vec3 viewNormal;

void main() {
    vec3 at = position + vec3(max(-side, 0.0) * shift.x + max(side, 0.0) * shift.y, 0.0, 0.0);
    viewPos = (toView * vec4(at, 1.0)).xyz;
    viewNormal = mat3(toView) * normal;
    cut(at);
    gl_Position = toClip * vec4(at, 1.0);
    vec4 counted = toClip * vec4(at + nearer, 1.0);
    gl_Position.z = counted.z / counted.w * gl_Position.w;
}
