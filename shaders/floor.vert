#version 330 core
// The whole picture, with the ray that each pixel looks along.

uniform mat4 fromClip; // inverse of view and projection
uniform vec3 eye;

out vec3 ray;

void main() {
    vec2 corner = 2.0 * vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) - 1.0;
    vec4 far = fromClip * vec4(corner, 1.0, 1.0);
    ray = far.xyz / far.w - eye;
    gl_Position = vec4(corner, 0.0, 1.0);
}
