#version 330 core
// The floor as far as it is seen, in nine rectangles: in the middle the one on
// which the body's shade lies, around it those without. They share their corners.

uniform mat4 toClip;
uniform float height; // of the floor, m
uniform vec4 columns; // borders of the rectangles along x and y, m
uniform vec4 rows;
uniform int first;    // rectangle of the first instance, 0 to 8

out vec2 foot; // m

void main() {
    const vec2 corners[6] = vec2[](vec2(0, 0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1, 1));
    int cell = first + gl_InstanceID;
    ivec2 at = ivec2(cell % 3, cell / 3) + ivec2(corners[gl_VertexID]);
    foot = vec2(columns[at.x], rows[at.y]);
    gl_Position = toClip * vec4(foot, height, 1.0);
    gl_Position.z = 0.0; // near and far planes are for the body
}
