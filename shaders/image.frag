#version 330 core
// A picture with round corners. Its first row is the lowest.

in vec2 corner;
uniform vec4 rect;
uniform float radius;
uniform sampler2D picture;
out vec4 colour;

void main() {
    vec2 halfBox = 0.5 * rect.zw;
    vec2 q = abs(corner * rect.zw - halfBox) - halfBox + radius;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
    colour = vec4(texture(picture, vec2(corner.x, 1.0 - corner.y)).rgb, clamp(0.5 - d, 0.0, 1.0));
}
