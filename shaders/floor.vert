#version 330 core
// The floor as far as it is seen: a disc, in triangles around its middle.

const int SIDES = 48;

uniform mat4 toClip;
uniform float height; // of the floor, m
uniform vec3 middle;  // of the pool of light
uniform float radius; // where the fog has closed, m

out vec2 foot; // m

void main() {
    int k = gl_VertexID / 3, corner = gl_VertexID % 3;
    float angle = 6.2831853 * float(k + corner - 1) / float(SIDES);
    // The disc lies within its sides, not its corners.
    float r = corner == 0 ? 0.0 : radius / cos(3.1415927 / float(SIDES));
    foot = middle.xy + r * vec2(cos(angle), sin(angle));
    gl_Position = toClip * vec4(foot, height, 1.0);
    gl_Position.z = 0.0; // near and far planes are for the body
}
