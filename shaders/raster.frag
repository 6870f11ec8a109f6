#version 330 core
// A ring of columns, newest at the right edge. A texture row is a column of the
// strip from top to bottom, so that one moment is one run of memory; the strip
// scrolls by the place of the newest row alone.

in vec2 corner;
uniform vec4 rect;
uniform float column; // width of a column, px
uniform int newest;   // texture row of the rightmost column
uniform int ring;     // rows of the texture
uniform sampler2D picture;
out vec4 colour;

void main() {
    vec2 p = corner * rect.zw;
    int back = int((rect.z - p.x) / column);
    int row = newest - back;
    row += row < 0 ? ring : 0;
    colour = texelFetch(picture, ivec2(int(p.y), row), 0);
}
