#version 330 core
// Distance to a box with round corners, covered over one pixel, or growing softly
// from one side to the other.

in vec2 at;
flat in vec2 halfBox;
flat in vec2 edge; // radius, border
flat in vec4 ink;
flat in vec3 fade;
out vec4 colour;

void main() {
    vec2 q = abs(at) - halfBox + edge.x;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - edge.x;
    float cover = clamp(0.5 - d, 0.0, 1.0);
    if (edge.y > 0.0) {
        cover -= clamp(0.5 - d - edge.y, 0.0, 1.0);
    }
    float t = clamp(0.5 + dot(at, fade.xy), 0.0, 1.0);
    cover *= mix(1.0, t * t * (3.0 - 2.0 * t), fade.z);
    colour = vec4(ink.rgb, ink.a * cover);
}
