#version 330 core
// The strip in a rectangle given in pixels from the top left.

uniform vec2 size;
uniform vec4 rect; // x, y, width, height
out vec2 corner;

void main() {
    const vec2 corners[6] = vec2[](vec2(0, 0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1, 1));
    corner = corners[gl_VertexID];
    vec2 p = rect.xy + corner * rect.zw;
    gl_Position = vec4(2.0 * p.x / size.x - 1.0, 1.0 - 2.0 * p.y / size.y, 0.0, 1.0);
}
