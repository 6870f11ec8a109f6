#version 330 core
// Glyphs, one instance each, in pixels from the top left.

layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 rect;  // x, y, width, height
layout(location = 2) in vec2 place; // in the atlas, px
layout(location = 3) in vec4 tint;

uniform vec2 size;
out vec2 texel;
flat out vec4 ink;

void main() {
    vec2 p = rect.xy + corner * rect.zw;
    texel = place + corner * rect.zw;
    ink = tint;
    gl_Position = vec4(2.0 * p.x / size.x - 1.0, 1.0 - 2.0 * p.y / size.y, 0.0, 1.0);
}
