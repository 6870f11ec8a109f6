#version 330 core
// Boxes with round corners, lines with round ends and boxes that fade, one
// instance each.

layout(location = 0) in vec2 corner;
layout(location = 1) in vec4 ends;  // two corners of a box, or both ends of a line
layout(location = 2) in vec3 style; // radius, border; 1 for a line, 2 to 4 for a fade down, up, right
layout(location = 3) in vec4 tint;

uniform vec2 size;
out vec2 at;          // px from the middle, along and across
flat out vec2 halfBox;
flat out vec2 edge;   // radius, border
flat out vec4 ink;
flat out vec3 fade;   // what fades: how it grows along x and y, per px; 1 if it does

void main() {
    vec2 middle = 0.5 * (ends.xy + ends.zw);
    vec2 span = ends.zw - ends.xy;
    vec2 along = vec2(1.0, 0.0);
    halfBox = 0.5 * abs(span);
    fade = vec3(0.0);
    if (style.z > 3.5) fade = vec3(0.5 / halfBox.x, 0.0, 1.0);
    else if (style.z > 1.5) fade = vec3(0.0, (style.z > 2.5 ? -0.5 : 0.5) / halfBox.y, 1.0);
    else if (style.z > 0.5) {
        float len = length(span);
        along = len > 0.0 ? span / len : along;
        halfBox = vec2(0.5 * len + style.x, style.x);
    }
    at = (2.0 * corner - 1.0) * (halfBox + 1.0); // a pixel more for smooth edges
    edge = style.xy;
    ink = tint;
    vec2 p = middle + at.x * along + at.y * vec2(-along.y, along.x);
    gl_Position = vec4(2.0 * p.x / size.x - 1.0, 1.0 - 2.0 * p.y / size.y, 0.0, 1.0);
}
