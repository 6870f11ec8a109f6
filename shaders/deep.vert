#version 330 core
// Deep structures, cerebellum and brainstem.

layout(location = 0) in vec3 position; // mm
layout(location = 1) in vec3 normal;
layout(location = 2) in vec3 tint; // linear

uniform mat4 toView;
uniform mat4 toClip;

out vec3 viewPos;
out vec3 viewNormal;
out vec3 matte;

void main() {
    viewPos = (toView * vec4(position, 1.0)).xyz;
    viewNormal = mat3(toView) * normal;
    matte = tint;
    gl_Position = toClip * vec4(position, 1.0);
}
